package io.clipgen.media.storage;

import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.WorkFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work folders below one folder of this machine. Each carries the id and the start time of its
/// process in its name, so that what a dead process left is told from what a living one works in;
/// it is removed when the next process begins. One that is to be resumed is named after what it is
/// for, and locked while somebody works in it.
final class LocalWorkFolders implements WorkFolders {

  private static final Logger LOG = LoggerFactory.getLogger(LocalWorkFolders.class);

  private static final String KEPT = "kept-";
  private static final String LOCK = ".lock";
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,100}");
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final Path root;
  private final long reserve;

  /// @param reserve bytes of the disk that stay free for others
  LocalWorkFolders(Path root, long reserve) {
    this.reserve = reserve;
    try {
      this.root = Files.createDirectories(root).toRealPath();
      removeAbandoned();
    } catch (IOException e) {
      throw StorageFailure.of("There is no place to work in at " + root, e);
    }
  }

  @Override
  public WorkFolder open() {
    try {
      Path folder = root.resolve(mark(ProcessHandle.current()) + "-" + UUID.randomUUID());
      return new Lent(Files.createDirectory(folder), reserve);
    } catch (IOException e) {
      throw StorageFailure.of("No work folder can be made in " + root, e);
    }
  }

  @Override
  public WorkFolder resume(String name) {
    try {
      Path folder = Files.createDirectories(kept(name));
      Optional<FileChannel> lock = locked(folder);
      if (lock.isEmpty()) {
        return open();
      }
      Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
      return new Resumed(folder, lock.get(), reserve);
    } catch (IOException e) {
      throw StorageFailure.of("No work folder can be made in " + root, e);
    }
  }

  @Override
  public void discard(String name) {
    Path folder = kept(name);
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Optional<FileChannel> lock = locked(folder);
      if (lock.isPresent()) {
        try (FileChannel _ = lock.get()) {
          remove(folder);
        }
      }
    } catch (IOException e) {
      LOG.warn("the work folder {} cannot be removed; a later start tries again", folder, e);
    }
  }

  @Override
  public void discardIf(Predicate<String> over) {
    try (Stream<Path> folders = Files.list(root)) {
      folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.startsWith(KEPT))
          .map(name -> name.substring(KEPT.length()))
          .filter(over)
          .forEach(this::discard);
    } catch (IOException e) {
      LOG.warn("the work folders in {} cannot be looked through", root, e);
    }
  }

  private Path kept(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a work folder: " + name);
    }
    return root.resolve(KEPT + name);
  }

  /// The lock ends with the process, however that ends.
  private static Optional<FileChannel> locked(Path folder) throws IOException {
    FileChannel file =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return Optional.of(file);
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("somebody else in this process works in {}", folder);
    }
    file.close();
    return Optional.empty();
  }

  private void removeAbandoned() throws IOException {
    Instant limit = Instant.now().minus(FORGOTTEN);
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.toList()) {
        String name = folder.getFileName().toString();
        if (isAbandoned(name)) {
          remove(folder);
        } else if (name.startsWith(KEPT)
            && Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
          discard(name.substring(KEPT.length()));
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

  private static void requireRoom(Path folder, long bytes, long reserve) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free - reserve < bytes) {
        throw new StorageFailure(
            StorageFailure.Kind.FULL,
            "There is not enough room on the disk of %s: %d MB are needed and %d MB have to stay free, but only %d MB are. Make room, or work on a larger disk: clipgen.work.folder says where, and --out for clipgen clip."
                .formatted(folder.getParent(), megabytes(bytes), reserve >> 20, free >> 20),
            null);
      }
    } catch (IOException e) {
      throw StorageFailure.of("It cannot be told how much room there is in " + folder, e);
    }
  }

  private static long megabytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }

  private record Lent(Path path, long reserve) implements WorkFolder {

    @Override
    public void requireRoom(long bytes) {
      LocalWorkFolders.requireRoom(path, bytes, reserve);
    }

    @Override
    public void close() {
      remove(path);
    }
  }

  private record Resumed(Path path, FileChannel lock, long reserve) implements WorkFolder {

    @Override
    public void requireRoom(long bytes) {
      LocalWorkFolders.requireRoom(path, bytes, reserve);
    }

    @Override
    public void close() {
      try {
        lock.close();
      } catch (IOException e) {
        LOG.warn("the work folder {} cannot be given back", path, e);
      }
    }
  }
}
