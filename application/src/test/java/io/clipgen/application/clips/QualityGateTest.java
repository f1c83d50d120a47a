package io.clipgen.application.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.ClipRenderer;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.testing.Footage;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.Card;
import io.clipgen.domain.clips.Cards;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Encoding;
import io.clipgen.domain.clips.Inspection;
import io.clipgen.domain.clips.Levelling;
import io.clipgen.domain.clips.Loudness;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of clips that are not what was planned, by what comes of each attempt.
class QualityGateTest {

  private static final long LENGTH = 15_000;

  @TempDir private Path folder;

  private final RenderPlan plan = plan(Cards.NONE);

  /// By which plans it was rendered.
  private final List<RenderPlan> attempts = new ArrayList<>();

  /// From where openings were looked at.
  private final List<Long> openings = new ArrayList<>();

  /// What comes of the attempts, one after the other.
  private final Deque<Made> results = new ArrayDeque<>();

  /// What an attempt makes.
  private record Made(int width, long bytes, double loudness, Optional<RuntimeException> failure) {

    static final Made GOOD = new Made(1080, 15_000_000, -14, Optional.empty());
    static final Made SMALL = new Made(720, 15_000_000, -14, Optional.empty());
    static final Made QUIET = new Made(1080, 15_000_000, -18, Optional.empty());
    static final Made HEAVY = new Made(1080, 100_000_000, -14, Optional.empty());

    static Made failing(RuntimeException failure) {
      return new Made(0, 0, 0, Optional.of(failure));
    }

    MediaInfo info() {
      return new MediaInfo(
          "mov,mp4",
          LENGTH,
          bytes,
          Optional.of(new MediaInfo.Picture("h264", width, width * 16 / 9, 30)),
          Optional.of(new MediaInfo.Sound("aac", 2, 48_000)));
    }
  }

  private static RenderPlan plan(Cards cards) {
    return RenderPlan.of(
        Footage.MINUTE,
        Span.of(0, LENGTH - cards.lengthMs()),
        new ClipRequest(
            1,
            Duration.ofMillis(LENGTH),
            Treatment.plain(AspectRatio.PORTRAIT).between(cards),
            1080,
            false),
        Transcript.SILENT);
  }

  private QualityGate.Passed render(RenderPlan plan, Made... results) throws InterruptedException {
    this.results.addAll(List.of(results));
    return new QualityGate(renderer(), new Prober())
        .render(
            folder.resolve("video"),
            plan,
            new PlanNote(folder.resolve("clip.plan")),
            folder.resolve("clip.mp4"),
            folder.resolve("clip.jpg"),
            Meter.NONE);
  }

  private ClipRenderer renderer() {
    return (_, attempt, _, _, _) -> {
      // The last one is what lies there.
      if (!attempts.isEmpty()) {
        results.remove();
      }
      attempts.add(attempt);
      results.element().failure.ifPresent(this::fail);
      return new ClipRenderer.Rendered(new Levelling(2, false), Optional.empty());
    };
  }

  private void fail(RuntimeException failure) {
    throw failure;
  }

  private final class Prober implements MediaProber {

    @Override
    public MediaInfo probe(Path file) {
      return results.element().info();
    }

    @Override
    public void checkEnd(Path file, MediaInfo info) {}

    @Override
    public Inspection inspect(Path clip, MediaInfo info, long openingMs) {
      openings.add(openingMs);
      return new Inspection(info, Optional.of(new Loudness(results.element().loudness, -3)), 0, 0);
    }
  }

  @Test
  void what_is_good_is_made_once_and_after_a_crash_only_looked_at() throws Exception {
    var passed = render(plan, Made.GOOD);

    assertThat(passed.report().faults()).isEmpty();
    assertThat(attempts).containsExactly(plan);

    assertThat(render(plan)).isEqualTo(passed);
    assertThat(attempts).hasSize(1);
  }

  @Test
  void of_a_bad_one_and_a_good_one_the_second_is_kept() throws Exception {
    var passed = render(plan, Made.SMALL, Made.GOOD);

    assertThat(attempts).containsExactly(plan, plan.careful());
    assertThat(passed.plan()).isEqualTo(plan.careful());
    assertThat(passed.clip().info()).isEqualTo(Made.GOOD.info());
    assertThat(passed.report().faults()).isEmpty();
    assertThat(render(plan).plan()).as("by the note").isEqualTo(plan.careful());
  }

  @Test
  void after_two_bad_ones_it_is_said_what_is_wrong() {
    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> render(plan, Made.SMALL, Made.SMALL))
        .withMessage(
            "The rendered clip is not what was planned, at the second try either: Its picture should be 1080x1920. (720 × 1280)");
    assertThat(attempts).hasSize(2);
    assertThat(folder.resolve("clip.plan")).doesNotExist();
  }

  @Test
  void too_many_bits_are_capped() throws Exception {
    var passed = render(plan, Made.HEAVY, Made.GOOD);

    assertThat(attempts).containsExactly(plan, plan.encoded(new Encoding(false, 12_000, 0)));
    assertThat(passed.report().faults()).isEmpty();
  }

  @Test
  void sound_is_corrected_once_and_what_stays_wrong_is_kept_and_said() throws Exception {
    var passed = render(plan, Made.QUIET, Made.QUIET);

    assertThat(attempts).containsExactly(plan, plan.encoded(new Encoding(false, 0, 4)));
    assertThat(passed.report().faults()).isEqualTo("It should be -14 LUFS. (-18.0 LUFS)");
    assertThat(passed.report().fits()).isEmpty();
  }

  @Test
  void where_nothing_comes_of_it_it_is_made_with_care() throws Exception {
    for (var failure :
        List.of(new MediaFailure("It crashed."), new UnusableMedia("Its end is missing."))) {
      attempts.clear();
      results.clear();

      var passed = render(plan, Made.failing(failure), Made.GOOD);

      assertThat(attempts).containsExactly(plan, plan.careful());
      assertThat(passed.report().faults()).isEmpty();
      assertThat(folder.resolve("clip.plan")).exists();
      Files.delete(folder.resolve("clip.plan"));
    }
  }

  @Test
  void where_nothing_comes_of_it_twice_the_reason_of_the_second_is_said() {
    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(
            () ->
                render(
                    plan,
                    Made.failing(new MediaFailure("First.")),
                    Made.failing(new MediaFailure("Second."))))
        .withMessage("Second.");
  }

  @Test
  void an_opening_begins_after_the_card_that_is_before_it() throws Exception {
    render(plan(new Cards(new Card("Title", "", 2_000), null)), Made.GOOD);

    assertThat(openings).containsExactly(2_000L);
  }
}
