package io.clipgen.bootstrap;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How to run this program a second time.
public final class ThisJvm {

  private ThisJvm() {}

  /// The beginning of a command that runs [Main] with the same Java, class path and flags as this
  /// process.
  ///
  /// @param more further flags
  public static List<String> command(List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(ThisJvm::isShared)
        .forEach(command::add);
    command.addAll(more);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }

  // Not a debugger's port, an agent's file, or what is only right for this one process.
  private static boolean isShared(String flag) {
    return flag.startsWith("-XX:")
        || flag.startsWith("-Xlog:")
        || flag.startsWith("-D")
        || flag.startsWith("--");
  }
}
