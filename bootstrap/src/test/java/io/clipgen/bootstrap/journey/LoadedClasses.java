package io.clipgen.bootstrap.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The JVM's cache of loaded classes, with which a user's program starts as well: without it most
/// of what journeys work is loading the same classes thirty times. Whoever comes first makes it by
/// rehearsing a start; others begin without it meanwhile.
final class LoadedClasses {

  private static final Path TARGET = Clipgen.HOME.resolve("bootstrap/target");
  private static final Path CACHE = TARGET.resolve("journeys.aot");
  private static final int PATIENCE_SECONDS = 120;

  private static boolean tried;

  private LoadedClasses() {}

  /// The flags with which a program uses the cache: none while there is none.
  ///
  /// @param java the command that starts the program, up to its name
  static synchronized List<String> flags(List<String> java, Path program) throws IOException {
    if (!isFresh(program) && !tried) {
      make(java, program);
    }
    return isFresh(program)
        ? List.of("-XX:AOTCache=" + CACHE, "-Xlog:aot=off", "-Xlog:cds=off")
        : List.of();
  }

  private static boolean isFresh(Path program) throws IOException {
    return Files.exists(CACHE)
        && Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(program)) > 0;
  }

  private static void make(List<String> java, Path program) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                TARGET.resolve("journeys.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock alone = channel.tryLock()) {
      if (alone != null && !isFresh(program)) {
        tried = true;
        rehearse(java, program);
      }
    }
  }

  private static void rehearse(List<String> java, Path program) throws IOException {
    Path folder = Files.createTempDirectory("rehearsal");
    Path draft = folder.resolve("draft.aot");
    List<String> command = new ArrayList<>(java);
    command.addAll(
        List.of(
            "-XX:AOTCacheOutput=" + draft,
            "-jar",
            program.toString(),
            "rehearse",
            "--data",
            folder.resolve("data").toString()));
    try {
      Process rehearsal =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!rehearsal.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        rehearsal.destroyForcibly();
      } else if (rehearsal.exitValue() == 0 && Files.exists(draft)) {
        Files.move(draft, TARGET.resolve("journeys.draft"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(TARGET.resolve("journeys.draft"), CACHE, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.deleteIfExists(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
