package io.clipgen.simulators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Secrets in files of a simulator's folder, readable by the owner alone: made once, newest first.
public final class Secrets {

  private static final int BYTES = 24;

  private Secrets() {}

  /// What is in a file; nothing if it is missing.
  public static List<String> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readString(file)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /// What is in a file, which is made with one secret if it is missing.
  ///
  /// @param prefix what a secret of its kind begins with
  public static List<String> make(Path file, String prefix) throws IOException {
    if (!Files.exists(file)) {
      write(file, random(prefix));
    }
    return read(file);
  }

  /// Puts a new secret before the one in use, which stays good until the next time.
  public static void rotate(Path file, String prefix) throws IOException {
    Stream<String> kept = read(file).stream().limit(1);
    write(file, String.join("\n", Stream.concat(Stream.of(random(prefix)), kept).toList()));
  }

  /// Writes a file at once or not at all.
  static void write(Path file, String text) throws IOException {
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(), file.getFileName().toString(), ".tmp");
    Files.setPosixFilePermissions(
        draft, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String random(String prefix) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return prefix + HexFormat.of().formatHex(random);
  }
}
