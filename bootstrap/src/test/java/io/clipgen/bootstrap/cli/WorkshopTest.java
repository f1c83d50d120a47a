package io.clipgen.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.ClipsMade;
import io.clipgen.application.clips.testing.PaperStudio;
import io.clipgen.bootstrap.Trouble;
import io.clipgen.bootstrap.cli.Workshop.Wish;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.ClipRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopTest {

  private static final Wish ALL = new Wish(true, true, false);

  @TempDir Path folder;

  private Path video;
  private Path out;
  private ClipNames names;

  @BeforeEach
  void there_is_a_video() throws IOException {
    video = Files.write(folder.resolve("talk.mp4"), PaperStudio.video(60_000));
    out = folder.resolve("out");
    names = ClipNames.in(out, video);
  }

  @Test
  void what_an_earlier_run_has_left_is_named_with_the_ways_out() throws Exception {
    deliver(2, ALL, "a page");

    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> names.check(false, List.of(video)))
        .withMessageContaining(out.resolve("talk-01.mp4") + " and 8 more files")
        .withMessageContaining("--out")
        .withMessageContaining("--force");
    assertThatCode(() -> names.check(true, List.of(video))).doesNotThrowAnyException();
    assertThatCode(() -> ClipNames.in(out, Path.of("walk.mp4")).check(false, List.of(video)))
        .as("clips of another video")
        .doesNotThrowAnyException();
  }

  @Test
  void what_came_while_the_clips_were_made_is_not_replaced_either() throws Exception {
    try (var workshop = Workshop.in(names, 0)) {
      var made = made(1, workshop.folder());
      Path mine = Files.writeString(out.resolve("talk-01.srt"), "mine");
      assertThatExceptionOfType(Trouble.class)
          .isThrownBy(() -> workshop.deliver(made, ALL, null))
          .withMessageContaining("talk-01.srt is there already");
      assertThat(mine).hasContent("mine");
    }
    assertThat(left()).containsExactly("talk-01.srt");
  }

  @Test
  void where_it_may_be_replaced_nothing_of_the_earlier_run_is_left_among_the_new()
      throws Exception {
    deliver(2, ALL, "a page");
    Files.writeString(out.resolve("talk-07.mp4"), "somebody's own, which has no picture beside it");
    Files.writeString(out.resolve("talks-02.mp4"), "another's");

    Delivery again = deliver(1, new Wish(false, true, true), null);

    assertThat(left())
        .containsExactlyInAnyOrder(
            "talk-01.mp4", "talk-01.jpg", "talk-01.vtt", "talk-07.mp4", "talks-02.mp4");
    assertThat(again.removed())
        .extracting(file -> String.valueOf(file.getFileName()))
        .containsExactly(
            "talk-01.srt",
            "talk-02.mp4",
            "talk-02.jpg",
            "talk-02.srt",
            "talk-02.vtt",
            "talk-sheet.html");
  }

  @Test
  void what_the_clips_are_made_of_is_never_replaced() throws Exception {
    Files.createDirectory(out);
    Path itself = Files.createLink(out.resolve("talk-03.mp4"), video);
    Path words = Files.writeString(out.resolve("talk-01.srt"), "words");

    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> names.check(true, List.of(words)))
        .withMessageContaining(words + " is what the clips are made of");
    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> names.check(true, List.of(video)))
        .withMessageContaining(itself + " is what the clips are made of")
        .withMessageContaining("--out");
  }

  @Test
  void a_folder_in_the_way_is_told_before_the_work() throws Exception {
    Files.createDirectories(out.resolve("talk-02.vtt"));

    assertThatExceptionOfType(Trouble.class)
        .isThrownBy(() -> names.check(true, List.of()))
        .withMessageContaining("talk-02.vtt is a folder");
  }

  private Delivery deliver(int count, Wish wish, @Nullable String page) throws Exception {
    try (var workshop = Workshop.in(names, 0)) {
      return workshop.deliver(made(count, workshop.folder()), wish, page);
    }
  }

  private ClipsMade made(int count, Path work) throws Exception {
    var pipeline = new PaperStudio().pipeline();
    Analysis analysis = pipeline.analyse(video, null, work, (_, _) -> {});
    ClipsMade made =
        pipeline.make(
            video,
            analysis,
            ClipRequest.of(count, Duration.ofSeconds(15), AspectRatio.SQUARE),
            work,
            (_, _) -> {});
    assertThat(made.clips()).hasSize(count);
    return made;
  }

  private List<String> left() throws IOException {
    try (var files = Files.list(out)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
