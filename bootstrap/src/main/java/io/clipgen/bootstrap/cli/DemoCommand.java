package io.clipgen.bootstrap.cli;

import io.clipgen.bootstrap.Administrators;
import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.Trouble;
import io.clipgen.bootstrap.demo.Api;
import io.clipgen.bootstrap.demo.Narrator;
import io.clipgen.bootstrap.demo.SimulatedAudience;
import io.clipgen.bootstrap.demo.Story;
import io.clipgen.bootstrap.serving.Serving;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `clipgen demo`: exit code 0 only if every check held.
@Command(
    name = "demo",
    description = {
      "Starts everything on embedded parts and plays the whole story over the HTTP API.",
      "In it: a campaign, clips from a real video, views, a bonus, a payout, a statement that others",
      "can verify, a campaign that pays by views, a tip, and the ledger's proof.",
      "It has a data folder and a port of its own, so it runs beside a serving installation."
    })
class DemoCommand implements Callable<Integer> {

  private static final int SOMETHING_BROKE = 3;

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--video",
      paramLabel = "FILE",
      description = "The brand's source video (default: the sample that travels along).")
  private @Nullable Path video;

  @Option(
      names = "--clips",
      paramLabel = "N",
      description = "How many clips are ordered (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int clips;

  @Option(
      names = "--length",
      paramLabel = "SECONDS",
      description = "How long each clip should be (default: ${DEFAULT-VALUE}).",
      defaultValue = "15")
  private int length;

  @Option(names = "--keep", description = "Goes on serving afterwards, until Ctrl-C.")
  private boolean keep;

  @Option(
      names = "--port",
      description = "The port to listen on (default: ${DEFAULT-VALUE}, a free one).",
      defaultValue = "0")
  private int port;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Installation installation =
        options
            .installation("demo")
            .with("micronaut.server.port", port == 0 ? "-1" : Integer.toString(port));
    Path source = source(installation);
    Signals signals = Signals.listening();
    out.println(
        "ClipGen plays its story. Payments and the social platform are simulated; the rest is real.");
    try (Serving serving =
        Serving.start(
            installation,
            sentence -> {
              out.println(sentence);
              out.flush();
            })) {
      out.printf("Serving at %s, data in %s%n", serving.address(), installation.data());
      Narrator narrator = new Narrator(out);
      Story.Script script =
          new Story.Script(
              source,
              clips,
              length,
              installation.folder("downloads"),
              Administrators.EMAIL,
              password(installation));
      new Story(
              script,
              narrator,
              new SimulatedAudience(installation.data()),
              Api.at(serving.address()))
          .tell();
      out.printf("%n%d checks held, %d did not.%n", narrator.held(), narrator.broken().size());
      narrator.broken().forEach(broken -> out.println("  ✗ " + broken));
      out.flush();
      if (keep) {
        out.printf(
            "%nStill serving at %s (documentation: %s/docs)%n",
            serving.address(), serving.address());
        out.printf("Sign in as %s with %s%n", script.adminEmail(), script.adminPassword());
        out.println("Ctrl-C ends it.");
        out.flush();
        signals.await();
      }
      return narrator.broken().isEmpty() ? 0 : SOMETHING_BROKE;
    }
  }

  private Path source(Installation installation) {
    Path file =
        video == null ? installation.home().resolve("adapters-media/samples/sample.mp4") : video;
    if (!Files.isRegularFile(file)) {
      throw new Trouble("There is no video " + file + ": give --video a file that you can read.");
    }
    return file;
  }

  private static String password(Installation installation) {
    Path file = installation.data().resolve("admin-password");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Trouble(
          "The administrator's password of this installation is not in %s: choose another --data."
              .formatted(file),
          e);
    }
  }
}
