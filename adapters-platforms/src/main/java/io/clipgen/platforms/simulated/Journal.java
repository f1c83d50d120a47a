package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An append-only file of JSON lines: what is appended is on the disk before [#append] returns. A
/// last line that a crash has torn was never acknowledged to anybody and is cut off.
final class Journal implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /// Opens the journal for this process alone and tells `replay` every line of it.
  ///
  /// @throws IllegalStateException if another process has it open, or a line before the last is
  ///   damaged
  static Journal open(Path file, Consumer<JsonNode> replay) throws IOException {
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
  void append(JsonNode line) {
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
  private static long replay(Path file, Consumer<JsonNode> told) throws IOException {
    long end = 0;
    try (var in = new java.io.BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var line = new java.io.ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          line.write(next);
          continue;
        }
        told.accept(read(file, end, line.toByteArray()));
        end += line.size() + 1L;
        line.reset();
      }
    }
    return end;
  }

  private static JsonNode read(Path file, long offset, byte[] line) throws IOException {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException(
          file + " is damaged at byte " + offset + ": restore it from a backup", damaged);
    }
  }
}
