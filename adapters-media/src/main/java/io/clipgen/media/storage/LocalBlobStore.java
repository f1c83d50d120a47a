package io.clipgen.media.storage;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.StorageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Blobs as files below one folder. A file is written beside the others, forced to disk, and moved
/// to its name in one step. While it is written it is locked, and the lock ends with the process:
/// what a killed one has left is removed when the next begins.
final class LocalBlobStore implements BlobStore {

  private static final Logger LOG = LoggerFactory.getLogger(LocalBlobStore.class);

  // No key has a part that begins with a dot.
  private static final String UNFINISHED = ".unfinished";
  private static final int BUFFER = 1 << 16;

  private final Path root;
  private final Path unfinished;

  LocalBlobStore(Path root) {
    try {
      Files.createDirectories(root);
      this.root = root.toRealPath();
      this.unfinished = Files.createDirectories(this.root.resolve(UNFINISHED));
      removeAbandoned();
    } catch (IOException e) {
      throw StorageFailure.of("Files cannot be kept in " + root, e);
    }
  }

  @Override
  public Blob put(BlobKey key, InputStream content) {
    Path target = path(key);
    Path draft = unfinished.resolve(UUID.randomUUID().toString());
    try {
      try {
        write(content, draft);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        // The move itself must survive a power cut.
        Durable.force(Objects.requireNonNull(target.getParent()));
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw StorageFailure.of("The file " + key + " cannot be kept", e);
    }
    return find(key).orElseThrow(() -> new StorageFailure("The file " + key + " has vanished."));
  }

  @Override
  public Optional<Blob> find(BlobKey key) {
    try {
      BasicFileAttributes file = Files.readAttributes(path(key), BasicFileAttributes.class);
      return file.isRegularFile()
          ? Optional.of(new Blob(key, file.size(), etag(file)))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StorageFailure.of("The file " + key + " cannot be looked up", e);
    }
  }

  @Override
  public InputStream open(BlobKey key, long from, long length) {
    try {
      FileChannel file = FileChannel.open(path(key), StandardOpenOption.READ);
      return new Section(Channels.newInputStream(file.position(from)), length);
    } catch (IOException e) {
      throw StorageFailure.of("The file " + key + " cannot be read", e);
    }
  }

  @Override
  public void delete(BlobKey key) {
    try {
      Files.deleteIfExists(path(key));
    } catch (IOException e) {
      throw StorageFailure.of("The file " + key + " cannot be deleted", e);
    }
  }

  private Path path(BlobKey key) {
    Path path = root.resolve(key.value()).normalize();
    if (!path.startsWith(root)) {
      throw new IllegalArgumentException("outside of the storage: " + key);
    }
    return path;
  }

  private static void write(InputStream content, Path draft) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (FileChannel file =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      file.lock();
      for (int read = next(content, buffer); read >= 0; read = next(content, buffer)) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
      }
      file.force(true);
    }
  }

  private static int next(InputStream content, byte[] buffer) {
    try {
      return content.read(buffer);
    } catch (IOException e) {
      throw new StorageFailure(
          StorageFailure.Kind.SENDER, "The file did not arrive to its end.", e);
    }
  }

  // Two files never share an inode while both exist, and a replaced file exists until its successor
  // is complete.
  private static String etag(BasicFileAttributes file) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(file.lastModifiedTime().to(TimeUnit.NANOSECONDS))
        + "-"
        + hex.toHexDigits(Objects.hash(file.fileKey(), file.size()));
  }

  private void removeAbandoned() throws IOException {
    try (Stream<Path> drafts = Files.list(unfinished)) {
      for (Path draft : drafts.toList()) {
        removeUnlessWritten(draft);
      }
    }
  }

  private static void removeUnlessWritten(Path draft) throws IOException {
    try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      if (file.tryLock() != null) {
        Files.deleteIfExists(draft);
      }
    } catch (NoSuchFileException | OverlappingFileLockException e) {
      LOG.debug("{} is somebody else's", draft, e);
    }
  }
}
