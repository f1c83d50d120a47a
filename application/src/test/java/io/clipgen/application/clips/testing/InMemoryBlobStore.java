package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.StorageFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Keeps blobs in the heap.
public final class InMemoryBlobStore implements BlobStore {

  private record Kept(byte[] bytes, String etag) {}

  private final Map<String, Kept> kept = new ConcurrentSkipListMap<>();
  private final AtomicLong versions = new AtomicLong();

  /// The keys of all blobs.
  public Set<String> keys() {
    return Set.copyOf(kept.keySet());
  }

  @Override
  public Blob put(BlobKey key, InputStream content) {
    byte[] bytes;
    try {
      bytes = content.readAllBytes();
    } catch (IOException e) {
      throw new StorageFailure(
          StorageFailure.Kind.SENDER, "The file did not arrive to its end.", e);
    }
    kept.put(key.value(), new Kept(bytes, "v" + versions.incrementAndGet()));
    return find(key).orElseThrow();
  }

  @Override
  public Optional<Blob> find(BlobKey key) {
    @Nullable Kept found = kept.get(key.value());
    return found == null
        ? Optional.empty()
        : Optional.of(new Blob(key, found.bytes().length, found.etag()));
  }

  @Override
  public InputStream open(BlobKey key, long from, long length) {
    @Nullable Kept found = kept.get(key.value());
    if (found == null) {
      throw new StorageFailure("There is no file " + key + ".");
    }
    return new ByteArrayInputStream(found.bytes(), Math.toIntExact(from), Math.toIntExact(length));
  }

  @Override
  public void delete(BlobKey key) {
    kept.remove(key.value());
  }
}
