package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.usecase.OrderClips;
import io.clipgen.application.clips.usecase.UploadSource;
import io.clipgen.application.identity.Caller;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.persistence.shared.DatabaseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Two workers with data folders of their own, as on two machines, share nothing but a database and
/// a bucket: both make clips and streams, nothing is made twice, and every file arrives. Runs with
/// `-Psoak`.
@EnabledIfSystemProperty(named = "clipgen.workers.videos", matches = ".+")
class WorkersJourney {

  private static final int VIDEOS = Integer.getInteger("clipgen.workers.videos", 6);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String BUCKET = "shared";
  private static final String KEY = "access";
  private static final String SECRET = "secret-of-the-workers";
  private static final Treatment PLAIN =
      new Treatment(AspectRatio.SQUARE, Framing.CENTER_CROP, CaptionStyle.NONE);

  @TempDir Path folder;

  @Test
  void two_workers_share_a_queue_and_a_bucket() throws Exception {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
            .build();
    proxy.start();
    URI endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
    Map<String, String> storage =
        Map.of(
            "clipgen.storage", "s3",
            "clipgen.s3.bucket", BUCKET,
            "clipgen.s3.endpoint", endpoint.toString(),
            "clipgen.s3.access-key", KEY,
            "clipgen.s3.secret-key", SECRET);
    try (S3Client s3 = client(endpoint)) {
      s3.createBucket(request -> request.bucket(BUCKET));
      try (World world = World.open(storage)) {
        Caller clipper = world.clipper();
        for (int i = 0; i < VIDEOS; i++) {
          order(world, clipper);
        }
        Work work = new Work(world);
        try (Clipgen _ = worker("one", world.address(), storage);
            Clipgen _ = worker("two", world.address(), storage)) {
          work.awaitEnd();
        }
        work.check();
        assertThat(keys(s3)).isEqualTo(expected(world));
      }
    } finally {
      proxy.stop();
    }
    for (String name : List.of("one", "two")) {
      assertThat(files(folder.resolve(name).resolve("files"))).isEmpty();
      assertThat(files(folder.resolve(name).resolve("work"))).isEmpty();
    }
  }

  private static void order(World world, Caller clipper) throws Exception {
    try (InputStream film = Files.newInputStream(Samples.SHORT)) {
      SourceVideo video =
          ((UploadSource.Outcome.Accepted)
                  world
                      .get(UploadSource.class)
                      .handle(new UploadSource.Command(clipper, "short.mp4", film)))
              .video();
      world
          .get(OrderClips.class)
          .handle(new OrderClips.Command(clipper, video.id(), 2, Duration.ofSeconds(3), PLAIN));
    }
  }

  private Clipgen worker(String name, DatabaseAddress database, Map<String, String> storage)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "worker",
                "--data",
                folder.resolve(name).toString(),
                "--set=clipgen.analyst=signals",
                "--set=clipgen.clips.shorter-side=180",
                "--set=clipgen.streams.at-once=true"));
    arguments.addAll(List.of(Samples.GIVEN_TRANSCRIPT));
    storage.forEach((key, value) -> arguments.add("--set=" + key + "=" + value));
    return Clipgen.start(
        Map.of("DATABASE_URL", address(database)), arguments.toArray(String[]::new));
  }

  private static String address(DatabaseAddress database) {
    String password = database.password();
    return database.url()
        + (database.url().contains("?") ? "&" : "?")
        + "user="
        + database.user()
        + (password == null
            ? ""
            : "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
  }

  /// The jobs, as they are seen from outside.
  private static final class Work {

    private final World world;
    private final Map<String, Set<String>> runners = new HashMap<>();

    private Work(World world) {
      this.world = world;
    }

    private record Job(String id, String kind, String state, int attempts, String runner) {}

    private List<Job> jobs() {
      return world
          .database()
          .with(
              handle ->
                  handle
                      .createQuery(
                          "SELECT id::text, kind, state, attempts, coalesce(runner, '') AS runner FROM operations.job")
                      .map(
                          (row, _) ->
                              new Job(
                                  row.getString("id"),
                                  row.getString("kind"),
                                  row.getString("state"),
                                  row.getInt("attempts"),
                                  row.getString("runner")))
                      .list());
    }

    private void awaitEnd() throws InterruptedException {
      Instant patience = Instant.now().plus(PATIENCE);
      List<Job> now = jobs();
      while (now.stream().anyMatch(job -> !Set.of("done", "dead").contains(job.state()))) {
        assertThat(Instant.now()).as(now.toString()).isBefore(patience);
        now.stream()
            .filter(job -> !job.runner().isEmpty())
            .forEach(
                job -> runners.computeIfAbsent(job.id(), _ -> new HashSet<>()).add(job.runner()));
        Thread.sleep(20);
        now = jobs();
      }
    }

    private void check() {
      List<Job> done = jobs();
      assertThat(done).allMatch(job -> job.state().equals("done") && job.attempts() == 1);
      assertThat(runners.values()).as("each job has one runner").allMatch(who -> who.size() == 1);
      Map<String, Integer> each = new TreeMap<>();
      runners.values().forEach(who -> each.merge(who.iterator().next(), 1, Integer::sum));
      assertThat(each).as("jobs of each worker").hasSize(2);
      Map<String, Integer> kinds = new TreeMap<>();
      done.forEach(job -> kinds.merge(job.kind(), 1, Integer::sum));
      assertThat(kinds).containsEntry("make-clips", VIDEOS).containsKey("stream");
      System.out.printf("Two workers: jobs %s, done by %s%n", kinds, each.values());
    }
  }

  /// What the database says is stored.
  private static Set<String> expected(World world) {
    List<String> stored =
        world
            .database()
            .with(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT file FROM clips.source_video
                            UNION ALL
                            SELECT file || '.storyboard.jpg' FROM clips.source_video
                            WHERE storyboard IS NOT NULL
                            UNION ALL
                            SELECT files || '.' || ending FROM clips.clip,
                              unnest(ARRAY['mp4', 'jpg', 'srt', 'vtt']) ending
                            UNION ALL
                            SELECT 'streams/' || earnings.id_text('str', stream.id) || '/' || name
                            FROM clips.stream, LATERAL (
                              SELECT rendition ->> 'name' || '.mp4' AS name
                              FROM jsonb_array_elements(transcoded -> 'renditions') rendition
                              UNION ALL SELECT unnest(ARRAY['poster.jpg', 'storyboard.jpg'])) part
                            WHERE state = 'ready'
                            """)
                        .mapTo(String.class)
                        .list());
    return new TreeSet<>(stored);
  }

  private static Set<String> keys(S3Client s3) {
    Set<String> keys = new TreeSet<>();
    s3.listObjectsV2Paginator(request -> request.bucket(BUCKET)).contents().stream()
        .map(S3Object::key)
        .forEach(keys::add);
    return keys;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
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
