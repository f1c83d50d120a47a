package io.clipgen.bootstrap.cli;

import io.clipgen.bootstrap.Administrators;
import io.clipgen.bootstrap.Installation;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `clipgen serve`.
@Command(name = "serve", description = "Starts everything on one port and serves until Ctrl-C.")
class ServeCommand implements Callable<Integer> {

  private static final int LARGEST_PORT = 65_535;

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      description =
          "The port to listen on (default: 8080, or micronaut.server.port); 0 takes a free one.")
  private @Nullable Integer port;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Signals signals = Signals.listening();
    try (Serving serving = Serving.start(installation(), out::println)) {
      out.printf("%nClipGen is ready at %s%n", serving.address());
      out.printf("API documentation:  %s/docs%n", serving.address());
      out.printf("Data:               %s%n", options.installation().data());
      if (serving.newPassword().isPresent()) {
        howToSignIn(serving.newPassword().get(), out);
      }
      out.printf("Ctrl-C ends it.%n");
      out.flush();
      signals.await();
      out.println("Ending.");
      out.flush();
    }
    return 0;
  }

  private Installation installation() {
    Installation installation = options.installation();
    if (port == null) {
      return installation;
    }
    if (port < 0 || port > LARGEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be from 0 to " + LARGEST_PORT + ".");
    }
    return installation.with("micronaut.server.port", port == 0 ? "-1" : port.toString());
  }

  private static void howToSignIn(Path file, PrintWriter out) throws IOException {
    out.printf(
        "Sign in as %s with the password %s (generated; also in %s)%n",
        Administrators.EMAIL, Files.readString(file).strip(), file);
  }
}
