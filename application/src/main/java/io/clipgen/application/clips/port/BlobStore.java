package io.clipgen.application.clips.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Keeps files: source videos, clips, thumbnails, captions. A blob is visible whole or not at all.
///
/// Content is streamed in both directions and never held in memory as a whole. Keys are chosen by
/// the product, never by who uploads ([BlobKey]).
public interface BlobStore {

  /// Stores all of `content` under `key` and makes it visible at once, when its last byte is safe.
  /// Replaces what was there. When it throws, whatever was visible before still is, and nothing is
  /// left of the attempt. Does not close `content`.
  ///
  /// @throws StorageFailure if the bytes could not be read or kept
  Blob put(BlobKey key, InputStream content);

  /// Stores a whole file of this machine, in the same way.
  ///
  /// @throws StorageFailure if the bytes could not be kept
  /// @throws UncheckedIOException if the file cannot be read
  default Blob put(BlobKey key, Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      return put(key, content);
    } catch (IOException e) {
      throw new UncheckedIOException(file.getFileName() + " cannot be read", e);
    }
  }

  /// What is known of a blob without reading it; empty if there is none.
  Optional<Blob> find(BlobKey key);

  /// What is known of a blob that must be there.
  ///
  /// @throws StorageFailure if there is no such blob
  default Blob get(BlobKey key) {
    return find(key).orElseThrow(() -> new StorageFailure("There is no file " + key + "."));
  }

  /// All bytes of a blob. The caller closes the stream.
  ///
  /// @throws StorageFailure if there is no such blob, or it cannot be read
  default InputStream open(BlobKey key) {
    return open(key, 0, get(key).size());
  }

  /// Copies all bytes of a blob into a file of this machine, in place of what was there.
  ///
  /// @return that file
  /// @throws StorageFailure if there is no such blob, or it cannot be read
  /// @throws UncheckedIOException if it cannot be copied whole
  default Path copy(BlobKey key, Path file) {
    try (InputStream content = open(key)) {
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + key + " cannot be copied from storage", e);
    }
  }

  /// Some bytes of a blob, without touching the others. The caller closes the stream.
  ///
  /// @param from the first byte, from 0
  /// @param length how many bytes; `from + length` is at most the size
  /// @throws StorageFailure if there is no such blob, or it cannot be read
  InputStream open(BlobKey key, long from, long length);

  /// Gives a blob another key, in place of what was there. Both may be seen for a moment.
  ///
  /// @throws StorageFailure if there is no such blob, or it cannot be moved
  default void move(BlobKey from, BlobKey to) {
    try (InputStream content = open(from)) {
      put(to, content);
    } catch (IOException e) {
      throw new StorageFailure(StorageFailure.Kind.OURS, "The file " + from + " is stuck.", e);
    }
    delete(from);
  }

  /// Removes a blob; removing none changes nothing.
  void delete(BlobKey key);

  /// Whether there is such a blob.
  default boolean exists(BlobKey key) {
    return find(key).isPresent();
  }

  /// A stored file.
  ///
  /// @param size in bytes
  /// @param etag changes whenever the content does; letters, digits and hyphens
  record Blob(BlobKey key, long size, String etag) {}
}
