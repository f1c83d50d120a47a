package io.clipgen.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `postmaster.pid` in a cluster says about the server that runs there, or ran there.
///
/// @param pid the process
/// @param port where it listens
record PostmasterFile(long pid, int port) {

  private static final int PORT_LINE = 3;

  static Path of(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /// Reads it; empty where there is none, or where it was cut off while it was written.
  static Optional<PostmasterFile> read(Path cluster) throws IOException {
    try {
      List<String> lines = Files.readAllLines(of(cluster));
      if (lines.size() <= PORT_LINE) {
        return Optional.empty();
      }
      return Optional.of(
          new PostmasterFile(
              Long.parseLong(lines.getFirst().trim()),
              Integer.parseInt(lines.get(PORT_LINE).trim())));
    } catch (NoSuchFileException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Whether that process is the server of this cluster, and not another program that got its
  /// number later.
  boolean serves(Path cluster) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return false;
    }
    try {
      // The server works in its data folder.
      return Files.isSameFile(Path.of("/proc", String.valueOf(pid), "cwd"), cluster);
    } catch (IOException _) {
      return process
          .get()
          .info()
          .command()
          .map(command -> command.endsWith("postgres"))
          .orElse(false);
    }
  }
}
