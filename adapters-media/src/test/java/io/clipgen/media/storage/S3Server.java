package io.clipgen.media.storage;

import java.net.URI;
import java.util.UUID;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.S3Client;

/// An S3 server in this JVM that keeps its objects in memory.
public final class S3Server implements AutoCloseable {

  private static final String ACCESS = "access";
  private static final String SECRET = "secret";

  private final S3Proxy proxy;
  private final URI address;

  private S3Server(S3Proxy proxy, URI address) {
    this.proxy = proxy;
    this.address = address;
  }

  public static S3Server start() throws Exception {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS, SECRET)
            .build();
    proxy.start();
    return new S3Server(proxy, URI.create("http://127.0.0.1:" + proxy.getPort()));
  }

  /// A bucket of its own.
  public Storages.S3 emptyBucket() {
    Storages.S3 settings =
        new Storages.S3(address, "us-east-1", "b" + UUID.randomUUID(), ACCESS, SECRET);
    try (S3Client client = Storages.client(settings)) {
      client.createBucket(r -> r.bucket(settings.bucket()));
    }
    return settings;
  }

  @Override
  public void close() throws Exception {
    proxy.stop();
  }
}
