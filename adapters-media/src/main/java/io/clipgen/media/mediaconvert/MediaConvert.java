package io.clipgen.media.mediaconvert;

import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Transcoder;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediaconvert.MediaConvertClient;

/// Makes the transcoder of AWS.
public final class MediaConvert {

  private MediaConvert() {}

  /// A transcoder that has its work done by MediaConvert.
  ///
  /// @param storage the bucket that `settings` names
  public static Transcoder transcoder(Settings settings, BlobStore storage) {
    var client =
        MediaConvertClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings));
    if (settings.endpoint() != null) {
      client.endpointOverride(settings.endpoint());
    }
    return new MediaConvertTranscoder(client.build(), settings, storage);
  }

  private static AwsCredentialsProvider credentials(Settings settings) {
    if (settings.accessKey() == null || settings.secretKey() == null) {
      return DefaultCredentialsProvider.builder().build();
    }
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
  }

  /// How MediaConvert is reached.
  ///
  /// @param endpoint its address; `null` is Amazon's of the region
  /// @param role the ARN of the role that it reads and writes the bucket with
  /// @param bucket where sources are and renditions go
  /// @param poll how often it is asked how far a job is
  /// @param accessKey with the secret key; `null` looks where Amazon's tools do
  public record Settings(
      @Nullable URI endpoint,
      String region,
      String role,
      String bucket,
      Duration poll,
      @Nullable String accessKey,
      @Nullable String secretKey) {

    @Override
    public String toString() {
      return "MediaConvert[endpoint=%s, region=%s, bucket=%s]".formatted(endpoint, region, bucket);
    }
  }
}
