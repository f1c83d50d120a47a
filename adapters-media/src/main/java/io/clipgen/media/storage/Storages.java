package io.clipgen.media.storage;

import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.WorkFolders;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Makes the storages there are.
public final class Storages {

  private Storages() {}

  /// A folder of this machine, made if it is missing.
  ///
  /// @throws io.clipgen.application.clips.port.StorageFailure if it cannot be written
  public static BlobStore local(Path folder) {
    return new LocalBlobStore(folder);
  }

  /// Places to work in below a folder of this machine, made if it is missing.
  ///
  /// @param reserve bytes of the disk that are left free for others
  /// @throws io.clipgen.application.clips.port.StorageFailure if it cannot be written
  public static WorkFolders work(Path folder, long reserve) {
    return new LocalWorkFolders(folder, reserve);
  }

  /// A bucket that speaks S3.
  public static BlobStore s3(S3 settings) {
    return new S3BlobStore(client(settings), settings.bucket());
  }

  static S3Client client(S3 settings) {
    S3ClientBuilder client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            .forcePathStyle(settings.endpoint() != null)
            // Signed in chunks, an empty file has a body: a server that answers without reading it
            // cuts the sender off.
            .serviceConfiguration(s -> s.chunkedEncodingEnabled(false))
            // Other servers than Amazon's do not know the newer checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    if (settings.endpoint() != null) {
      client.endpointOverride(settings.endpoint());
    }
    return client.build();
  }

  private static AwsCredentialsProvider credentials(S3 settings) {
    if (settings.accessKey() == null || settings.secretKey() == null) {
      return DefaultCredentialsProvider.builder().build();
    }
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
  }

  /// How a bucket is reached.
  ///
  /// @param endpoint the server's address; `null` is Amazon's of the region
  /// @param accessKey with the secret key; `null` looks where Amazon's tools do (environment,
  ///   profile, instance)
  public record S3(
      @Nullable URI endpoint,
      String region,
      String bucket,
      @Nullable String accessKey,
      @Nullable String secretKey) {

    @Override
    public String toString() {
      return "S3[endpoint=" + endpoint + ", region=" + region + ", bucket=" + bucket + "]";
    }
  }
}
