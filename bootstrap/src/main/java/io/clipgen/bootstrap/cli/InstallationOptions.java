package io.clipgen.bootstrap.cli;

import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.OpenDatabase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What every command understands: which installation it is about, and settings that win over all
/// others.
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class InstallationOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder in which everything is kept (default: data in the installation folder).")
  private @Nullable Path data;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of application.yml; may be given several times.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /// The installation that is meant.
  public Installation installation() {
    return Installation.here(data, settings);
  }

  /// The installation that is meant, in a data folder of its own where none was given.
  Installation installation(String folder) {
    Installation installation = installation();
    return data == null
        ? new Installation(
            installation.home(), installation.data().resolve(folder), installation.settings())
        : installation;
  }

  /// Its database. Close it: what was started for this is stopped then.
  public OpenDatabase database() {
    Installation installation = installation();
    try (var configuration = Core.configuration(installation)) {
      String url = configuration.getProperty("clipgen.database.url", String.class).orElse("");
      return OpenDatabase.open(installation, url);
    }
  }
}
