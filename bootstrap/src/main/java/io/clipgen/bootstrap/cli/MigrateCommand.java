package io.clipgen.bootstrap.cli;

import io.clipgen.bootstrap.OpenDatabase;
import io.clipgen.persistence.shared.Migrations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `clipgen migrate`.
@Command(name = "migrate", description = "Brings the database to the schema of this version.")
final class MigrateCommand implements Callable<Integer> {

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (OpenDatabase database = options.database()) {
      int applied = database.migrate();
      spec.commandLine()
          .getOut()
          .printf(
              "%s: %s, now at %s.%n",
              database.part().version(),
              applied == 0 ? "nothing to migrate" : applied + " migrations applied",
              Migrations.version(database.owner()));
    }
    return 0;
  }
}
