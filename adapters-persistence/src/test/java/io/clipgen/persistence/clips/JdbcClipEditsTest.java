package io.clipgen.persistence.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.ClipEdits;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.query.EditorDesk;
import io.clipgen.application.clips.testing.ClipEditsContract;
import io.clipgen.application.clips.testing.Footage;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcClipEditsTest extends ClipEditsContract {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private final JdbcSourceVideos videos = new JdbcSourceVideos(DB.database());
  private final JdbcClips clips = new JdbcClips(DB.database());
  private final JdbcClipEdits edits = new JdbcClipEdits(DB.database());
  private Instant machine = Footage.NOON;

  @Override
  protected Clips clips() {
    return clips;
  }

  @Override
  protected ClipEdits edits() {
    return edits;
  }

  @Override
  protected DiscardedFiles discarded() {
    return new JdbcDiscardedFiles(DB.database(), () -> machine);
  }

  @Override
  protected void pass(Duration time) {
    machine = machine.plus(time);
  }

  @Override
  protected Transactions transactions() {
    return DB.database();
  }

  @Override
  protected void have(SourceVideo video) {
    DB.database().run(() -> videos.add(video));
  }

  @Test
  void two_copies_that_are_made_at_once_get_two_numbers() throws Exception {
    PartyId me = Footage.party(21);
    SourceVideo video = Footage.video(22, me);
    ClipOrder order = Footage.order(23, video, me);
    have(video);
    DB.database()
        .run(
            () -> {
              clips.add(order);
              clips.addAll(List.of(Footage.clip(24, order, 1)));
            });
    CountDownLatch begun = new CountDownLatch(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Integer> one = threads.submit(() -> copied(order, 25, begun));
      Future<Integer> other = threads.submit(() -> copied(order, 26, begun));
      assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(2, 3);
    }
  }

  private int copied(ClipOrder order, int id, CountDownLatch begun) {
    return DB.database()
        .call(
            () -> {
              DB.database().with(handle -> handle.execute("SELECT 1"));
              begun.countDown();
              await(begun);
              int number = clips.nextNumber(order.job());
              clips.addAll(List.of(Footage.clip(id, order, number)));
              return number;
            });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void only_its_owner_has_a_clip_on_the_desk() {
    PartyId me = Footage.party(1);
    SourceVideo video = Footage.video(2, me);
    ClipOrder order = Footage.order(3, video, me);
    Clip clip = Footage.clip(4, order, 1);
    have(video);
    DB.database()
        .run(
            () -> {
              videos.saveAnalysis(video.id(), Footage.analysis(Footage.MINUTE));
              clips.add(order);
              clips.addAll(List.of(clip));
            });
    EditorDesk desk = new JdbcEditorDesk(DB.database(), videos, clips, edits);
    assertThat(desk.open(me, clip.id()))
        .contains(
            new EditorDesk.OpenClip(
                clip, Footage.analysis(Footage.MINUTE), false, List.of(), Optional.empty()));
    DB.database().run(() -> clips.share(clip.id(), Footage.party(5)));
    assertThat(desk.open(me, clip.id()).orElseThrow().frozen()).isTrue();
    assertThat(desk.open(Footage.party(5), clip.id())).isEmpty();
    Transcript words = new Transcript("de", List.of(new Word("Ja.", Span.of(1, 900), 1)));
    DB.database().run(() -> clips.saveWords(order.job(), words));
    assertThat(desk.open(me, clip.id()).orElseThrow().analysis().transcript()).isEqualTo(words);
  }
}
