package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.BlobStore.Blob;
import io.clipgen.application.clips.port.StorageFailure;
import java.io.InputStream;
import java.time.Instant;

/// A stored file, or bytes of one that stand for themselves, handed out to be read.
public final class StoredFile {

  private final BlobStore files;
  private final BlobKey key;
  private final long start;
  private final long size;
  private final String etag;
  private final Instant madeAt;

  private StoredFile(
      BlobStore files, BlobKey key, long start, long size, String etag, Instant madeAt) {
    this.files = files;
    this.key = key;
    this.start = start;
    this.size = size;
    this.etag = etag;
    this.madeAt = madeAt;
  }

  /// All of a file.
  ///
  /// @throws StorageFailure if there is none
  static StoredFile whole(BlobStore files, BlobKey key, Instant madeAt) {
    Blob blob = files.get(key);
    return new StoredFile(files, key, 0, blob.size(), blob.etag(), madeAt);
  }

  /// Some bytes of a file that never changes.
  ///
  /// @param etag names them: letters, digits, hyphens and underscores
  static StoredFile part(
      BlobStore files, BlobKey key, long start, long size, String etag, Instant madeAt) {
    return new StoredFile(files, key, start, size, etag, madeAt);
  }

  /// How many bytes.
  public long size() {
    return size;
  }

  /// Names the content, and changes whenever that does.
  public String etag() {
    return etag;
  }

  /// When it was made, or somewhat before.
  public Instant madeAt() {
    return madeAt;
  }

  /// Some of its bytes; the caller closes the stream.
  ///
  /// @throws StorageFailure if they cannot be read
  public InputStream open(long from, long length) {
    return files.open(key, start + from, length);
  }
}
