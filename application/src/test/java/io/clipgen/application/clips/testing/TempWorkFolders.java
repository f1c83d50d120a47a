package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.shared.testing.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Folders in the machine's place for temporary files.
public final class TempWorkFolders implements WorkFolders {

  private final Path root = ScratchFolder.make("clipgen-work-");
  private long room = Long.MAX_VALUE;

  /// From now on so many bytes can be written into each folder.
  public void room(long bytes) {
    room = bytes;
  }

  /// The folders that are lent at this moment.
  public List<Path> lent() {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public WorkFolder open() {
    try {
      return new Lent(Files.createTempDirectory(root, "work"), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public WorkFolder resume(String name) {
    try {
      return new Lent(Files.createDirectories(root.resolve(name)), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void discard(String name) {
    if (Files.exists(root.resolve(name))) {
      remove(root.resolve(name));
    }
  }

  @Override
  public void discardIf(Predicate<String> over) {
    lent().stream()
        .map(folder -> folder.getFileName().toString())
        .filter(over)
        .forEach(this::discard);
  }

  private final class Lent implements WorkFolder {

    private final Path path;
    private final boolean stays;

    Lent(Path path, boolean stays) {
      this.path = path;
      this.stays = stays;
    }

    @Override
    public Path path() {
      return path;
    }

    @Override
    public void requireRoom(long bytes) {
      if (bytes > room) {
        throw new StorageFailure(
            StorageFailure.Kind.FULL,
            "There is room for %d bytes, not for %d.".formatted(room, bytes),
            null);
      }
    }

    @Override
    public void close() {
      if (!stays) {
        remove(path);
      }
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
