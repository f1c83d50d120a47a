package io.clipgen.media.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Files that are whole, or not there, also after a power cut.
public final class Durable {

  private Durable() {}

  /// Gives a finished file its name in one step, in place of what has it: what has that name is
  /// whole.
  ///
  /// @param draft in the same file system
  public static void publish(Path draft, Path file) throws IOException {
    force(draft);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  /// Brings to the disk what was written to a file, or which names a folder has.
  ///
  /// @throws java.nio.channels.ClosedByInterruptException if the thread is interrupted
  public static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
