package io.clipgen.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.ClipsMade;
import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.application.clips.testing.PaperStudio;
import io.clipgen.bootstrap.Trouble;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.ClipRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipReportsTest {

  @TempDir Path folder;

  private Path video;
  private Analysis analysis;
  private ClipsMade made;
  private Delivery delivery;

  @BeforeEach
  void two_clips_are_made() throws Exception {
    video = Files.write(folder.resolve("a <b> talk.mp4"), PaperStudio.video(60_000));
    Path work = Files.createDirectory(folder.resolve("work"));
    var pipeline = new PaperStudio().pipeline();
    analysis = pipeline.analyse(video, null, work, (_, _) -> {});
    made =
        pipeline.make(
            video,
            analysis,
            ClipRequest.of(2, Duration.ofSeconds(15), AspectRatio.SQUARE),
            work,
            (_, _) -> {});
    var names = ClipNames.in(folder.resolve("out"), video);
    try (var workshop = Workshop.in(names, 0)) {
      delivery = workshop.deliver(made, new Workshop.Wish(true, false, false), null);
    }
  }

  @Test
  void programs_read_every_clip_with_its_score_words_and_files() throws Exception {
    var uses = List.of(new ModelUse("gemini-2.5-flash", "highlights", 900, 120));
    JsonNode report =
        new JsonMapper().readTree(JsonReport.of(video, analysis, made, delivery, uses));

    assertThat(report.path("durationMs").asLong()).isEqualTo(60_000);
    assertThat(report.path("clips")).hasSize(2);
    JsonNode clip = report.path("clips").path(0);
    assertThat(clip.path("score").path("total").asInt()).isBetween(1, 100);
    assertThat(clip.path("score").path("hook").path("why").asText()).isNotEmpty();
    assertThat(clip.path("width").asInt()).isEqualTo(1080);
    assertThat(clip.path("framing").asText()).isEqualTo("center-crop");
    assertThat(clip.path("scenes")).hasSize(1);
    JsonNode scene = clip.path("scenes").path(0);
    assertThat(scene.path("startMs").asLong()).isEqualTo(clip.path("startMs").asLong());
    assertThat(scene.path("endMs").asLong()).isEqualTo(clip.path("endMs").asLong());
    assertThat(scene.path("framing").asText()).isEqualTo("center-crop");
    assertThat(scene.path("byHand").asBoolean()).isFalse();
    assertThat(scene.path("why").asText()).isEqualTo("The middle was asked for.");
    assertThat(clip.path("quality").path("checks").path(0).path("sentence").asText()).isNotEmpty();
    assertThat(clip.path("quality").path("platforms").path(0).path("platform").asText())
        .isEqualTo("tiktok");
    assertThat(report.path("modelUse").path(0).path("promptTokens").asLong()).isEqualTo(900);
    assertThat(Path.of(clip.path("files").path("video").asText())).exists();
    assertThat(Path.of(clip.path("files").path("srt").asText())).exists();
    assertThat(clip.path("files").path("vtt").isNull()).isTrue();
    assertThat(report.path("sheet").isNull()).isTrue();
  }

  @Test
  void people_see_what_was_chosen_and_why_on_one_page() throws Exception {
    String page =
        ContactSheet.html(
            video, analysis, made, delivery.clips().stream().map(Delivered::thumbnail).toList());

    assertThat(page).contains("a &lt;b&gt; talk.mp4").doesNotContain("a <b> talk");
    assertThat(page).contains("data:image/jpeg;base64,", "<svg", "The turn", "a question");
    assertThat(page).doesNotContain("http://", "https://", "<script");
    assertThat(page.split("<article>", -1)).hasSize(3);
  }

  @Test
  void where_the_disk_has_no_room_for_the_clips_it_is_said_before_they_are_made() throws Exception {
    Path out = folder.resolve("new");
    long free = Files.getFileStore(folder).getUsableSpace();
    try (var workshop = Workshop.in(ClipNames.in(out, video), 1000)) {
      workshop.requireRoom(1000);
      assertThatExceptionOfType(Trouble.class)
          .isThrownBy(() -> workshop.requireRoom(2 * free))
          .withMessageContaining("not enough room")
          .withMessageContaining("--out");
    }
    assertThat(out).doesNotExist();
  }

  @Test
  void what_was_not_wanted_is_not_left_behind() throws Exception {
    try (var left = Files.list(folder.resolve("out"))) {
      assertThat(left.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrder(
              "a <b> talk-01.mp4",
              "a <b> talk-01.jpg",
              "a <b> talk-01.srt",
              "a <b> talk-02.mp4",
              "a <b> talk-02.jpg",
              "a <b> talk-02.srt");
    }
  }
}
