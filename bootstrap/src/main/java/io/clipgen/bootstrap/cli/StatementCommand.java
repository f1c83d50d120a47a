package io.clipgen.bootstrap.cli;

import io.clipgen.application.earnings.usecase.StatementKeyring;
import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.OpenDatabase;
import io.clipgen.bootstrap.Trouble;
import io.clipgen.domain.earnings.SignedFile;
import io.clipgen.domain.earnings.SignedFile.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `clipgen statement`.
@Command(
    name = "statement",
    description = "Signed statements.",
    subcommands = {StatementCommand.Verify.class, StatementCommand.Key.class})
final class StatementCommand implements Runnable {

  private static final String KEYS = "statement-keys.pem";

  /// A fact is a name, of one word or two, and what follows from the first figure or id on.
  private static final Pattern BEFORE_THE_FIGURE = Pattern.compile(" (?=\\S*\\d)");

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: clipgen statement verify FILE, or clipgen statement key.");
  }

  /// `clipgen statement verify`.
  @Command(
      name = "verify",
      description =
          "Checks that every byte of a statement is as it was signed, and says whose it is and what"
              + " it adds up to. Needs no server and no database, only the public key of the"
              + " installation it comes from. Exit code 1 if it is not what was signed.")
  static final class Verify implements Callable<Integer> {

    @Mixin private InstallationOptions options;
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The statement, as JSON, CSV or PDF.")
    private Path file;

    @Option(
        names = "--key",
        paramLabel = "FILE",
        description =
            "The public keys, as /api/v1/statement-keys.pem has them (default: "
                + KEYS
                + " in the data folder, where `clipgen statement key` keeps this installation's own).")
    private @Nullable Path key;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      return switch (SignedFile.verify(read(file), keys())) {
        case Verdict.Valid(var form, var name, var summary) -> {
          out.printf("%s is valid: every byte of this %s is as it was signed.%n", file, form);
          out.printf("  %-10s %s%n", "key", name);
          for (String fact : summary.split("; ", -1)) {
            String[] parts = BEFORE_THE_FIGURE.split(fact, 2);
            out.printf("  %-10s %s%n", parts[0], parts.length == 1 ? "" : parts[1]);
          }
          yield ExitCode.OK;
        }
        case Verdict.Broken(var reason) -> {
          out.printf("%s is NOT valid: %s.%n", file, reason);
          yield ExitCode.SOFTWARE;
        }
      };
    }

    private List<PublicKey> keys() {
      Path from = key == null ? options.installation().data().resolve(KEYS) : key;
      if (key == null && !Files.exists(from)) {
        throw new Trouble(
            "Say by which key: --key FILE. The installation that made the statement has it at"
                + " /api/v1/statement-keys.pem; clipgen statement key prints this one's own.");
      }
      try {
        List<PublicKey> keys =
            SignedFile.readKeys(new String(read(from), StandardCharsets.US_ASCII));
        if (keys.isEmpty()) {
          throw new Trouble("There is no public key in %s.".formatted(from));
        }
        return keys;
      } catch (IllegalArgumentException wrong) {
        throw new Trouble("%s has a key of another kind.".formatted(from), wrong);
      }
    }

    private static byte[] read(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException failure) {
        throw new Trouble(
            "%s cannot be read (%s).".formatted(file, Trouble.reason(failure)), failure);
      }
    }
  }

  /// `clipgen statement key`.
  @Command(
      name = "key",
      description =
          "Prints the public keys of this installation's statements, and keeps them in its data"
              + " folder, where `clipgen statement verify` looks for them.")
  static final class Key implements Callable<Integer> {

    @Mixin private InstallationOptions options;
    @Spec private CommandSpec spec;

    @Option(names = "--save", paramLabel = "FILE", description = "Writes them into a file as well.")
    private @Nullable Path save;

    @Override
    public Integer call() {
      Installation installation = options.installation();
      try (OpenDatabase database = options.database()) {
        database.migrate();
        try (Core core = Core.over(installation, database)) {
          String pem =
              core.get(StatementKeyring.class).publicKeys().stream()
                  .map(SignedFile::pem)
                  .collect(Collectors.joining());
          write(installation.data().resolve(KEYS), pem);
          if (save != null) {
            write(save, pem);
          }
          spec.commandLine().getOut().println(pem.strip());
          return ExitCode.OK;
        }
      }
    }

    private static void write(Path file, String pem) {
      try {
        Files.writeString(file, pem);
      } catch (IOException failure) {
        throw new Trouble(
            "%s cannot be written (%s).".formatted(file, Trouble.reason(failure)), failure);
      }
    }
  }
}
