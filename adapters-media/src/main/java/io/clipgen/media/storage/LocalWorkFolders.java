package io.clipgen.media.storage;

import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.WorkFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work folders below one folder of this machine. Each carries the id and the start time of its
/// process in its name, so that what a dead process left is told from what a living one works in;
/// it is removed when the next process begins.
final class LocalWorkFolders implements WorkFolders {

  private static final Logger LOG = LoggerFactory.getLogger(LocalWorkFolders.class);

  private final Path root;

  LocalWorkFolders(Path root) {
    try {
      this.root = Files.createDirectories(root).toRealPath();
      removeAbandoned();
    } catch (IOException e) {
      throw failure("There is no place to work in at " + root, e);
    }
  }

  @Override
  public WorkFolder open() {
    try {
      Path folder = root.resolve(mark(ProcessHandle.current()) + "-" + UUID.randomUUID());
      return new Lent(Files.createDirectory(folder));
    } catch (IOException e) {
      throw failure("No work folder can be made in " + root, e);
    }
  }

  private void removeAbandoned() throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.toList()) {
        if (isAbandoned(folder.getFileName().toString())) {
          remove(folder);
        }
      }
    }
  }

  private static boolean isAbandoned(String name) {
    String[] parts = name.split("-", 3);
    if (parts.length < 3 || !parts[0].matches("\\d{1,18}")) {
      return false;
    }
    Optional<String> alive = ProcessHandle.of(Long.parseLong(parts[0])).map(LocalWorkFolders::mark);
    return !alive.equals(Optional.of(parts[0] + "-" + parts[1]));
  }

  // Process ids are used again; with its start time one is unique on a machine.
  private static String mark(ProcessHandle process) {
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + "-" + started;
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      LOG.debug("removed by somebody else already: {}", folder);
    } catch (IOException e) {
      LOG.warn("the work folder {} cannot be removed; the next start tries again", folder, e);
    }
  }

  private static StorageFailure failure(String message, IOException cause) {
    boolean full = String.valueOf(cause.getMessage()).contains("No space left");
    return new StorageFailure(
        full ? StorageFailure.Kind.FULL : StorageFailure.Kind.OURS,
        message + ": " + cause.getMessage(),
        cause);
  }

  private record Lent(Path path) implements WorkFolder {

    @Override
    public void close() {
      remove(path);
    }
  }
}
