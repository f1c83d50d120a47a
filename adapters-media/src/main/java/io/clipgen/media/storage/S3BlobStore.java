package io.clipgen.media.storage;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.StorageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Blobs as objects of one bucket. What is larger than one part goes up part by part and appears
/// when all are there.
final class S3BlobStore implements BlobStore {

  // S3 takes parts from 5 MiB up, and at most 10,000 of them: 80 GB in all.
  private static final int PART = 8 << 20;
  private static final int NOT_FOUND = 404;
  private static final int INSUFFICIENT_STORAGE = 507;

  private final S3Client s3;
  private final String bucket;

  S3BlobStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public Blob put(BlobKey key, InputStream content) {
    byte[] first = next(content);
    try {
      if (first.length < PART) {
        s3.putObject(r -> r.bucket(bucket).key(key.value()), RequestBody.fromBytes(first));
      } else {
        putInParts(key, first, content);
      }
    } catch (SdkException e) {
      throw failure("The file " + key + " cannot be kept: " + e.getMessage(), e);
    }
    return find(key).orElseThrow(() -> new StorageFailure("The file " + key + " has vanished."));
  }

  @Override
  public Optional<Blob> find(BlobKey key) {
    try {
      HeadObjectResponse head = s3.headObject(r -> r.bucket(bucket).key(key.value()));
      return Optional.of(new Blob(key, head.contentLength(), head.eTag().replace("\"", "")));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw failure("The file " + key + " cannot be looked up: " + e.getMessage(), e);
    } catch (SdkException e) {
      throw failure("The file " + key + " cannot be looked up: " + e.getMessage(), e);
    }
  }

  @Override
  public InputStream open(BlobKey key, long from, long length) {
    if (length == 0) {
      if (find(key).isEmpty()) {
        throw new StorageFailure("There is no file " + key + ".");
      }
      return InputStream.nullInputStream();
    }
    String range = "bytes=" + from + "-" + (from + length - 1);
    try {
      return new Download(s3.getObject(r -> r.bucket(bucket).key(key.value()).range(range)));
    } catch (SdkException e) {
      throw failure("The file " + key + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void move(BlobKey from, BlobKey to) {
    try {
      s3.copyObject(
          r ->
              r.sourceBucket(bucket)
                  .sourceKey(from.value())
                  .destinationBucket(bucket)
                  .destinationKey(to.value()));
    } catch (SdkException e) {
      throw failure("The file " + from + " cannot be moved: " + e.getMessage(), e);
    }
    delete(from);
  }

  @Override
  public void delete(BlobKey key) {
    try {
      s3.deleteObject(r -> r.bucket(bucket).key(key.value()));
    } catch (SdkException e) {
      throw failure("The file " + key + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  private void putInParts(BlobKey key, byte[] first, InputStream content) {
    String upload = s3.createMultipartUpload(r -> r.bucket(bucket).key(key.value())).uploadId();
    try {
      List<CompletedPart> parts = new ArrayList<>();
      for (byte[] part = first; part.length > 0; part = next(content)) {
        parts.add(putPart(key, upload, parts.size() + 1, part));
      }
      s3.completeMultipartUpload(
          r ->
              r.bucket(bucket)
                  .key(key.value())
                  .uploadId(upload)
                  .multipartUpload(all -> all.parts(parts)));
    } catch (RuntimeException e) {
      abort(key, upload, e);
      throw e;
    }
  }

  private CompletedPart putPart(BlobKey key, String upload, int number, byte[] part) {
    String etag =
        s3.uploadPart(
                r -> r.bucket(bucket).key(key.value()).uploadId(upload).partNumber(number),
                RequestBody.fromBytes(part))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  private void abort(BlobKey key, String upload, RuntimeException cause) {
    try {
      s3.abortMultipartUpload(r -> r.bucket(bucket).key(key.value()).uploadId(upload));
    } catch (SdkException e) {
      cause.addSuppressed(e);
    }
  }

  private static byte[] next(InputStream content) {
    byte[] part = new byte[PART];
    try {
      int read = content.readNBytes(part, 0, PART);
      return read == PART ? part : Arrays.copyOf(part, read);
    } catch (IOException e) {
      throw new StorageFailure(
          StorageFailure.Kind.SENDER, "The file did not arrive to its end.", e);
    }
  }

  private static StorageFailure failure(String message, SdkException cause) {
    boolean full =
        cause instanceof S3Exception answer && answer.statusCode() == INSUFFICIENT_STORAGE;
    return new StorageFailure(
        full ? StorageFailure.Kind.FULL : StorageFailure.Kind.OURS, message, cause);
  }

  /// Ends the connection when it is closed early, instead of reading the rest of a long file.
  private static final class Download extends InputStream {

    private final ResponseInputStream<GetObjectResponse> content;
    private boolean ended;

    Download(ResponseInputStream<GetObjectResponse> content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      int read = content.read();
      ended |= read < 0;
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = content.read(target, offset, length);
      ended |= read < 0;
      return read;
    }

    @Override
    public void close() throws IOException {
      if (!ended) {
        content.abort();
      }
      content.close();
    }
  }
}
