package io.clipgen.simulators;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// An append-only file of lines: what is appended is on the disk before [#append] returns. A last
/// line that a crash has torn was never acknowledged to anybody and is cut off.
public final class Journal implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /// Is told each line of a journal that is opened.
  public interface Replay {

    /// @throws IOException if the line cannot be understood: it is damaged
    void line(String line) throws IOException;
  }

  /// Opens the journal for this process alone and tells `replay` every line of it.
  ///
  /// @throws IllegalStateException if another process has it open, or a line before the last is
  ///   damaged
  public static Journal open(Path file, Replay replay) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (lock(channel) == null) {
        throw new IllegalStateException(
            "another simulator works with " + file + ": stop it, or use another data folder");
      }
      long end = replay(file, replay);
      channel.truncate(end);
      channel.position(end);
      return new Journal(channel);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /// Appends one line.
  ///
  /// @param line without an end of line in it
  public void append(String line) {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException failure) {
      throw new UncheckedIOException("the simulator's journal cannot be written", failure);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException openInThisProcess) {
      return null;
    }
  }

  /// Tells every whole line and answers where the last of them ends.
  private static long replay(Path file, Replay told) throws IOException {
    long end = 0;
    try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      var line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          line.write(next);
          continue;
        }
        tell(file, end, line.toString(StandardCharsets.UTF_8), told);
        end += line.size() + 1L;
        line.reset();
      }
    }
    return end;
  }

  private static void tell(Path file, long offset, String line, Replay told) {
    try {
      told.line(line);
    } catch (IOException damaged) {
      throw new IllegalStateException(
          file + " is damaged at byte " + offset + ": restore it from a backup", damaged);
    }
  }
}
