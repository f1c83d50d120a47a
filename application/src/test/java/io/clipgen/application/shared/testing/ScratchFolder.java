package io.clipgen.application.shared.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// Folders among the machine's temporary files that are gone with the process, with all that is in
/// them.
public final class ScratchFolder {

  private static final Queue<Path> ALL = new ConcurrentLinkedQueue<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ALL.forEach(ScratchFolder::delete)));
  }

  private ScratchFolder() {}

  /// Makes one.
  ///
  /// @param prefix what its name begins with
  public static Path make(String prefix) {
    try {
      Path folder = Files.createTempDirectory(prefix);
      ALL.add(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Best effort: who still writes here loses the race, and the machine tidies up some day.
  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : innermostFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // as said
    }
  }
}
