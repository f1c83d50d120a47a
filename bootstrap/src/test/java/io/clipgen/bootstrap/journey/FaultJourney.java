package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person reads when something is wrong: one clear sentence that says what to do, a non-zero
/// exit code, and nothing half done left behind.
class FaultJourney {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void a_port_in_use_is_named_with_the_option_that_chooses_another() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Clipgen clipgen =
            Clipgen.start(
                "serve",
                "--port",
                String.valueOf(taken.getLocalPort()),
                "--data",
                folder.resolve("data").toString())) {
      assertThat(clipgen.end(PATIENCE)).isNotZero();
      assertThat(clipgen.output()).contains(String.valueOf(taken.getLocalPort()), "--port");
      assertOneSentence(clipgen);
    }
  }

  @Test
  void a_data_folder_that_cannot_be_made_is_named_with_the_option_that_chooses_another()
      throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    try (Clipgen clipgen =
        Clipgen.start("serve", "--port", "0", "--data", file.resolve("data").toString())) {
      assertThat(clipgen.end(PATIENCE)).isNotZero();
      assertThat(clipgen.output()).contains(file.toString(), "--data");
      assertOneSentence(clipgen);
    }
  }

  @Test
  void a_data_folder_of_another_major_version_is_refused() throws Exception {
    Path data = folder.resolve("data");
    Path cluster = Files.createDirectories(data.resolve("postgres/cluster"));
    for (Path version :
        List.of(data.resolve("postgres/PG_VERSION"), cluster.resolve("PG_VERSION"))) {
      Files.writeString(version, "12\n");
    }
    try (Clipgen clipgen = Clipgen.start("serve", "--port", "0", "--data", data.toString())) {
      assertThat(clipgen.end(PATIENCE)).isNotZero();
      assertThat(clipgen.output()).contains("12", "17");
      assertOneSentence(clipgen);
    }
  }

  @Test
  void a_full_disk_is_said_in_a_sentence() throws Exception {
    Path mount = Files.createDirectories(folder.resolve("small"));
    assumeTrue(Clipgen.canMount(mount), Clipgen.CANNOT_MOUNT);
    try (Clipgen clipgen =
        Clipgen.startInside(
            "mount -t tmpfs -o size=24m tmpfs '" + mount + "'",
            "serve",
            "--port",
            "0",
            "--data",
            mount.resolve("data").toString())) {
      assertThat(clipgen.end(PATIENCE)).isNotZero();
      assertThat(clipgen.output()).contains("the disk is full").doesNotContain("\tat ");
    }
  }

  @Test
  void an_unknown_provider_stops_the_start_with_the_names_there_are() throws Exception {
    try (Clipgen clipgen =
        Clipgen.start(
            "serve",
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--set",
            "clipgen.payments=piggybank")) {
      assertThat(clipgen.end(PATIENCE)).isNotZero();
      assertThat(clipgen.output()).contains("piggybank", "simulated");
      assertOneSentence(clipgen);
    }
  }

  @Test
  void a_video_that_is_none_makes_no_clip_and_leaves_nothing_behind() throws Exception {
    byte[] real = Files.readAllBytes(Samples.SHORT);
    Files.write(folder.resolve("empty.mp4"), new byte[0]);
    Files.write(folder.resolve("truncated.mp4"), Arrays.copyOf(real, real.length / 3));
    Files.writeString(
        folder.resolve("renamed.mp4"), "This was a text before somebody renamed it.\n".repeat(50));
    Files.writeString(
        folder.resolve("playlist.mp4"),
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n");
    Map<String, String> sentences =
        Map.of(
            "empty", "The file is empty",
            "truncated", "its end is missing",
            "renamed", "not a video, whatever its name says",
            "playlist", "a playlist, not a video",
            "missing", "There is no file");
    for (String name : sentences.keySet()) {
      Path out = folder.resolve("clips-of-" + name);
      try (Clipgen clipgen =
          Clipgen.start(
              "clip",
              folder.resolve(name + ".mp4").toString(),
              "--length",
              "3",
              "--out",
              out.toString())) {
        assertThat(clipgen.end(PATIENCE)).as(name + ": " + clipgen.output()).isNotZero();
        assertThat(clipgen.output()).as(name).contains(sentences.get(name));
        assertOneSentence(clipgen);
        assertThat(files(out)).as("what is left behind of " + name).isEmpty();
      }
    }
  }

  private static void assertOneSentence(Clipgen clipgen) {
    assertThat(clipgen.output()).doesNotContain("\tat ").doesNotContain("Exception");
    String last = clipgen.output().lines().toList().getLast();
    assertThat(last).matches(".*\\p{L}.*[.:)]?");
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
