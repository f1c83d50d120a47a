package io.clipgen.bootstrap.cli;

import io.clipgen.bootstrap.Administrators;
import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.OpenDatabase;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `clipgen admin`.
@Command(
    name = "admin",
    description = "Administrators of this installation.",
    subcommands = AdminCommand.Create.class)
final class AdminCommand implements Runnable {

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: clipgen admin create.");
  }

  /// `clipgen admin create`.
  @Command(
      name = "create",
      description = "Makes an administrator, or makes one of somebody who has registered.")
  static final class Create implements Callable<Integer> {

    @Mixin private InstallationOptions options;
    @Spec private CommandSpec spec;

    @Option(names = "--email", required = true, description = "How the administrator signs in.")
    private String email;

    @Option(
        names = "--name",
        paramLabel = "NAME",
        description = "The name that others see (default: ${DEFAULT-VALUE}).")
    private String name = "Administrator";

    @Option(
        names = "--password",
        arity = "0..1",
        interactive = true,
        description = "Asks for the password; without this one is generated and shown once.")
    private @Nullable String password;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      String chosen = password == null ? Administrators.generatedPassword() : password;
      try (OpenDatabase database = options.database()) {
        database.migrate();
        try (Core core = Core.over(options.installation(), database)) {
          Administrators.create(core, email, chosen, name);
        }
      }
      out.printf("%s is an administrator.%n", email);
      if (password == null) {
        out.printf("The password, shown this once: %s%n", chosen);
      }
      return 0;
    }
  }
}
