package io.clipgen.application.clips.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.MediaFailure;
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
import io.clipgen.application.clips.usecase.EditClip.Change;
import io.clipgen.application.clips.usecase.EditClip.Outcome;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.JobHandler.JobRefused;
import io.clipgen.application.operations.testing.FakeJobs;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.Card;
import io.clipgen.domain.clips.Cards;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipEdit;
import io.clipgen.domain.clips.ClipVersion;
import io.clipgen.domain.clips.Corrections.Correction;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Tightening;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.Word;
import io.clipgen.domain.shared.ClipId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The paper studio hears "Ask" from 500 to 800 ms and "not." from 900 to 1,200.
class EditClipTest {

  private static final Change NOTHING =
      new Change(null, null, null, null, null, List.of(), UnaryOperator.identity());

  private final Caller me = new Caller(Footage.party(1), Set.of("CLIPPER"));
  private final Caller other = new Caller(Footage.party(2), Set.of("CLIENT"));

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

  private final InMemoryStreams streams = new InMemoryStreams(transactions);
  private final ClipStreams following =
      new ClipStreams(files, streams, clips, jobs, clock, ids, false);

  private final EditClip edit =
      new EditClip(clips, clips, videos, limits, jobs, transactions, clock, ids);
  private final RemakeClip remake =
      new RemakeClip(
          folders,
          paper.pipeline(),
          files,
          videos,
          clips,
          clips,
          clips,
          following,
          limits,
          jobs,
          transactions,
          clock);

  private Clip clip;

  @BeforeEach
  void a_clip_was_made() throws Exception {
    SourceVideo video = uploaded(PaperStudio.video(60_000));
    ordered(video, 15, treatment(CaptionStyle.CLASSIC));
    clip = clips.all().getFirst();
    paper.rendered.set(0);
    paper.measured.set(0);
  }

  private static Treatment treatment(CaptionStyle style) {
    return new Treatment(AspectRatio.PORTRAIT, Framing.CENTER_CROP, style);
  }

  /// A clip of which as much went as an order of 14 seconds allows: at least 11.2 stay of its 15,
  /// and its last word is said sooner.
  private void a_tightened_clip_was_made() throws Exception {
    paper.hears(
        new Transcript(
            "en",
            List.of(
                new Word("Ask", Span.of(300, 1_200), 1),
                new Word("not.", Span.of(10_000, 10_500), 1))),
        List.of(Span.of(1_500, 9_500)));
    SourceVideo video = uploaded(PaperStudio.video(15_000));
    ordered(video, 14, treatment(CaptionStyle.CLASSIC).tightened(Tightening.SILENCES));
    clip = clips.all().stream().filter(made -> made.source().equals(video.id())).findFirst().get();
    assertThat(clip.moment().span()).isEqualTo(Span.of(0, 15_000));
    assertThat(clip.length()).isEqualTo(Duration.ofMillis(11_200));
    assertThat(content(ClipFile.CAPTIONS_SRT)).contains("00:00:06,200 -->");
    paper.rendered.set(0);
  }

  @AfterEach
  void no_work_folder_is_left() {
    assertThat(folders.lent()).isEmpty();
  }

  private SourceVideo uploaded(byte[] content) throws InterruptedException {
    UploadSource upload =
        new UploadSource(
            folders, paper.pipeline(), files, videos, clips, limits, transactions, clock, ids);
    return ((UploadSource.Outcome.Accepted)
            upload.handle(
                new UploadSource.Command(me, "talk.mp4", new ByteArrayInputStream(content))))
        .video();
  }

  private void ordered(SourceVideo video, int seconds, Treatment treatment) {
    new OrderClips(videos, clips, limits, jobs, transactions, clock, 1080)
        .handle(new OrderClips.Command(me, video.id(), 1, Duration.ofSeconds(seconds), treatment));
    jobs.run(
        new MakeClips(
            folders,
            paper.pipeline(),
            PaperTranscoder.stills(),
            files,
            videos,
            clips,
            clips,
            new InMemoryModelUses(transactions),
            following,
            transactions,
            clock,
            ids));
  }

  @Test
  void an_edit_renders_that_clip_again_and_takes_its_place_when_all_is_stored() {
    String before = content(ClipFile.VIDEO);
    Outcome.Started started = started(ratio(AspectRatio.SQUARE));
    assertThat(started.version()).isEqualTo(2);
    assertThat(started.remade()).containsExactlyInAnyOrder(ClipFile.VIDEO, ClipFile.THUMBNAIL);
    assertThat(content(ClipFile.VIDEO)).isEqualTo(before);

    jobs.run(remake);
    assertThat(now().version()).isEqualTo(2);
    assertThat(now().treatment().ratio()).isEqualTo(AspectRatio.SQUARE);
    assertThat(content(ClipFile.VIDEO)).endsWith(" 1080 1080");
    assertThat(now().captionFiles()).isEqualTo(clip.captionFiles());
    assertThat(paper.rendered).hasValue(1);
    assertThat(paper.measured).hasValue(0);
  }

  @Test
  void what_was_left_out_of_a_clip_stays_left_out_whatever_else_is_changed() throws Exception {
    a_tightened_clip_was_made();
    assertThat(started(captions(CaptionStyle.POP)).remade())
        .containsExactlyInAnyOrder(ClipFile.VIDEO, ClipFile.THUMBNAIL);
    jobs.run(remake);
    assertThat(now().length()).isEqualTo(clip.length());
    assertThat(now().captionFiles()).isEqualTo(clip.captionFiles());

    start(2, captions(CaptionStyle.NONE));
    jobs.run(remake);
    paper.rendered.set(0);
    start(3, words(new Correction(10_000, "me.")));
    jobs.run(remake);
    assertThat(paper.rendered).as("the words alone").hasValue(0);
    assertThat(content(ClipFile.CAPTIONS_SRT)).contains("00:00:06,200 -->").contains("me.");

    Cards cards = new Cards(Card.of("Hello", Duration.ofSeconds(2)), null);
    start(4, treated(treatment -> treatment.between(cards)));
    jobs.run(remake);
    assertThat(now().length()).isEqualTo(clip.length().plusSeconds(2));
    assertThat(content(ClipFile.CAPTIONS_SRT)).contains("00:00:08,200 -->");

    start(5, restore(1));
    jobs.run(remake);
    assertThat(now().length()).isEqualTo(clip.length());
    assertThat(content(ClipFile.CAPTIONS_SRT)).contains("00:00:06,200 -->").contains("not.");
  }

  @Test
  void other_ends_than_were_ordered_leave_four_fifths_of_what_lies_between() throws Exception {
    a_tightened_clip_was_made();
    start(ends(0L, 11_000L));
    jobs.run(remake);
    assertThat(now().length()).isEqualTo(Duration.ofMillis(8_800));
    start(2, captions(CaptionStyle.POP));
    jobs.run(remake);
    assertThat(now().length()).isEqualTo(Duration.ofMillis(8_800));
  }

  @Test
  void the_file_without_mark_is_as_long_as_the_one_with_it() throws Exception {
    limits.watermark = true;
    a_tightened_clip_was_made();
    transactions.run(() -> new OpenStudio(videos, clips, files, jobs).wantUnmarked(clip.id()));
    jobs.run(new RenderUnmarked(folders, paper.pipeline(), files, videos, clips));
    assertThat(content(ClipFile.unmarked(clip))).startsWith("video 11200 ");
  }

  @Test
  void a_clip_that_was_remade_when_less_was_left_out_gets_subtitles_that_fit_with_its_next_edit()
      throws Exception {
    a_tightened_clip_was_made();
    Clip longer =
        clip.next(
            clip.recipe(),
            clip.excerpt(),
            clip.size(),
            clip.watermark(),
            Duration.ofMillis(13_200),
            clip.bytes(),
            clip.files(),
            clip.captionFiles(),
            clock.now(),
            clip.scenes());
    transactions.run(() -> clips.replace(longer));
    assertThat(((Outcome.Started) start(2, captions(CaptionStyle.POP))).remade()).hasSize(4);
    jobs.run(remake);
    assertThat(now().length()).isEqualTo(clip.length());
    assertThat(now().captionFiles()).isEqualTo(now().files());
  }

  private void removeDiscarded() {
    clips.pass(Duration.ofMinutes(61));
    new RemoveDiscardedFiles(clips, files, transactions).run(clock.now());
  }

  @Test
  void the_replaced_files_go_an_hour_later_and_no_others() {
    start(ratio(AspectRatio.SQUARE));
    jobs.run(remake);
    assertThat(files.keys()).hasSize(2 + 4 + 2);
    RemoveDiscardedFiles removal = new RemoveDiscardedFiles(clips, files, transactions);
    clips.pass(Duration.ofMinutes(59));
    assertThat(removal.run(clock.now())).isZero();
    clips.pass(Duration.ofMinutes(2));
    assertThat(removal.run(clock.now())).isEqualTo(2);
    assertThat(removal.run(clock.now())).isZero();
    assertThat(files.keys()).hasSize(2 + 4);
    for (ClipFile file : ClipFile.values()) {
      assertThat(files.exists(file.of(now()))).isTrue();
    }
  }

  @Test
  void a_corrected_word_is_drawn_and_written() {
    assertThat(started(words(new Correction(500, "Task"))).remade()).hasSize(4);
    jobs.run(remake);
    assertThat(content(ClipFile.CAPTIONS_SRT)).contains("Task not.");
    assertThat(now().excerpt()).isEqualTo("Task not.");
    assertThat(videos.findAnalysis(clip.source()).orElseThrow().transcript().text())
        .isEqualTo("Ask not.");
  }

  @Test
  void where_no_words_are_in_the_picture_a_corrected_word_makes_subtitles_only() {
    start(style(CaptionStyle.NONE));
    jobs.run(remake);
    paper.rendered.set(0);
    clip = now();
    assertThat(started(words(new Correction(500, "Task"))).remade())
        .containsExactlyInAnyOrder(ClipFile.CAPTIONS_SRT, ClipFile.CAPTIONS_VTT);
    jobs.run(remake);
    assertThat(paper.rendered).hasValue(0);
    assertThat(now().files()).isEqualTo(clip.files());
    assertThat(content(ClipFile.CAPTIONS_VTT)).contains("Task not.");
    assertThat(content(ClipFile.VIDEO)).startsWith("video");
  }

  @Test
  void a_clip_that_is_streamed_stays_streamed_as_it_is_now() {
    start(style(CaptionStyle.NONE));
    jobs.run(remake);
    clip = now();
    assertThat(streams.findOf(clip.id().text())).isEmpty();
    new OrderStream(clips, following, limits, jobs, transactions).handle(me, clip.id());
    MediaStream first = streamed();

    start(words(new Correction(500, "Task")));
    jobs.run(remake);
    assertThat(streamed())
        .isEqualTo(first.captionedBy(ClipFile.CAPTIONS_VTT.of(now()).value(), true));

    start(3, ratio(AspectRatio.SQUARE));
    jobs.run(remake);
    assertThat(streamed().id()).isNotEqualTo(first.id());
    assertThat(streamed().source()).isEqualTo(ClipFile.VIDEO.of(now()).value());
    assertThat(jobs.waiting())
        .extracting(FakeJobs.Waiting::kind, FakeJobs.Waiting::subject)
        .contains(tuple(MakeStream.KIND, streamed().id().text()));
  }

  private MediaStream streamed() {
    return streams.findOf(clip.id().text()).orElseThrow();
  }

  @Test
  void what_changes_no_file_is_done_at_once_and_what_changes_nothing_is_no_version() {
    assertThat(start(NOTHING)).isEqualTo(new Outcome.Unchanged(clip));
    assertThat(start(words(new Correction(500, "Ask")))).isEqualTo(new Outcome.Unchanged(clip));
    Outcome done =
        start(new Change(null, null, null, " Mine ", "", List.of(), UnaryOperator.identity()));
    assertThat(done).isInstanceOf(Outcome.Done.class);
    assertThat(jobs.waiting()).isEmpty();
    assertThat(now().moment().title()).isEqualTo("Mine");
    assertThat(now().version()).isEqualTo(2);
    assertThat(now().files()).isEqualTo(clip.files());
  }

  @Test
  void a_hook_that_is_written_into_the_picture_renders_it_again() {
    start(new Change(null, null, null, null, null, List.of(), treatment -> treatment.titled(true)));
    jobs.run(remake);
    assertThat(paper.rendered).hasValue(1);
    Outcome said =
        start(2, new Change(null, null, null, null, "Look!", List.of(), UnaryOperator.identity()));
    assertThat(((Outcome.Started) said).remade())
        .containsExactlyInAnyOrder(ClipFile.VIDEO, ClipFile.THUMBNAIL);
  }

  @Test
  void ends_are_put_between_words_and_the_answer_says_where() {
    assertThat(started(ends(1_100L, 20_000L)).recipe().span()).isEqualTo(Span.of(1_500, 20_000));
    jobs.run(remake);
    assertThat(now().moment().span()).isEqualTo(Span.of(1_500, 20_000));
    assertThat(content(ClipFile.VIDEO)).startsWith("video 18500 ");
  }

  @Test
  void ends_that_break_a_rule_are_refused_by_name() {
    assertRefused(ends(-1L, null), "startMs must be 0 or more");
    assertRefused(ends(null, 60_001L), "endMs must be at most 60000, where the video ends");
    assertRefused(ends(9_000L, 8_000L), "endMs must leave a clip that ends after it begins");
    assertRefused(
        ends(10_000L, 12_000L),
        "endMs must leave a clip of 3 to 180 seconds: between words, it would be 2.0 s long");
    assertRefused(
        words(new Correction(501, "x")),
        "words must name words by where they begin: none begins at 501 ms");
    assertRefused(
        new Change(null, null, null, " ", null, List.of(), UnaryOperator.identity()),
        "title must have 1 to 120 characters");
    assertRefused(restore(7), "restore must be a version of this clip, from 1 to 1");
    assertThat(clips.newest(clip.id())).isEmpty();
  }

  private void assertRefused(Change change, String sentence) {
    assertThatThrownBy(() -> start(change)).isInstanceOf(InvalidInput.class).hasMessage(sentence);
  }

  @Test
  void an_edit_of_a_version_that_is_no_more_is_told_so() {
    start(ratio(AspectRatio.SQUARE));
    jobs.run(remake);
    assertThat(start(ratio(AspectRatio.LANDSCAPE))).isEqualTo(new Outcome.Outdated(2));
  }

  @Test
  void one_edit_is_worked_on_at_a_time() {
    Outcome.Started first = started(ratio(AspectRatio.SQUARE));
    assertThat(start(ratio(AspectRatio.LANDSCAPE))).isEqualTo(new Outcome.UnderWay(first.job()));
    assertThat(jobs.waiting()).hasSize(1);
  }

  @Test
  void copies_that_were_asked_for_later_hide_no_edit_that_is_worked_on() {
    Outcome.Started first = started(ratio(AspectRatio.SQUARE));
    edit.handle(new EditClip.Command(me, clip.id(), 1, true, NOTHING));
    assertThat(clips.newest(clip.id()).orElseThrow().job()).isEqualTo(first.job());
    assertThat(start(ratio(AspectRatio.LANDSCAPE))).isEqualTo(new Outcome.UnderWay(first.job()));
  }

  @Test
  void one_copy_too_many_is_refused_and_nothing_is_left_of_it() {
    limits.orders = 3;
    EditClip.Command copy = new EditClip.Command(me, clip.id(), 1, true, NOTHING);
    for (int i = 0; i < 3; i++) {
      edit.handle(copy);
    }
    assertThatThrownBy(() -> edit.handle(copy))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "Your plan allows 3 orders and edits of clips at a time, and so many are worked on: wait until one is done, or cancel one.");
    assertThat(jobs.waiting()).hasSize(3);
    jobs.run(remake);
    assertThat(edit.handle(copy)).isInstanceOf(Outcome.Started.class);
  }

  @Test
  void an_edit_that_fails_leaves_the_clip_and_says_why() {
    Outcome.Started started = started(ratio(AspectRatio.SQUARE));
    paper.failAt(1, new MediaFailure("The disk is full."));
    assertThatThrownBy(() -> jobs.run(remake)).isInstanceOf(MediaFailure.class);
    transactions.run(() -> remake.gaveUp(started.job(), edited(clip.id()), "The disk is full."));
    assertThat(now()).isEqualTo(clip);
    assertThat(files.keys()).hasSize(2 + 4);
    ClipEdit failed = clips.newest(clip.id()).orElseThrow();
    assertThat(failed.outcome()).isEqualTo(new ClipEdit.Failed("The disk is full."));
    paper.recover();
    assertThat(start(ratio(AspectRatio.SQUARE))).isInstanceOf(Outcome.Started.class);
  }

  @Test
  void an_edit_that_was_given_up_is_made_after_all_when_its_job_is_tried_again() throws Exception {
    Outcome.Started started = started(ratio(AspectRatio.SQUARE));
    RemakeClip.Edited payload = edited(clip.id());
    transactions.run(() -> remake.gaveUp(started.job(), payload, "The disk is full."));
    remake.run(started.job(), payload, (_, _) -> {});
    assertThat(now().version()).isEqualTo(2);
    int kept = files.keys().size();
    removeDiscarded();
    assertThat(files.keys()).hasSize(2 + 4).hasSizeLessThanOrEqualTo(kept);
  }

  @Test
  void an_edit_that_is_run_twice_is_made_once() throws Exception {
    Outcome.Started started = started(ratio(AspectRatio.SQUARE));
    jobs.run(remake);
    remake.run(started.job(), edited(clip.id()), (_, _) -> {});
    assertThat(now().version()).isEqualTo(2);
    assertThat(paper.rendered).hasValue(1);
  }

  @Test
  void what_a_killed_run_has_stored_goes_an_hour_after_the_edit_is_given_up() {
    Outcome.Started started = started(ratio(AspectRatio.SQUARE));
    files.put(
        new BlobKey("clips/" + started.job().text() + "/01.mp4"),
        new ByteArrayInputStream(new byte[1]));
    transactions.run(() -> remake.gaveUp(started.job(), edited(clip.id()), "It died."));
    removeDiscarded();
    assertThat(files.keys()).hasSize(2 + 4);
  }

  @Test
  void an_edit_that_is_cancelled_while_storing_leaves_no_file() {
    Outcome.Started started = started(ratio(AspectRatio.SQUARE));
    assertThatThrownBy(
            () ->
                remake.run(
                    started.job(),
                    edited(clip.id()),
                    (stage, _) -> {
                      if (stage.equals("store")) {
                        throw new InterruptedException("cancelled");
                      }
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(files.keys()).hasSize(2 + 4);
    assertThat(now()).isEqualTo(clip);
  }

  @Test
  void a_clip_that_was_submitted_stays_and_an_edit_of_it_becomes_a_copy() {
    transactions.run(() -> clips.share(clip.id(), other.party()));
    assertThatThrownBy(() -> start(ratio(AspectRatio.SQUARE)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("ask for a copy");
    Outcome.Started copy =
        (Outcome.Started)
            edit.handle(new EditClip.Command(me, clip.id(), 1, true, ratio(AspectRatio.SQUARE)));
    assertThat(copy.clip()).isNotEqualTo(clip.id());
    jobs.run(remake);
    Clip made = clips.find(copy.clip()).orElseThrow();
    assertThat(made.version()).isEqualTo(1);
    assertThat(made.number()).isEqualTo(2);
    assertThat(made.owner()).isEqualTo(me.party());
    assertThat(made.treatment().ratio()).isEqualTo(AspectRatio.SQUARE);
    assertThat(clips.findVisible(made.id(), other.party())).isEmpty();
    assertThat(now()).isEqualTo(clip);
    assertThat(files.keys()).hasSize(2 + 4 + 4);
  }

  @Test
  void a_clip_that_is_submitted_while_it_is_changed_stays() {
    Outcome.Started started = started(ratio(AspectRatio.SQUARE));
    transactions.run(() -> clips.share(clip.id(), other.party()));
    assertThatThrownBy(() -> jobs.run(remake))
        .isInstanceOf(JobRefused.class)
        .hasMessageContaining("was submitted");
    assertThat(now()).isEqualTo(clip);
    assertThat(files.keys()).hasSize(2 + 4);
    assertThat(clips.find(started.job()).orElseThrow().isPending()).isTrue();
  }

  @Test
  void a_clip_that_is_deleted_while_it_is_changed_leaves_nothing() {
    start(ratio(AspectRatio.SQUARE));
    new DeleteClip(clips, files, new InMemoryStreams(transactions), clips, transactions)
        .handle(me, clip.id());
    jobs.run(remake);
    assertThat(files.keys()).hasSize(2);
  }

  @Test
  void what_a_killed_run_has_stored_goes_though_its_clip_was_deleted_meanwhile() {
    Outcome.Started started = started(ratio(AspectRatio.SQUARE));
    files.put(
        new BlobKey("clips/" + started.job().text() + "/01.mp4"),
        new ByteArrayInputStream(new byte[1]));
    new DeleteClip(clips, files, streams, clips, transactions).handle(me, clip.id());
    jobs.run(remake);
    removeDiscarded();
    assertThat(files.keys()).hasSize(2);
  }

  @Test
  void a_copy_keeps_its_files_though_its_job_is_run_again_when_the_first_clip_is_gone()
      throws Exception {
    Outcome.Started copy =
        (Outcome.Started)
            edit.handle(new EditClip.Command(me, clip.id(), 1, true, ratio(AspectRatio.SQUARE)));
    jobs.run(remake);
    new DeleteClip(clips, files, streams, clips, transactions).handle(me, clip.id());
    remake.run(
        copy.job(), new RemakeClip.Edited(clip.id().text(), copy.clip().text()), (_, _) -> {});
    removeDiscarded();
    assertThat(files.keys()).hasSize(2 + 4);
  }

  @Test
  void the_file_without_mark_is_made_again_of_the_edit_and_the_old_one_goes() {
    limits.watermark = true;
    start(ratio(AspectRatio.SQUARE));
    jobs.run(remake);
    clip = now();
    RenderUnmarked unmarked = new RenderUnmarked(folders, paper.pipeline(), files, videos, clips);
    transactions.run(() -> new OpenStudio(videos, clips, files, jobs).wantUnmarked(clip.id()));
    jobs.run(unmarked);
    assertThat(files.exists(ClipFile.unmarked(clip))).isTrue();

    start(2, ratio(AspectRatio.LANDSCAPE));
    jobs.run(remake);
    jobs.run(unmarked);
    assertThat(files.exists(ClipFile.unmarked(now()))).isTrue();
    removeDiscarded();
    assertThat(files.keys())
        .hasSize(2 + 4 + 1)
        .noneMatch(key -> key.equals(ClipFile.unmarked(clip).value()));
  }

  @Test
  void an_earlier_version_can_be_gone_back_to() {
    start(words(new Correction(500, "Task")));
    jobs.run(remake);
    start(2, ends(2_000L, 20_000L));
    jobs.run(remake);
    assertThat(clips.earlier(clip.id())).extracting(ClipVersion::number).containsExactly(2, 1);
    start(3, restore(1));
    jobs.run(remake);
    assertThat(now().version()).isEqualTo(4);
    assertThat(now().recipe()).isEqualTo(clip.recipe());
    assertThat(content(ClipFile.CAPTIONS_SRT)).contains("Ask not.");
  }

  @Test
  void nobody_edits_what_others_own() {
    assertThatThrownBy(() -> edit.handle(new EditClip.Command(other, clip.id(), 1, true, NOTHING)))
        .isInstanceOf(NotFound.class);
    transactions.run(() -> clips.share(clip.id(), other.party()));
    assertThatThrownBy(() -> edit.handle(new EditClip.Command(other, clip.id(), 1, true, NOTHING)))
        .isInstanceOf(NotFound.class);
    InMemoryClipLibrary desk = new InMemoryClipLibrary(videos, clips);
    assertThat(desk.open(other.party(), clip.id())).isEmpty();
    assertThat(desk.open(me.party(), clip.id()).orElseThrow().frozen()).isTrue();
  }

  private static RemakeClip.Edited edited(ClipId target) {
    return new RemakeClip.Edited(target.text(), target.text());
  }

  private Clip now() {
    return clips.find(clip.id()).orElseThrow();
  }

  private String content(ClipFile file) {
    return content(file.of(now()));
  }

  private String content(BlobKey key) {
    try (InputStream content = files.open(key)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome start(Change change) {
    return start(clip.version(), change);
  }

  private Outcome start(int version, Change change) {
    return edit.handle(new EditClip.Command(me, clip.id(), version, false, change));
  }

  private Outcome.Started started(Change change) {
    return (Outcome.Started) start(change);
  }

  private static Change ratio(AspectRatio ratio) {
    return new Change(
        null,
        null,
        null,
        null,
        null,
        List.of(),
        treatment -> new Treatment(ratio, treatment.framing(), treatment.captions()));
  }

  private static Change style(CaptionStyle style) {
    return treated(treatment -> new Treatment(treatment.ratio(), treatment.framing(), style));
  }

  private static Change captions(CaptionStyle style) {
    return treated(
        treatment ->
            new Treatment(
                treatment.ratio(),
                treatment.framing(),
                style,
                treatment.scenes(),
                treatment.tightening(),
                treatment.hookTitle(),
                treatment.cards()));
  }

  private static Change treated(UnaryOperator<Treatment> treatment) {
    return new Change(null, null, null, null, null, List.of(), treatment);
  }

  private static Change words(Correction... words) {
    return new Change(null, null, null, null, null, List.of(words), UnaryOperator.identity());
  }

  private static Change ends(Long startMs, Long endMs) {
    return new Change(null, startMs, endMs, null, null, List.of(), UnaryOperator.identity());
  }

  private static Change restore(int version) {
    return new Change(version, null, null, null, null, List.of(), UnaryOperator.identity());
  }
}
