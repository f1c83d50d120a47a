package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The story again, with storage, transcriber and analyst swapped by configuration alone.
class SwappedStoryJourney {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String BUCKET = "clips";
  private static final String KEY = "access";
  private static final String SECRET = "secret-of-the-journey";

  @TempDir Path folder;

  @Test
  void the_demo_holds_with_files_in_s3_a_given_transcript_and_another_analyst() throws Exception {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
            .build();
    proxy.start();
    URI endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
    Path data = folder.resolve("data");
    try (S3Client s3 = client(endpoint)) {
      s3.createBucket(request -> request.bucket(BUCKET));
      List<String> command =
          new ArrayList<>(List.of("demo", "--data", data.toString(), "--port", "0"));
      command.addAll(List.of(Samples.GIVEN_LONG_TRANSCRIPT));
      command.addAll(
          List.of(
              "--set=clipgen.analyst=signals",
              "--set=clipgen.clips.shorter-side=180",
              "--set=clipgen.storage=s3",
              "--set=clipgen.s3.bucket=" + BUCKET,
              "--set=clipgen.s3.endpoint=" + endpoint,
              "--set=clipgen.s3.access-key=" + KEY,
              "--set=clipgen.s3.secret-key=" + SECRET));
      try (Clipgen demo = Clipgen.start(command.toArray(String[]::new))) {
        assertThat(demo.end(PATIENCE)).as(demo.output()).isZero();
        assertThat(demo.output()).contains("0 did not").doesNotContain("✗", SECRET);
      }
      List<String> kept =
          s3.listObjectsV2(request -> request.bucket(BUCKET)).contents().stream()
              .map(S3Object::key)
              .toList();
      assertThat(kept)
          .as("the source, three clips and their thumbnails and captions")
          .hasSizeGreaterThan(6);
      assertThat(videosIn(data.resolve("files"))).isEmpty();
    } finally {
      proxy.stop();
    }
  }

  private static List<Path> videosIn(Path folder) throws Exception {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static S3Client client(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
        .build();
  }
}
