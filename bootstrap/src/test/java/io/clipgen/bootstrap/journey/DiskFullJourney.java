package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.clipgen.bootstrap.Administrators;
import io.clipgen.bootstrap.demo.Api;
import io.clipgen.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A disk that becomes full while clips are made: its owner reads why, nothing half made is to be
/// seen or left, and when there is room again the clips are made. Runs with `-Psoak`, where small
/// file systems can be mounted.
@EnabledIfSystemProperty(named = "clipgen.disk.full", matches = "true")
class DiskFullJourney {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Set<String> OVER = Set.of("done", "dead", "cancelled");

  /// An FFmpeg that waits before it renders the second clip, until it may.
  private static final String SCRIPT =
      """
      #!/bin/sh
      here=$(dirname "$0")
      export LD_LIBRARY_PATH=@LIBRARIES@
      case "$*" in
        *clip-02.mp4*)
          while [ -e "$here/hold" ]; do : > "$here/held"; sleep 0.05; done ;;
      esac
      exec @REAL@ "$@"
      """;

  @TempDir Path folder;

  private Path data;
  private Path programs;

  @Test
  void a_disk_that_is_full_while_clips_are_made_loses_nothing_and_is_told() throws Exception {
    data = Files.createDirectories(folder.resolve("data"));
    Path work = Files.createDirectories(data.resolve("work"));
    Path files = Files.createDirectories(data.resolve("files"));
    assumeTrue(Clipgen.canMount(work), Clipgen.CANNOT_MOUNT);
    install();
    String mount = "mount -t tmpfs -o size=64m tmpfs '%s'";
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString(), Samples.SMALL));
    arguments.addAll(List.of(Samples.GIVEN_TRANSCRIPT));
    arguments.add("--set=clipgen.work.reserve-bytes=0");
    arguments.add("--set=clipgen.ffmpeg=" + programs);
    try (Clipgen program =
        Clipgen.startInside(
            mount.formatted(work) + " && " + mount.formatted(files),
            arguments.toArray(String[]::new))) {
      Api studio =
          Api.at(program.address()).signIn(Administrators.EMAIL, Clipgen.adminPassword(data));
      whileRendering(studio, program.inside(work), program.inside(files));
      whileStoring(studio, program.inside(work), program.inside(files));
      beforeAnythingBegins(studio, program.inside(work));
    } finally {
      Files.deleteIfExists(programs.resolve("hold"));
    }
  }

  /// It stays full until the job is given up; tried again by hand, it is done.
  private void whileRendering(Api studio, Path work, Path files) throws Exception {
    String video = upload(studio);
    String job = heldInRender(studio, video);
    Path filler = fill(work);
    Files.delete(programs.resolve("hold"));

    JsonNode ended = await(studio, job, OVER);
    assertThat(ended.path("state").asText()).as(ended.toPrettyString()).isEqualTo("dead");
    assertThat(ended.path("reason").asText()).contains("disk is full").doesNotContain("Failure:");
    assertThat(clips(studio, video)).isEmpty();
    assertThat(files(work)).containsExactly(filler);
    assertThat(files(files)).hasSize(1);

    Files.delete(filler);
    studio.post("/api/v1/admin/jobs/" + job + "/retry", Map.of());
    checkDone(studio, video, job, work, files);
  }

  /// Where there is room before the last try, nobody has to do anything.
  private void whileStoring(Api studio, Path work, Path files) throws Exception {
    String video = upload(studio);
    int before = files(files).size();
    String job = heldInRender(studio, video);
    Path filler = fill(files);
    Files.delete(programs.resolve("hold"));

    JsonNode waits = await(studio, job, Set.of("retrying", "dead"));
    assertThat(waits.path("state").asText()).isEqualTo("retrying");
    assertThat(waits.path("reason").asText()).contains("disk is full").doesNotContain("Failure:");
    assertThat(clips(studio, video)).isEmpty();
    assertThat(files(files)).as("%s and what was there", filler).hasSize(before + 1);

    Files.delete(filler);
    checkDone(studio, video, job, work, files);
  }

  private void beforeAnythingBegins(Api studio, Path work) throws Exception {
    Path filler = fill(work);
    assertThatExceptionOfType(Api.Problem.class)
        .isThrownBy(() -> upload(studio))
        .withMessageContaining("There is no room left")
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(507));
    assertThat(files(work)).containsExactly(filler);
    Files.delete(filler);
    upload(studio);
  }

  private static String upload(Api studio) {
    return studio.upload("/api/v1/videos", Samples.SHORT).path("id").asText();
  }

  private String heldInRender(Api studio, String video) throws Exception {
    Files.deleteIfExists(programs.resolve("held"));
    Files.createFile(programs.resolve("hold"));
    String job =
        studio
            .post(
                "/api/v1/videos/" + video + "/clips",
                Map.of("count", 2, "length", 3, "ratio", "1:1"))
            .path("job")
            .asText();
    Instant patience = Instant.now().plus(PATIENCE);
    while (!Files.exists(programs.resolve("held"))) {
      JsonNode now = studio.get("/api/v1/jobs/" + job);
      assertThat(now.path("state").asText())
          .as(now.toPrettyString())
          .isIn("queued", "running", "retrying");
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(20);
    }
    return job;
  }

  private static JsonNode await(Api studio, String job, Set<String> states) throws Exception {
    Instant patience = Instant.now().plus(PATIENCE);
    JsonNode now = studio.get("/api/v1/jobs/" + job);
    while (!states.contains(now.path("state").asText())) {
      assertThat(Instant.now()).as(now.toPrettyString()).isBefore(patience);
      Thread.sleep(20);
      now = studio.get("/api/v1/jobs/" + job);
    }
    return now;
  }

  private void checkDone(Api studio, String video, String job, Path work, Path files)
      throws Exception {
    JsonNode ended = await(studio, job, OVER);
    assertThat(ended.path("state").asText()).as(ended.toPrettyString()).isEqualTo("done");
    List<JsonNode> clips = clips(studio, video);
    assertThat(clips).hasSize(2);
    for (JsonNode clip : clips) {
      Path file = folder.resolve(clip.path("id").asText() + ".mp4");
      String path = "/api/v1/clips/" + clip.path("id").asText() + "/file";
      assertThat(studio.download(path, file)).isEqualTo(clip.path("bytes").asLong());
    }
    assertThat(files(work)).as("temporary files").isEmpty();
    assertThat(files(files))
        .noneMatch(file -> file.toString().contains(".unfinished"))
        .filteredOn(file -> file.toString().contains(job))
        .hasSize(4 * clips.size());
  }

  private static List<JsonNode> clips(Api studio, String video) {
    List<JsonNode> clips = new ArrayList<>();
    studio.get("/api/v1/clips?video=" + video).path("items").forEach(clips::add);
    return clips;
  }

  /// Leaves no byte free.
  private static Path fill(Path folder) throws IOException {
    Path filler = folder.resolve("filler");
    byte[] block = new byte[4_096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
    return filler;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private void install() throws IOException {
    programs = Files.createDirectories(folder.resolve("programs"));
    Path cache = Clipgen.HOME.resolve("adapters-media/target/native").toAbsolutePath();
    // Unpacks it.
    Ffmpeg.of("bundled", cache).version();
    Path libraries;
    try (var folders = Files.list(cache)) {
      libraries =
          folders
              .filter(unpacked -> unpacked.getFileName().toString().startsWith("ffmpeg-"))
              .findFirst()
              .orElseThrow();
    }
    for (String name : List.of("ffmpeg", "ffprobe")) {
      Path script =
          Files.writeString(
              programs.resolve(name),
              SCRIPT
                  .replace("@LIBRARIES@", libraries.toString())
                  .replace("@REAL@", libraries.resolve(name).toString()));
      assertThat(script.toFile().setExecutable(true)).isTrue();
    }
  }
}
