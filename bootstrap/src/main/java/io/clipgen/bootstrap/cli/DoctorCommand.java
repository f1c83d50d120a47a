package io.clipgen.bootstrap.cli;

import io.clipgen.application.operations.Part;
import io.clipgen.application.operations.Parts;
import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.OpenDatabase;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `clipgen doctor`.
@Command(
    name = "doctor",
    description =
        "Says of every part whether it is real, embedded or simulated, and what to configure for the real one.")
final class DoctorCommand implements Callable<Integer> {

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (OpenDatabase database = options.database()) {
      database.migrate();
      try (Core core = Core.over(options.installation(), database)) {
        print(core.get(Parts.class).list(), out);
      }
    }
    out.printf("%nData folder: %s%n", options.installation().data());
    return 0;
  }

  private static void print(List<Part> parts, PrintWriter out) {
    int name = parts.stream().mapToInt(part -> part.name().length()).max().orElse(0);
    int version = parts.stream().mapToInt(part -> part.version().length()).max().orElse(0);
    String line = "%-" + name + "s  %-9s  %-" + version + "s  %s";
    for (Part part : parts) {
      String hint = part.hint().isEmpty() ? "" : "for the real one: " + part.hint();
      out.println(
          line.formatted(
                  part.name(), part.state().name().toLowerCase(Locale.ROOT), part.version(), hint)
              .stripTrailing());
    }
  }
}
