package io.clipgen.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.media.ffmpeg.Ffmpeg;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `clipgen clip` from its options to its files, with this machine's FFmpeg: each option has left
/// its trace, so one that is read and not handed on is noticed.
class ClipCommandTest {

  private static final Path SAMPLES = Path.of("../adapters-media/samples");
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path CACHE = Path.of("target/native").toAbsolutePath();

  @TempDir Path folder;

  private Path out;

  @Test
  void a_video_becomes_the_clips_that_were_asked_for_and_a_second_run_loses_none()
      throws Exception {
    out = folder.resolve("clips");
    everything_that_was_asked_for_is_in_the_files();
    List<String> first = left();

    Said refused = clip("--count", "1");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines())
        .singleElement()
        .asString()
        .contains(out.resolve("short-01.mp4").toString(), "--out", "--force");
    assertThat(left()).isEqualTo(first);

    what_is_made_instead_leaves_nothing_of_the_first();
  }

  private void everything_that_was_asked_for_is_in_the_files() throws Exception {
    Path chat =
        Files.writeString(
            folder.resolve("chat.json"),
            "{\"comments\":[{\"content_offset_seconds\":1},{\"content_offset_seconds\":6},"
                + "{\"content_offset_seconds\":7}]}");
    Path words =
        Files.writeString(
            folder.resolve("words.srt"),
            Files.readString(SAMPLES.resolve("short.srt")).replace("amiable", "lovable"));

    Said said =
        clip(
            "--count=2",
            "--length=4",
            "--ratio=1:1",
            "--framing=blur-fill",
            "--size=144",
            "--style=karaoke",
            "--tighten=silences",
            "--hook-title",
            "--intro=Ask first\nPart 1",
            "--outro=More soon",
            "--card-seconds=0.5",
            "--watermark",
            "--transcript=" + words,
            "--chat=" + chat,
            "--no-vtt",
            "--sheet",
            "--json");

    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err()).contains("Looking at the file …", "Rendering …");
    JsonNode report = new JsonMapper().readTree(said.out());
    assertThat(report.path("chatMessages").asInt()).isEqualTo(3);
    assertThat(report.path("clips")).hasSize(2);
    assertThat(left())
        .containsExactly(
            "short-01.jpg",
            "short-01.mp4",
            "short-01.srt",
            "short-02.jpg",
            "short-02.mp4",
            "short-02.srt",
            "short-sheet.html");
    String page = Files.readString(Path.of(report.path("sheet").asText()));
    StringBuilder heard = new StringBuilder();
    for (JsonNode clip : report.path("clips")) {
      checkClip(clip);
      assertThat(page)
          .contains(escaped(clip.path("title").asText()), escaped(clip.path("reason").asText()))
          .contains(escaped(clip.path("hook").asText()), escaped(clip.path("excerpt").asText()));
      heard.append(clip.path("excerpt").asText()).append(' ');
    }
    assertThat(page.split("data:image/jpeg;base64,", -1)).hasSize(3);
    assertThat(heard.toString()).contains("lovable");
  }

  private static void checkClip(JsonNode clip) throws Exception {
    assertThat(clip.path("framing").asText()).isEqualTo("blur-fill");
    assertThat(clip.path("captionStyle").asText()).isEqualTo("karaoke");
    assertThat(clip.path("tightening").asText()).isEqualTo("silences");
    assertThat(clip.path("hookTitle").asBoolean()).isTrue();
    assertThat(clip.path("watermark").asBoolean()).isTrue();
    assertThat(clip.path("intro").path("title").asText()).isEqualTo("Ask first");
    assertThat(clip.path("intro").path("line").asText()).isEqualTo("Part 1");
    assertThat(clip.path("intro").path("seconds").asDouble()).isEqualTo(0.5);
    assertThat(clip.path("outro").path("title").asText()).isEqualTo("More soon");
    JsonNode files = clip.path("files");
    assertThat(clip.path("words").path(0).path("startMs").asLong())
        .as("in the clip, after its card, as in its captions")
        .isGreaterThanOrEqualTo(500)
        .isEqualTo(firstCue(Path.of(files.path("srt").asText())));
    MediaInfo video = probe(Path.of(files.path("video").asText()));
    assertThat(video.picture().width()).isEqualTo(144);
    assertThat(video.picture().height()).isEqualTo(144);
    assertThat(video.hasSound()).isTrue();
    assertThat(video.durationMs()).isCloseTo(4_000, within(1_500L));
    assertThat(files.path("vtt").isNull()).isTrue();
    assertThat(ImageIO.read(new File(files.path("thumbnail").asText())).getWidth()).isEqualTo(144);
  }

  private void what_is_made_instead_leaves_nothing_of_the_first() throws Exception {
    Said said =
        clip(
            "--force",
            "--count=1",
            "--length=3",
            "--ratio=16:9",
            "--framing=center-crop",
            "--size=128",
            "--style=none",
            "--transcript=" + SAMPLES.resolve("short.srt"),
            "--no-srt");

    assertThat(said.code()).as(said.err()).isZero();
    assertThat(left()).containsExactly("short-01.jpg", "short-01.mp4", "short-01.vtt");
    assertThat(said.err())
        .contains(
            "Removed of an earlier run: short-01.srt, short-02.mp4, short-02.jpg, short-02.srt,"
                + " short-sheet.html.");
    assertThat(said.out()).contains(out.resolve("short-01.mp4").toString(), "fits", "said");
    MediaInfo video = probe(out.resolve("short-01.mp4"));
    assertThat(video.picture().height()).isEqualTo(128);
    assertThat(video.picture().width()).isBetween(226, 228);
    assertThat(video.durationMs()).isCloseTo(3_000, within(1_000L));
  }

  private record Said(int code, String out, String err) {}

  private Said clip(String... options) {
    var printed = new StringWriter();
    var told = new StringWriter();
    var all =
        new ArrayList<>(
            List.of(
                "clip",
                SAMPLES.resolve("short.mp4").toString(),
                "--out=" + out,
                "--data=" + folder.resolve("data"),
                "--set=clipgen.home=" + HOME,
                "--set=clipgen.cache=" + CACHE,
                "--set=clipgen.ffmpeg=bundled",
                "--set=clipgen.meaning=none"));
    all.addAll(Arrays.asList(options));
    int code =
        ClipGenCommand.commandLine()
            .setOut(new PrintWriter(printed))
            .setErr(new PrintWriter(told))
            .execute(all.toArray(String[]::new));
    return new Said(code, printed.toString(), told.toString());
  }

  private static MediaInfo probe(Path file) throws InterruptedException {
    return Ffmpeg.of("bundled", CACHE).prober().probe(file);
  }

  private static long firstCue(Path srt) throws IOException {
    String time = Files.readAllLines(srt).get(1).split(" --> ", -1)[0];
    return LocalTime.parse(time.replace(',', '.')).toNanoOfDay() / 1_000_000;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;");
  }

  private List<String> left() throws IOException {
    try (var files = Files.list(out)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
