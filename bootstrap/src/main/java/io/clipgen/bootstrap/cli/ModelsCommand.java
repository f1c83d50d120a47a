package io.clipgen.bootstrap.cli;

import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.Trouble;
import io.clipgen.media.MediaSettings;
import io.clipgen.media.models.SpeechModels;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `clipgen models`.
@Command(
    name = "models",
    description = "Lists and fetches the models that write down what is said.",
    subcommands = {ModelsCommand.ListCommand.class, ModelsCommand.PullCommand.class})
final class ModelsCommand implements Runnable {

  private static final int STOPPED = 130;

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: clipgen models list, or clipgen models pull NAME.");
  }

  /// `clipgen models list`.
  @Command(name = "list", description = "Shows the models that are known by name.")
  static final class ListCommand implements Callable<Integer> {

    @Mixin private InstallationOptions options;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      for (var model : models(options.installation()).list()) {
        out.printf(
            "%-20s %5d MB  %-4s  %s%n",
            model.name(), model.megabytes(), model.isHere() ? "here" : "", model.what());
      }
      return ExitCode.OK;
    }
  }

  /// `clipgen models pull`.
  @Command(
      name = "pull",
      description = {
        "Fetches a model from the address in clipgen.models.base, and checks it.",
        "Where the connection breaks, the next try goes on. To use it: clipgen.whisper.model=NAME."
      })
  static final class PullCommand implements Callable<Integer> {

    @Mixin private InstallationOptions options;
    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "NAME",
        description = "As in small.en, or a file name as in ggml-small.en.bin.")
    private String name;

    @Option(
        names = "--sha256",
        paramLabel = "HEX",
        description = "Its checksum, where there is no .sha256 file beside it.")
    private @Nullable String sha256;

    @Override
    public Integer call() {
      try (var stop = StopOnSignal.ofThisThread()) {
        return pull();
      }
    }

    private int pull() {
      try (var progress = new PullLine(name, spec.commandLine().getErr())) {
        var file = models(options.installation()).pull(name, Optional.ofNullable(sha256), progress);
        progress.close();
        spec.commandLine()
            .getOut()
            .printf("%s is here. To use it: clipgen.whisper.model=%s%n", file, name);
        return ExitCode.OK;
      } catch (InterruptedException e) {
        // Said while the program still waits for this: afterwards it is gone.
        spec.commandLine().getErr().println("Stopped; the next try goes on from here.");
        spec.commandLine().getErr().flush();
        return STOPPED;
      }
    }
  }

  private static SpeechModels models(Installation installation) {
    try (var configuration = Core.configuration(installation)) {
      return MediaSettings.of(key -> configuration.getProperty(key, String.class)).models();
    } catch (IllegalArgumentException e) {
      throw new Trouble(String.valueOf(e.getMessage()), e);
    }
  }
}
