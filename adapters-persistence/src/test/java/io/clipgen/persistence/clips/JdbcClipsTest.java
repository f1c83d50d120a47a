package io.clipgen.persistence.clips;

import static io.clipgen.application.clips.testing.Footage.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.query.ClipLibrary;
import io.clipgen.application.clips.query.ClipLibrary.WordsFrom;
import io.clipgen.application.clips.testing.ClipsContract;
import io.clipgen.application.clips.testing.Footage;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.persistence.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcClipsTest extends ClipsContract {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private final JdbcSourceVideos videos = new JdbcSourceVideos(DB.database());
  private final JdbcClips clips = new JdbcClips(DB.database());
  private final ClipLibrary library = new JdbcClipLibrary(DB.database(), videos, clips);

  @Override
  protected Clips clips() {
    return clips;
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
  void the_library_of_videos_is_what_one_owns_and_what_one_was_granted_newest_first() {
    PartyId me = party(1);
    PartyId brand = party(2);
    List<SourceVideo> all =
        IntStream.rangeClosed(1, 6)
            .mapToObj(number -> Footage.video(10 + number, number % 2 == 0 ? me : brand))
            .toList();
    all.forEach(this::have);
    DB.database()
        .run(
            () -> {
              videos.grant(all.get(0).id(), me);
              videos.grant(all.get(4).id(), me);
            });

    List<SourceVideo> seen = new ArrayList<>();
    SourceVideoId after = null;
    do {
      Page<SourceVideo> page = library.videos(me, after, 2);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      seen.addAll(page.items());
      after = page.next() == null ? null : SourceVideoId.parse(page.next());
    } while (after != null);

    assertThat(seen).containsExactly(all.get(5), all.get(4), all.get(3), all.get(1), all.get(0));
    assertThat(library.video(me, all.get(4).id())).isPresent();
    assertThat(library.video(me, all.get(2).id())).isEmpty();
  }

  @Test
  void the_library_of_clips_is_what_one_ordered_newest_first_by_page() {
    PartyId me = party(3);
    SourceVideo video = Footage.video(30, party(4));
    SourceVideo second = Footage.video(31, party(4));
    have(video);
    have(second);
    ClipOrder mine = Footage.order(32, video, me);
    ClipOrder more = Footage.order(33, second, me);
    ClipOrder theirs = Footage.order(34, video, party(4));
    List<Clip> made =
        List.of(
            Footage.clip(40, mine, 1),
            Footage.clip(41, mine, 2),
            Footage.clip(42, more, 1),
            Footage.clip(43, theirs, 1));
    DB.database()
        .run(
            () -> {
              List.of(mine, more, theirs).forEach(clips::add);
              clips.addAll(made);
            });

    Page<Clip> newest = library.clips(me, null, null, 2);
    assertThat(newest.items()).containsExactly(made.get(2), made.get(1));
    Page<Clip> rest = library.clips(me, null, ClipId.parse(String.valueOf(newest.next())), 2);
    assertThat(rest.items()).containsExactly(made.get(0));
    assertThat(rest.next()).isNull();
    assertThat(library.clips(me, video.id(), null, 10).items())
        .containsExactly(made.get(1), made.get(0));
    assertThat(library.orders(me, video.id())).containsExactly(mine);
    assertThat(library.clip(me, made.get(3).id())).isEmpty();
  }

  @Test
  void the_library_says_where_the_words_of_a_video_are_from() {
    PartyId me = party(50);
    SourceVideo video = Footage.video(51, me);
    have(video);
    assertThat(library.words(me, video.id())).isEmpty();
    Analysis heard = Footage.analysis(Footage.MINUTE);
    DB.database().run(() -> videos.saveSignals(video.id(), heard.signals()));
    assertThat(library.words(me, video.id())).isEmpty();
    assertThat(library.signals(me, video.id())).isPresent();
    DB.database().run(() -> videos.saveAnalysis(video.id(), heard));
    assertThat(library.words(me, video.id())).contains(WordsFrom.HEARD);
    DB.database().run(() -> videos.saveTranscript(video.id(), heard.transcript()));
    assertThat(library.words(me, video.id())).contains(WordsFrom.GIVEN);
    assertThat(library.words(party(52), video.id())).isEmpty();
  }
}
