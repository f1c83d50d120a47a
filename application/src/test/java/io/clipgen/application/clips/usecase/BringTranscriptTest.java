package io.clipgen.application.clips.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.query.ClipLibrary.WordsFrom;
import io.clipgen.application.clips.testing.FewAtOnce;
import io.clipgen.application.clips.testing.Footage;
import io.clipgen.application.clips.testing.InMemoryBlobStore;
import io.clipgen.application.clips.testing.InMemoryClipLibrary;
import io.clipgen.application.clips.testing.InMemoryClips;
import io.clipgen.application.clips.testing.InMemoryModelUses;
import io.clipgen.application.clips.testing.InMemorySourceVideos;
import io.clipgen.application.clips.testing.InMemoryStreams;
import io.clipgen.application.clips.testing.PaperStudio;
import io.clipgen.application.clips.testing.PaperTranscoder;
import io.clipgen.application.clips.testing.TempWorkFolders;
import io.clipgen.application.clips.usecase.BringTranscript.Outcome;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeJobs;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.Corrections;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The paper studio hears "Ask" from 500 to 800 ms and "not." from 900 to 1,200.
class BringTranscriptTest {

  private static final int MOST = 1_000;

  private final Caller owner = new Caller(Footage.party(1), Set.of("CLIENT"));
  private final Caller other = new Caller(Footage.party(2), Set.of("CLIPPER"));

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySourceVideos videos = new InMemorySourceVideos(transactions);
  private final InMemoryClips clips = new InMemoryClips(transactions);
  private final InMemoryBlobStore files = new InMemoryBlobStore();
  private final TempWorkFolders folders = new TempWorkFolders();
  private final PaperStudio paper = new PaperStudio();
  private final FakeJobs jobs = new FakeJobs(transactions);
  private final SettableClock clock = new SettableClock();
  private final SequentialIds ids = new SequentialIds();
  private final FewAtOnce limits = new FewAtOnce();
  private final InMemoryClipLibrary library = new InMemoryClipLibrary(videos, clips);
  private final ClipStreams streams =
      new ClipStreams(files, new InMemoryStreams(transactions), clips, jobs, clock, ids, false);

  private final BringTranscript bring =
      new BringTranscript(videos, PaperStudio.transcripts(), folders, transactions, MOST);
  private final OrderClips order =
      new OrderClips(videos, clips, limits, jobs, transactions, clock, 1080);
  private final EditClip edit =
      new EditClip(clips, clips, videos, limits, jobs, transactions, clock, ids);
  private final MakeClips make =
      new MakeClips(
          folders,
          paper.pipeline(),
          PaperTranscoder.stills(),
          files,
          videos,
          clips,
          clips,
          new InMemoryModelUses(transactions),
          streams,
          transactions,
          clock,
          ids);
  private final RemakeClip remake =
      new RemakeClip(
          folders,
          paper.pipeline(),
          files,
          videos,
          clips,
          clips,
          clips,
          streams,
          limits,
          jobs,
          transactions,
          clock);

  @AfterEach
  void no_work_folder_is_left() {
    assertThat(folders.lent()).isEmpty();
  }

  @Test
  void orders_made_afterwards_go_by_it_and_nobody_listens() throws Exception {
    SourceVideo video = video();
    assertThat(library.words(owner.party(), video.id())).isEmpty();
    assertThat(bring(video, "500 700 We\n800 1000 choose.")).isInstanceOf(Outcome.Kept.class);
    assertThat(library.words(owner.party(), video.id())).contains(WordsFrom.GIVEN);

    Clip clip = ordered(video);

    assertThat(captions(clip)).contains("We choose.");
    assertThat(paper.heard).hasValue(0);
    assertThat(videos.findAnalysis(video.id())).isEmpty();
  }

  @Test
  void a_clip_goes_by_the_words_it_was_made_by_whatever_is_brought_or_given_up_later()
      throws Exception {
    SourceVideo video = video();
    Clip heard = ordered(video);
    edited(heard, 1, new Corrections.Correction(500, "Task"));
    bring(video, "510 700 We\n800 1000 choose.");
    Clip first = ordered(video);
    bring(video, "520 700 Other\n800 1000 words.");
    Clip second = ordered(video);
    bring.giveUp(owner, video.id());
    assertThat(library.words(owner.party(), video.id())).contains(WordsFrom.HEARD);

    assertThat(captions(edited(heard, 2, new Corrections.Correction(900, "much."))))
        .contains("Task much.");
    assertThat(captions(edited(first, 1, new Corrections.Correction(510, "They"))))
        .contains("They choose.");
    assertThat(
            library.open(owner.party(), second.id()).orElseThrow().analysis().transcript().text())
        .isEqualTo("Other words.");
    assertThat(captions(ordered(video))).contains("Ask not.");
    assertThat(paper.heard).hasValue(1);
    assertThat(paper.measured).hasValue(1);
  }

  @Test
  void an_order_that_waits_goes_by_the_words_that_were_there_when_it_was_placed() throws Exception {
    SourceVideo video = video();
    JobId waiting = place(video);
    bring(video, "500 700 We\n800 1000 choose.");
    assertThat(place(video)).as("the same wishes, other words").isNotEqualTo(waiting);
    jobs.run(make);
    assertThat(clips.all())
        .extracting(Clip::excerpt)
        .containsExactlyInAnyOrder("Ask not.", "We choose.");
  }

  @Test
  void what_lies_beyond_the_video_is_left_out_and_the_language_is_as_it_is_said() throws Exception {
    SourceVideo video = video();
    Outcome kept =
        bring.handle(command(owner, video, "de", "500 700 Ja\n59000 61000 nein\n61000 62000 doch"));
    assertThat(((Outcome.Kept) kept).transcript().text()).isEqualTo("Ja nein");
    assertThat(((Outcome.Kept) kept).transcript().language()).isEqualTo("de");
    assertThat(videos.findTranscript(video.id()).orElseThrow().words().getLast().span().endMs())
        .isEqualTo(60_000);
  }

  @Test
  void what_is_no_transcript_of_it_is_refused_with_the_place_and_the_old_one_stays()
      throws Exception {
    SourceVideo video = video();
    bring(video, "500 700 We");
    assertThat(bring(video, "500 700 We\nchoose"))
        .isEqualTo(new Outcome.Unusable("Line 2 is no word."));
    assertThat(((Outcome.Unusable) bring(video, "70000 71000 We")).reason())
        .contains("No word of this transcript lies within the video");
    assertThat(bring(video, "500 700 " + "w".repeat(501)))
        .isEqualTo(
            new Outcome.Unusable(
                "At 0:00.5 the transcript has a word of 501 characters: 500 are the most."));
    assertThat(bring(video, "5".repeat(MOST + 1))).isEqualTo(new Outcome.TooLarge(MOST));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> bring.handle(command(owner, video, "English", "500 700 We")))
        .withMessage("language must be an ISO 639 code, such as en");
    assertThat(videos.findTranscript(video.id()).orElseThrow().text()).isEqualTo("We");
  }

  @Test
  void only_who_uploaded_a_video_brings_its_transcript_or_gives_it_up() throws Exception {
    SourceVideo video = video();
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> bring.handle(command(other, video, null, "500 700 We")));
    transactions.run(() -> videos.grant(video.id(), other.party()));
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> bring.handle(command(other, video, null, "500 700 We")));
    assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> bring.giveUp(other, video.id()));
  }

  private SourceVideo video() throws InterruptedException {
    UploadSource upload =
        new UploadSource(
            folders, paper.pipeline(), files, videos, clips, limits, transactions, clock, ids);
    return ((UploadSource.Outcome.Accepted)
            upload.handle(
                new UploadSource.Command(
                    owner, "talk.mp4", new ByteArrayInputStream(PaperStudio.video(60_000)))))
        .video();
  }

  private Outcome bring(SourceVideo video, String content) {
    return bring.handle(command(owner, video, null, content));
  }

  private static BringTranscript.Command command(
      Caller caller, SourceVideo video, @Nullable String language, String content) {
    return new BringTranscript.Command(
        caller,
        video.id(),
        language,
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  private JobId place(SourceVideo video) {
    return order.handle(
        new OrderClips.Command(
            owner, video.id(), 1, Duration.ofSeconds(15), Treatment.plain(AspectRatio.PORTRAIT)));
  }

  private Clip ordered(SourceVideo video) {
    JobId job = place(video);
    jobs.run(make);
    return clips.all().stream().filter(clip -> clip.madeBy().equals(job)).findFirst().orElseThrow();
  }

  private Clip edited(Clip clip, int version, Corrections.Correction word) {
    edit.handle(
        new EditClip.Command(
            owner,
            clip.id(),
            version,
            false,
            new EditClip.Change(
                null, null, null, null, null, List.of(word), UnaryOperator.identity())));
    jobs.run(remake);
    return clips.find(clip.id()).orElseThrow();
  }

  private String captions(Clip clip) {
    ClipId id = clip.id();
    try (var content = files.open(ClipFile.CAPTIONS_SRT.of(clips.find(id).orElseThrow()))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
