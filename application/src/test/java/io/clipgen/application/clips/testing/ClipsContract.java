package io.clipgen.application.clips.testing;

import static io.clipgen.application.clips.testing.Footage.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.Finding;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.QualityReport.Fitness;
import io.clipgen.domain.clips.SafeArea;
import io.clipgen.domain.clips.Selection;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import io.clipgen.domain.shared.PartyId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of clips must keep to.
public abstract class ClipsContract {

  private static final AtomicInteger NUMBERS = new AtomicInteger(100_000);

  private final PartyId clipper = party(NUMBERS.incrementAndGet());
  private final PartyId brand = party(NUMBERS.incrementAndGet());
  private final SourceVideo video = Footage.video(NUMBERS.incrementAndGet(), brand);
  private final ClipOrder order = Footage.order(NUMBERS.incrementAndGet(), video, clipper);
  private final Clip first = Footage.clip(NUMBERS.incrementAndGet(), order, 1);
  private final Clip second = Footage.clip(NUMBERS.incrementAndGet(), order, 2);

  protected abstract Clips clips();

  protected abstract Transactions transactions();

  /// Makes sure that there is such a video.
  protected abstract void have(SourceVideo video);

  @BeforeEach
  void order() {
    have(video);
    transactions().run(() -> clips().add(order));
  }

  private void make() {
    transactions()
        .run(
            () -> {
              clips().settle(order.job(), new ClipOrder.Made(2, List.of("No room for a third.")));
              clips().addAll(List.of(first, second));
            });
  }

  @Test
  void an_order_comes_back_as_it_was_placed_and_is_placed_once() {
    transactions().run(() -> clips().add(order));
    assertThat(clips().findOrder(order.job())).contains(order);
  }

  @Test
  void the_words_that_an_order_goes_by_are_kept_and_stay() {
    assertThat(clips().findWords(order.job())).isEmpty();
    Transcript words = new Transcript("de", List.of(new Word("Ja.", Span.of(1, 900), 1)));
    transactions().run(() -> clips().saveWords(order.job(), words));
    transactions().run(() -> clips().saveWords(order.job(), Transcript.SILENT));
    assertThat(clips().findWords(order.job())).contains(words);
  }

  @Test
  void what_was_chosen_for_an_order_is_kept() {
    assertThat(clips().findChoice(order.job())).isEmpty();
    Selection choice =
        new Selection(List.of(first.moment(), second.moment()), List.of("Two instead of 3."));
    transactions().run(() -> clips().saveChoice(order.job(), choice));
    assertThat(clips().findChoice(order.job())).contains(choice);
    assertThat(clips().findOrder(order.job())).contains(order);
  }

  @Test
  void what_was_found_in_a_clip_comes_back() {
    make();
    QualityReport quality =
        new QualityReport(
            List.of(new Finding(Finding.Check.LOUDNESS, "-17.0 LUFS", false, "Too quiet.")),
            List.of(new Fitness(SafeArea.Platform.TIKTOK, List.of("It has no sound."))));
    transactions().run(() -> clips().keepQuality(first.id(), quality));

    assertThat(clips().findQuality(first.id())).contains(quality);
    assertThat(clips().findQuality(second.id())).isEmpty();
  }

  @Test
  void an_order_is_settled_once() {
    make();
    boolean again =
        transactions().call(() -> clips().settle(order.job(), new ClipOrder.Failed("too late")));
    assertThat(again).isFalse();
    assertThat(clips().findOrder(order.job()).orElseThrow().outcome())
        .isEqualTo(new ClipOrder.Made(2, List.of("No room for a third.")));
  }

  @Test
  void a_failed_order_says_why() {
    transactions().run(() -> clips().settle(order.job(), new ClipOrder.Failed("It was broken.")));
    assertThat(clips().findOrder(order.job()).orElseThrow().outcome())
        .isEqualTo(new ClipOrder.Failed("It was broken."));
  }

  @Test
  void a_failed_order_is_open_again_when_it_is_taken_back_and_no_other_is() {
    assertThat(transactions().call(() -> clips().reopen(order.job()))).isFalse();
    transactions().run(() -> clips().settle(order.job(), new ClipOrder.Failed("It was broken.")));
    assertThat(transactions().call(() -> clips().reopen(order.job()))).isTrue();
    assertThat(clips().findOrder(order.job())).contains(order);
    make();
    assertThat(transactions().call(() -> clips().reopen(order.job()))).isFalse();
  }

  @Test
  void clips_come_back_as_they_were_added() {
    make();
    assertThat(clips().find(first.id())).contains(first);
    assertThat(clips().find(second.id())).contains(second);
  }

  @Test
  void a_clip_is_seen_by_who_ordered_it_and_not_by_the_owner_of_the_source() {
    make();
    assertThat(clips().findVisible(first.id(), clipper)).contains(first);
    assertThat(clips().findVisible(first.id(), brand)).isEmpty();
  }

  @Test
  void a_clip_is_seen_by_whom_it_was_shared_with() {
    make();
    transactions().run(() -> clips().share(first.id(), brand));
    transactions().run(() -> clips().share(first.id(), brand));
    assertThat(clips().findVisible(first.id(), brand)).contains(first);
    assertThat(clips().findVisible(second.id(), brand)).isEmpty();
  }

  @Test
  void a_clip_can_be_removed_until_it_is_shared() {
    make();
    transactions().run(() -> clips().share(first.id(), brand));
    assertThat(transactions().call(() -> clips().removeUnshared(first.id()))).isFalse();
    assertThat(transactions().call(() -> clips().removeUnshared(second.id()))).isTrue();
    assertThat(transactions().call(() -> clips().removeUnshared(second.id()))).isFalse();
    assertThat(clips().find(first.id())).isPresent();
    assertThat(clips().find(second.id())).isEmpty();
  }
}
