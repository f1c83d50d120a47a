package io.clipgen.bootstrap.cli;

import io.clipgen.bootstrap.Main;
import picocli.CommandLine.IVersionProvider;

/// The version, from the jar's manifest.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "ClipGen " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()
    };
  }
}
