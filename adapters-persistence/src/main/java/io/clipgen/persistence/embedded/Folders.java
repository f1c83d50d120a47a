package io.clipgen.persistence.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the standard library lacks about folders, and sentences for what goes wrong with them.
final class Folders {

  private static final String DISK_FULL = "No space left on device";

  private Folders() {}

  static void permit(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  /// Lets every user enter a folder and those in it, whatever the umask says.
  static void openToAll(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.filter(Files::isDirectory).toList()) {
        permit(path, "rwxr-xr-x");
      }
    }
  }

  static int owner(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  static int group(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:gid", LinkOption.NOFOLLOW_LINKS);
  }

  static void give(Path file, int uid, int gid) throws IOException {
    Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
  }

  /// Renames `from` to `to`; where somebody else was faster, theirs stays.
  static void renameUnlessThere(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(to)) {
        throw e;
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Turns what the system said into a sentence for the person at the keyboard.
  static EmbeddedPostgresFailure failure(String what, IOException cause) {
    String reason =
        cause instanceof AccessDeniedException denied
            ? "no right to write " + denied.getFile()
            : String.valueOf(cause.getMessage());
    return failure(what, reason, cause);
  }

  static EmbeddedPostgresFailure failure(String what, String reason, @Nullable Exception cause) {
    if (reason.contains(DISK_FULL)) {
      return new EmbeddedPostgresFailure(
          what + ": the disk is full. Free some space, then try again.", cause);
    }
    return new EmbeddedPostgresFailure(what + ": " + reason + ".", cause);
  }
}
