package io.clipgen.application.clips.testing;

import static io.clipgen.application.clips.testing.Footage.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.ClipEdits;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipEdit;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.ClipVersion;
import io.clipgen.domain.clips.Corrections;
import io.clipgen.domain.clips.FramedScene;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.Recipe;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of edits, of clips' versions and of discarded files must keep to.
public abstract class ClipEditsContract {

  private static final AtomicInteger NUMBERS = new AtomicInteger(300_000);

  private final PartyId clipper = party(NUMBERS.incrementAndGet());
  private final SourceVideo video = Footage.video(NUMBERS.incrementAndGet(), clipper);
  private final ClipOrder order = Footage.order(NUMBERS.incrementAndGet(), video, clipper);
  private final Clip clip = Footage.clip(NUMBERS.incrementAndGet(), order, 1);
  private final Recipe other =
      new Recipe(
          Span.of(14_000, 29_500),
          "Another",
          "",
          new Corrections(List.of(new Corrections.Correction(14_500, "ClipGen"))),
          clip.treatment());
  private final ClipEdit edit = edit(clip.id());

  protected abstract Clips clips();

  protected abstract ClipEdits edits();

  protected abstract DiscardedFiles discarded();

  /// Lets the machine's time go on, as the discarded files see it.
  protected abstract void pass(Duration time);

  protected abstract Transactions transactions();

  /// Makes sure that there is such a video.
  protected abstract void have(SourceVideo video);

  @BeforeEach
  void make() {
    have(video);
    transactions()
        .run(
            () -> {
              clips().add(order);
              clips().addAll(List.of(clip));
            });
  }

  private ClipEdit edit(ClipId target) {
    return ClipEdit.of(
        new JobId(Footage.uuid(NUMBERS.incrementAndGet())),
        clip.id(),
        target,
        clip.version(),
        other,
        Footage.NOON);
  }

  private Clip next(Clip before) {
    return before.next(
        other,
        "ClipGen",
        before.size(),
        false,
        Duration.ofSeconds(16),
        42,
        "clips/next/" + before.id().text(),
        before.captionFiles(),
        Footage.NOON.plusSeconds(60),
        List.of(
            new FramedScene(
                other.span(), Framing.BLUR_FILL, false, "What moves is wider than the crop.")));
  }

  private <T> T committed(Supplier<T> work) {
    return transactions().call(work);
  }

  @Test
  void an_edit_comes_back_as_it_was_asked_for_and_is_settled_once() {
    assertThat(committed(() -> edits().begin(edit))).isTrue();
    assertThat(edits().find(edit.job())).contains(edit);
    assertThat(committed(() -> edits().settle(edit.job(), new ClipEdit.Failed("No.")))).isTrue();
    assertThat(committed(() -> edits().settle(edit.job(), new ClipEdit.Made()))).isFalse();
    assertThat(edits().newest(clip.id()).orElseThrow().outcome())
        .isEqualTo(new ClipEdit.Failed("No."));
  }

  @Test
  void a_clip_is_edited_once_at_a_time_and_copied_as_often_as_one_likes() {
    ClipEdit copy = edit(new ClipId(Footage.uuid(NUMBERS.incrementAndGet())));
    assertThat(committed(() -> edits().begin(edit))).isTrue();
    assertThat(committed(() -> edits().begin(edit(clip.id())))).isFalse();
    assertThat(committed(() -> edits().begin(copy))).isTrue();
    transactions().run(() -> edits().settle(edit.job(), new ClipEdit.Made()));
    assertThat(committed(() -> edits().begin(edit(clip.id())))).isTrue();
    assertThat(edits().newest(clip.id()).orElseThrow().isPending()).isTrue();
    ClipEdit later = edit(new ClipId(Footage.uuid(NUMBERS.incrementAndGet())));
    transactions().run(() -> edits().begin(later));
    assertThat(edits().newest(clip.id()).orElseThrow().isCopy()).isFalse();
  }

  @Test
  void a_failed_edit_is_open_again_when_it_is_taken_back_unless_another_is_worked_on() {
    transactions().run(() -> edits().begin(edit));
    assertThat(committed(() -> edits().reopen(edit.job()))).isFalse();
    transactions().run(() -> edits().settle(edit.job(), new ClipEdit.Failed("No.")));
    assertThat(committed(() -> edits().reopen(edit.job()))).isTrue();
    assertThat(edits().find(edit.job())).contains(edit);
    transactions().run(() -> edits().settle(edit.job(), new ClipEdit.Failed("No.")));
    transactions().run(() -> edits().begin(edit(clip.id())));
    assertThat(committed(() -> edits().reopen(edit.job()))).isFalse();
  }

  @Test
  void the_next_version_takes_the_place_of_the_one_before_whose_recipe_is_kept() {
    Clip second = next(clip);
    assertThat(committed(() -> clips().replace(second))).isTrue();
    assertThat(clips().find(clip.id())).contains(second);
    assertThat(second.version()).isEqualTo(2);
    assertThat(edits().earlier(clip.id()))
        .containsExactly(new ClipVersion(1, clip.recipe(), clip.madeAt()));
    assertThat(committed(() -> clips().replace(second))).isFalse();
    assertThat(committed(() -> clips().replace(next(second)))).isTrue();
    assertThat(edits().earlier(clip.id())).extracting(ClipVersion::number).containsExactly(2, 1);
  }

  @Test
  void a_clip_that_was_shared_is_not_replaced() {
    assertThat(clips().isShared(clip.id())).isFalse();
    transactions().run(() -> clips().share(clip.id(), party(7)));
    assertThat(clips().isShared(clip.id())).isTrue();
    assertThat(committed(() -> clips().replace(next(clip)))).isFalse();
    assertThat(clips().find(clip.id())).contains(clip);
    assertThat(edits().earlier(clip.id())).isEmpty();
  }

  @Test
  void edits_and_versions_go_with_their_clip() {
    transactions().run(() -> clips().replace(next(clip)));
    transactions().run(() -> edits().begin(edit));
    transactions().run(() -> clips().removeUnshared(clip.id()));
    assertThat(edits().find(edit.job())).isEmpty();
    assertThat(committed(() -> edits().settle(edit.job(), new ClipEdit.Made()))).isFalse();
  }

  @Test
  void copies_have_numbers_of_their_own() {
    assertThat(committed(() -> clips().nextNumber(order.job()))).isEqualTo(2);
    Clip copy = next(clip).copiedAs(new ClipId(Footage.uuid(NUMBERS.incrementAndGet())), 2);
    transactions().run(() -> clips().addAll(List.of(copy)));
    assertThat(clips().find(copy.id())).contains(copy);
    assertThat(committed(() -> clips().nextNumber(order.job()))).isEqualTo(3);
  }

  @Test
  void discarded_files_are_known_until_they_are_forgotten() {
    List<BlobKey> files =
        List.of(
            new BlobKey("clips/old/" + clip.id().text() + ".mp4"),
            new BlobKey("clips/old/" + clip.id().text() + ".jpg"));
    Duration hour = Duration.ofHours(1);
    transactions().run(() -> discarded().add(files));
    pass(hour);
    transactions().run(() -> discarded().add(files));
    assertThat(discarded().discardedFor(Duration.ZERO, 100)).containsAll(files);
    pass(hour.minusMillis(1));
    assertThat(discarded().discardedFor(hour, 100)).doesNotContainAnyElementsOf(files);
    pass(Duration.ofMillis(1));
    assertThat(discarded().discardedFor(hour, 1)).hasSize(1);
    assertThat(discarded().discardedFor(hour, 100)).containsAll(files);
    transactions().run(() -> discarded().forget(files));
    assertThat(discarded().discardedFor(Duration.ZERO, 100)).doesNotContainAnyElementsOf(files);
  }
}
