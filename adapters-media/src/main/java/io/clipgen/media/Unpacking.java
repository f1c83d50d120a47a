package io.clipgen.media;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/// Brings native programs and libraries out of their jars into a folder, once. Several processes
/// may try at the same time: each unpacks into a folder of its own, and the first to rename it
/// wins.
public final class Unpacking {

  private Unpacking() {}

  /// The folder `name` in `cache` with these resources in it.
  ///
  /// @param files file name to resource name
  /// @param executables the files that are programs
  /// @throws IOException if a resource is missing or the folder cannot be written
  public static Path folder(
      Path cache,
      String name,
      ClassLoader resources,
      Map<String, String> files,
      Collection<String> executables)
      throws IOException {
    var folder = cache.toAbsolutePath().resolve(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Files.createDirectories(folder.getParent());
    var unpacking = Files.createTempDirectory(folder.getParent(), name + ".");
    try {
      for (var file : files.entrySet()) {
        var target = unpacking.resolve(file.getKey());
        try (var resource = resources.getResourceAsStream(file.getValue())) {
          if (resource == null) {
            throw new IOException(file.getValue() + " is not on the class path");
          }
          Files.copy(resource, target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (executables.contains(file.getKey())) {
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
      Files.setPosixFilePermissions(unpacking, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Somebody else was faster; theirs is as good.
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    } finally {
      delete(unpacking);
    }
    return folder;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
