package io.clipgen.application.clips.testing;

import static io.clipgen.application.clips.testing.Footage.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every keeper of videos must keep to.
public abstract class SourceVideosContract {

  // Adapters may share one database between tests: no number is used twice.
  private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

  private final PartyId owner = party(NUMBERS.incrementAndGet());
  private final PartyId other = party(NUMBERS.incrementAndGet());
  private final SourceVideo video = Footage.video(NUMBERS.incrementAndGet(), owner);

  protected abstract SourceVideos videos();

  protected abstract Transactions transactions();

  private void add(SourceVideo added) {
    transactions().run(() -> videos().add(added));
  }

  @Test
  void a_video_comes_back_as_it_was_added() {
    add(video);
    assertThat(videos().find(video.id())).contains(video);
    assertThat(videos().find(new SourceVideoId(Footage.uuid(1)))).isEmpty();
  }

  @Test
  void a_video_without_sound_comes_back_without_sound() {
    MediaInfo silent =
        new MediaInfo("mov,mp4", 5_000, 100, Footage.MINUTE.video(), Optional.empty());
    SourceVideo mute =
        SourceVideo.of(video.id(), owner, "Mute", video.file(), silent, Footage.NOON);
    add(mute);
    assertThat(videos().find(video.id())).contains(mute);
  }

  @Test
  void its_owner_sees_it_and_nobody_else() {
    add(video);
    assertThat(videos().findVisible(video.id(), owner)).isPresent();
    assertThat(videos().findVisible(video.id(), other)).isEmpty();
  }

  @Test
  void who_was_granted_it_sees_it_too_and_twice_is_once() {
    add(video);
    transactions().run(() -> videos().grant(video.id(), other));
    transactions().run(() -> videos().grant(video.id(), other));
    assertThat(videos().findVisible(video.id(), other)).contains(video);
  }

  @Test
  void a_video_that_turns_out_broken_says_why() {
    add(video);
    transactions().run(() -> videos().saveState(video.refused("It ends at 0:12.")));
    assertThat(videos().find(video.id()))
        .get()
        .extracting(SourceVideo::state)
        .isEqualTo(new SourceVideo.Refused("It ends at 0:12."));
  }

  @Test
  void what_was_measured_is_kept_before_anybody_has_listened() {
    add(video);
    Analysis analysis = Footage.analysis(Footage.MINUTE);
    transactions().run(() -> videos().saveSignals(video.id(), analysis.signals()));
    transactions().run(() -> videos().saveSignals(video.id(), analysis.signals()));
    assertThat(videos().findAnalysis(video.id())).isEmpty();
    assertThat(videos().findSignals(video.id()).orElseThrow().cuts())
        .isEqualTo(analysis.signals().cuts());
    transactions().run(() -> videos().saveAnalysis(video.id(), analysis));
    transactions().run(() -> videos().saveSignals(video.id(), analysis.signals()));
    assertThat(videos().findAnalysis(video.id()).orElseThrow().transcript())
        .isEqualTo(analysis.transcript());
    assertThat(videos().findSignals(video.id())).isPresent();
  }

  @Test
  void what_was_found_out_is_kept_and_can_be_replaced() {
    add(video);
    assertThat(videos().findAnalysis(video.id())).isEmpty();
    Analysis analysis = Footage.analysis(Footage.MINUTE);
    transactions().run(() -> videos().saveAnalysis(video.id(), analysis));
    transactions().run(() -> videos().saveAnalysis(video.id(), analysis));
    Analysis found = videos().findAnalysis(video.id()).orElseThrow();
    assertThat(found.info()).isEqualTo(analysis.info());
    assertThat(found.transcript()).isEqualTo(analysis.transcript());
    Signals signals = found.signals();
    assertThat(signals.cuts()).isEqualTo(analysis.signals().cuts());
    assertThat(signals.silences()).isEqualTo(analysis.signals().silences());
    assertThat(signals.bursts()).isEqualTo(analysis.signals().bursts());
    assertThat(signals.loudness().toArray()).containsExactly(-23.5f, -20f);
    assertThat(signals.motion().isEmpty()).isTrue();
  }

  @Test
  void a_transcript_that_was_brought_takes_the_place_of_what_is_heard_until_it_is_given_up() {
    add(video);
    assertThat(videos().findTranscript(video.id())).isEmpty();
    Transcript first = said("Eins.");
    Transcript second = said("Zwei \"und\" drei.");
    transactions().run(() -> videos().saveTranscript(video.id(), first));
    transactions().run(() -> videos().saveTranscript(video.id(), second));
    assertThat(videos().findTranscript(video.id())).contains(second);
    assertThat(videos().findAnalysis(video.id(), Optional.of(second))).isEmpty();

    Analysis heard = Footage.analysis(Footage.MINUTE);
    transactions().run(() -> videos().saveSignals(video.id(), heard.signals()));
    Analysis read = videos().findAnalysis(video.id(), Optional.of(second)).orElseThrow();
    assertThat(read.transcript()).isEqualTo(second);
    assertThat(read.signals().cuts()).isEqualTo(heard.signals().cuts());
    assertThat(videos().findAnalysis(video.id(), Optional.empty())).isEmpty();

    transactions().run(() -> videos().saveAnalysis(video.id(), heard));
    transactions().run(() -> videos().removeTranscript(video.id()));
    assertThat(videos().findTranscript(video.id())).isEmpty();
    assertThat(videos().findAnalysis(video.id(), Optional.empty()).orElseThrow().transcript())
        .isEqualTo(heard.transcript());
  }

  private static Transcript said(String text) {
    return new Transcript("de", List.of(new Word(text, Span.of(700, 1_100), 0.5)));
  }

  @Test
  void how_its_small_pictures_lie_is_kept_and_can_be_replaced() {
    add(video);
    assertThat(videos().findStoryboard(video.id())).isEmpty();
    Storyboard first = Storyboard.of(video.info().picture(), 3_000);
    transactions().run(() -> videos().saveStoryboard(video.id(), first));
    Storyboard storyboard = Storyboard.of(video.info().picture(), 60_000);
    transactions().run(() -> videos().saveStoryboard(video.id(), storyboard));
    assertThat(videos().findStoryboard(video.id())).contains(storyboard);
    assertThat(videos().find(video.id())).contains(video);
  }

  @Test
  void what_its_viewers_wrote_is_kept_and_can_be_replaced() {
    add(video);
    assertThat(videos().findChat(video.id())).isEmpty();
    transactions().run(() -> videos().saveChat(video.id(), Chat.of(List.of(1, 2, 3))));
    Chat chat = Chat.of(List.of(7, 0, 40_000));
    transactions().run(() -> videos().saveChat(video.id(), chat));
    assertThat(videos().findChat(video.id())).contains(chat);
  }
}
