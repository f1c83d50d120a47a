package io.clipgen.bootstrap.cli;

import io.clipgen.application.clips.usecase.RotatePassKeys;
import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.OpenDatabase;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `clipgen keys`.
@Command(
    name = "keys",
    description = "The keys under which the addresses of streams are signed.",
    subcommands = KeysCommand.Rotate.class)
final class KeysCommand implements Runnable {

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: clipgen keys rotate.");
  }

  /// `clipgen keys rotate`.
  @Command(
      name = "rotate",
      description = {
        "Makes a new key, under which addresses are signed from then on.",
        "Streams that are played go on: addresses signed before stay good until they end."
      })
  static final class Rotate implements Callable<Integer> {

    @Mixin private InstallationOptions options;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      try (OpenDatabase database = options.database()) {
        database.migrate();
        try (Core core = Core.over(options.installation(), database)) {
          RotatePassKeys.Rotated rotated = core.get(RotatePassKeys.class).handle();
          spec.commandLine()
              .getOut()
              .printf(
                  "A new key signs from %s on; %d keys are accepted.%n",
                  rotated.signsFrom().truncatedTo(ChronoUnit.SECONDS), rotated.accepted());
        }
      }
      return ExitCode.OK;
    }
  }
}
