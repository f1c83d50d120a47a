package io.clipgen.application.clips.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.StillTaker;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.testing.Footage;
import io.clipgen.application.clips.testing.InMemoryBlobStore;
import io.clipgen.application.clips.testing.InMemoryClips;
import io.clipgen.application.clips.testing.InMemoryModelUses;
import io.clipgen.application.clips.testing.InMemorySourceVideos;
import io.clipgen.application.clips.testing.InMemoryStreams;
import io.clipgen.application.clips.testing.PaperStudio;
import io.clipgen.application.clips.testing.PaperTranscoder;
import io.clipgen.application.clips.testing.TempWorkFolders;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.JobHandler.JobRefused;
import io.clipgen.application.operations.testing.FakeJobs;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StudioUseCasesTest {

  private static final long LARGEST = 1000;

  private final Caller brand = new Caller(Footage.party(1), Set.of("CLIENT"));
  private final Caller clipper = new Caller(Footage.party(2), Set.of("CLIPPER"));

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySourceVideos videos = new InMemorySourceVideos(transactions);
  private final InMemoryClips clips = new InMemoryClips(transactions);
  private final InMemoryModelUses uses = new InMemoryModelUses(transactions);
  private final InMemoryBlobStore files = new InMemoryBlobStore();
  private final TempWorkFolders folders = new TempWorkFolders();
  private final PaperStudio paper = new PaperStudio();
  private final FakeJobs jobs = new FakeJobs();
  private final SettableClock clock = new SettableClock();
  private final SequentialIds ids = new SequentialIds();
  private final SmallLimits limits = new SmallLimits();

  private final UploadSource upload =
      new UploadSource(
          folders, paper.pipeline(), files, videos, clips, limits, transactions, clock, ids);
  private final OrderClips order =
      new OrderClips(videos, clips, limits, jobs, transactions, clock, 1080);
  private final InMemoryStreams streams = new InMemoryStreams(transactions);
  private StillTaker stills = PaperTranscoder.stills();
  private final MakeClips make = make(false);
  private final RemoveDiscardedFiles removal = new RemoveDiscardedFiles(clips, files, transactions);
  private final OpenStudio studio = new OpenStudio(videos, clips, files, jobs);
  private final DownloadClip download = new DownloadClip(clips, files);
  private final DeleteClip delete = new DeleteClip(clips, files, streams, clips, transactions);

  @AfterEach
  void no_work_folder_is_left() {
    assertThat(folders.lent()).isEmpty();
  }

  // Upload

  @Test
  void a_good_video_is_kept_under_a_name_of_our_own() throws Exception {
    SourceVideo video = uploaded(brand, "C:\\films\\../My talk.mp4", PaperStudio.video(60_000));
    assertThat(video.title()).isEqualTo("My talk");
    assertThat(video.owner()).isEqualTo(brand.party());
    assertThat(video.info().durationMs()).isEqualTo(60_000);
    assertThat(files.keys()).containsExactly("sources/" + video.id().text());
    assertThat(studio.ownsUsableSource(brand.party(), video.id())).isTrue();
    assertThat(studio.ownsUsableSource(clipper.party(), video.id())).isFalse();
  }

  @Test
  void of_a_file_that_is_refused_nothing_is_left() throws Exception {
    for (String content :
        new String[] {
          "", "#EXTM3U\nfile:///etc/passwd", "video 60000 1920 1080 cut off", "video 100 1920 1080"
        }) {
      assertThat(upload(brand, "x.mp4", content.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(UploadSource.Outcome.Unusable.class);
    }
    assertThat(files.keys()).isEmpty();
    assertThat(videos.size()).isZero();
  }

  @Test
  void a_file_beyond_the_limit_is_refused_before_all_of_it_is_read() throws Exception {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'v';
          }
        };
    assertThat(upload.handle(new UploadSource.Command(brand, "x.mp4", endless)))
        .isEqualTo(new UploadSource.Outcome.TooLarge(LARGEST));
    assertThat(files.keys()).isEmpty();
  }

  @Test
  void of_a_sender_who_breaks_off_nothing_is_left() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThatThrownBy(() -> upload.handle(new UploadSource.Command(brand, "x.mp4", broken)))
        .isInstanceOf(StorageFailure.class);
    assertThat(files.keys()).isEmpty();
    assertThat(videos.size()).isZero();
  }

  @Test
  void a_file_whose_row_cannot_be_written_is_not_kept() {
    UploadSource failing =
        new UploadSource(
            folders,
            paper.pipeline(),
            files,
            videos,
            clips,
            limits,
            new OneTransaction(new IllegalStateException("no database")),
            clock,
            ids);
    assertThatThrownBy(() -> failing.handle(film())).hasMessage("no database");
    assertThat(files.keys()).isEmpty();
  }

  @Test
  void a_file_that_a_killed_process_has_stored_without_a_row_goes_an_hour_later() {
    UploadSource killed =
        new UploadSource(
            folders,
            paper.pipeline(),
            files,
            videos,
            clips,
            limits,
            new OneTransaction(new Error("killed")),
            clock,
            ids);
    assertThatThrownBy(() -> killed.handle(film())).hasMessage("killed");
    assertThat(files.keys()).hasSize(1);
    clips.pass(Duration.ofMinutes(59));
    assertThat(removal.run(clock.now())).isZero();
    clips.pass(Duration.ofMinutes(2));
    removal.run(clock.now());
    assertThat(files.keys()).isEmpty();
  }

  private UploadSource.Command film() {
    return new UploadSource.Command(
        brand, "x.mp4", new ByteArrayInputStream(PaperStudio.video(60_000)));
  }

  // Order

  @Test
  void only_who_sees_a_video_can_order_clips_of_it() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    assertThatThrownBy(() -> ordered(clipper, video.id(), 3)).isInstanceOf(NotFound.class);
    transactions.run(() -> studio.grant(video.id(), clipper.party()));
    ordered(clipper, video.id(), 3);
    assertThat(jobs.waiting()).singleElement().extracting("owner").isEqualTo(clipper.party());
  }

  @Test
  void numbers_out_of_range_are_refused_by_name() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    assertThatThrownBy(() -> ordered(brand, video.id(), 0))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("count must be from 1 to 5");
    assertThatThrownBy(() -> ordered(brand, video.id(), 6)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(
            () ->
                order.handle(
                    new OrderClips.Command(
                        brand,
                        video.id(),
                        1,
                        Duration.ofSeconds(2),
                        new Treatment(
                            AspectRatio.SQUARE, Framing.CENTER_CROP, CaptionStyle.CLASSIC))))
        .hasMessageContaining("length");
  }

  @Test
  void two_parties_order_of_the_same_video_apart() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    transactions.run(() -> studio.grant(video.id(), clipper.party()));
    JobId first = ordered(brand, video.id(), 3);
    assertThat(ordered(brand, video.id(), 3)).isEqualTo(first);
    assertThat(ordered(clipper, video.id(), 3)).isNotEqualTo(first);
  }

  @Test
  void other_wishes_for_a_video_that_is_worked_on_are_an_order_of_their_own() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    JobId first = ordered(brand, video.id(), 3);
    JobId other = ordered(brand, video.id(), 2);
    assertThat(other).isNotEqualTo(first);
    assertThat(ordered(brand, video.id(), 2)).isEqualTo(other);
    assertThat(clips.findOrder(first).orElseThrow().request().count()).isEqualTo(3);
    assertThat(clips.findOrder(other).orElseThrow().request().count()).isEqualTo(2);

    limits.watermark = true;
    assertThat(ordered(brand, video.id(), 2)).isNotIn(first, other);
    assertThatThrownBy(() -> ordered(brand, video.id(), 1))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("3 orders and edits");
  }

  // Make

  @Test
  void clips_belong_to_who_ordered_them_and_all_their_files_are_kept() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    transactions.run(() -> studio.grant(video.id(), clipper.party()));
    JobId job = ordered(clipper, video.id(), 3);
    jobs.run(make);

    assertThat(clips.all()).hasSize(3).allMatch(clip -> clip.owner().equals(clipper.party()));
    assertThat(clips.findOrder(job).orElseThrow().outcome())
        .isEqualTo(new ClipOrder.Made(3, List.of()));
    assertThat(files.keys()).hasSize(2 + 3 * 4);
    Clip clip = clips.all().getFirst();
    var ready = studio.findReady(clip.id()).orElseThrow();
    try (InputStream content = studio.open(ready)) {
      assertThat(content.readAllBytes()).hasSize((int) ready.bytes());
    }
  }

  @Test
  void where_that_is_wanted_each_clip_is_streamed_as_soon_as_it_is_finished() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    ordered(brand, video.id(), 1);
    jobs.run(make);
    assertThat(jobs.waiting()).isEmpty();

    ordered(brand, video.id(), 2);
    jobs.run(make(true));
    assertThat(jobs.waiting())
        .extracting(FakeJobs.Waiting::subject)
        .containsExactlyInAnyOrderElementsOf(
            clips.all().stream()
                .flatMap(clip -> streams.findOf(clip.id().text()).stream())
                .map(stream -> stream.id().text())
                .toList())
        .hasSize(2);
    assertThat(jobs.waiting())
        .allMatch(job -> job.kind().equals(MakeStream.KIND) && job.priority() < 0);
  }

  @Test
  void a_video_that_was_measured_before_small_pictures_were_taken_gets_them_with_its_next_clips()
      throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    transactions.run(() -> videos.saveAnalysis(video.id(), Footage.analysis(video.info())));
    OpenStoryboard open = new OpenStoryboard(videos, files);
    assertThatThrownBy(() -> open.handle(brand, video.id()))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining("are taken when clips of it are made");
    ordered(brand, video.id(), 1);
    stills =
        (_, _, _, _, _, _) -> {
          throw new MediaFailure("no key frames");
        };
    jobs.run(make(false));
    assertThat(clips.all()).hasSize(1);
    assertThat(videos.findStoryboard(video.id())).isEmpty();

    stills = PaperTranscoder.stills();
    ordered(brand, video.id(), 2);
    jobs.run(make(false));

    assertThat(open.handle(brand, video.id()).sheet().open(0, 5)).hasContent("sheet");
    assertThat(paper.measured).hasValue(0);
  }

  private MakeClips make(boolean streamsAtOnce) {
    var following = new ClipStreams(files, streams, clips, jobs, clock, ids, streamsAtOnce);
    return new MakeClips(
        folders,
        paper.pipeline(),
        stills,
        files,
        videos,
        clips,
        clips,
        uses,
        following,
        transactions,
        clock,
        ids);
  }

  @Test
  void fewer_clips_than_asked_for_come_with_the_reason() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(40_000));
    JobId job = ordered(brand, video.id(), 5);
    jobs.run(make);
    ClipOrder.Made made = (ClipOrder.Made) clips.findOrder(job).orElseThrow().outcome();
    assertThat(made.clips()).isBetween(1, 2);
    assertThat(made.shortfalls()).singleElement().asString().contains("instead of 5");
  }

  @Test
  void what_was_found_out_once_serves_the_next_order() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    ordered(brand, video.id(), 1);
    jobs.run(make);
    ordered(brand, video.id(), 2);
    jobs.run(make);
    assertThat(paper.measured).hasValue(1);
    assertThat(clips.all()).hasSize(3);
  }

  @Test
  void the_file_without_mark_is_made_when_it_is_wanted_and_goes_with_the_clip() throws Exception {
    limits.watermark = true;
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    ordered(brand, video.id(), 1);
    jobs.run(make);
    Clip clip = clips.all().getFirst();
    assertThat(clip.watermark()).isTrue();
    assertThat(studio.findUnmarked(clip.id())).isEmpty();

    transactions.run(() -> studio.wantUnmarked(clip.id()));
    transactions.run(() -> studio.wantUnmarked(clip.id()));
    jobs.run(new RenderUnmarked(folders, paper.pipeline(), files, videos, clips));

    assertThat(paper.rendered).hasValue(2);
    assertThat(paper.marked).hasValue(1);
    assertThat(studio.findUnmarked(clip.id()).orElseThrow().blob())
        .isEqualTo(clip.files() + ".unmarked.mp4");
    delete.handle(brand, clip.id());
    assertThat(files.keys())
        .containsExactlyInAnyOrder(video.file(), video.file() + ".storyboard.jpg");
  }

  @Test
  void a_job_that_fails_midway_is_run_again_without_starting_over_or_doubling_anything()
      throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    JobId job = ordered(brand, video.id(), 3);
    paper.failAt(2, new MediaFailure("the program died"));
    assertThatThrownBy(() -> jobs.run(make)).isInstanceOf(MediaFailure.class);
    assertThat(files.keys()).hasSize(2);
    assertThat(clips.all()).isEmpty();

    paper.recover();
    int before = paper.rendered.get();
    make.run(job, new MakeClips.Order("", ""), (_, _) -> {});
    make.run(job, new MakeClips.Order("", ""), (_, _) -> {});
    assertThat(paper.measured).hasValue(1);
    assertThat(paper.rendered.get() - before)
        .as("one was finished and is not made again")
        .isLessThan(3);
    assertThat(clips.all()).extracting(Clip::number).containsExactly(1, 2, 3);
    assertThat(files.keys()).hasSize(2 + 3 * 4);
  }

  @Test
  void a_job_that_is_stopped_while_storing_leaves_no_files() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    JobId job = ordered(brand, video.id(), 3);
    assertThatThrownBy(
            () ->
                make.run(
                    job,
                    new MakeClips.Order("", ""),
                    (stage, fraction) -> {
                      if (stage.equals("store") && fraction > 0.96) {
                        throw new InterruptedException("cancelled");
                      }
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(files.keys()).hasSize(2);
    transactions.run(() -> make.gaveUp(job, new MakeClips.Order("", ""), "You cancelled it."));
    assertThat(clips.findOrder(job).orElseThrow().outcome())
        .isEqualTo(new ClipOrder.Failed("You cancelled it."));
  }

  @Test
  void what_a_killed_run_has_stored_goes_an_hour_after_the_order_is_given_up() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    JobId job = ordered(brand, video.id(), 3);
    paper.failAt(1, new MediaFailure("the program died"));
    assertThatThrownBy(() -> jobs.run(make)).isInstanceOf(MediaFailure.class);
    files.put(
        new BlobKey("clips/" + job.text() + "/03.mp4"), new ByteArrayInputStream(new byte[1]));
    transactions.run(() -> make.gaveUp(job, new MakeClips.Order("", ""), "It died."));
    clips.pass(Duration.ofMinutes(61));
    removal.run(clock.now());
    assertThat(files.keys())
        .containsExactlyInAnyOrder(video.file(), video.file() + ".storyboard.jpg");
  }

  @Test
  void an_order_that_was_given_up_is_made_after_all_when_its_job_is_tried_again() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    JobId job = ordered(brand, video.id(), 3);
    paper.failAt(2, new MediaFailure("the disk is full"));
    assertThatThrownBy(() -> jobs.run(make)).isInstanceOf(MediaFailure.class);
    transactions.run(() -> make.gaveUp(job, new MakeClips.Order("", ""), "The disk is full."));

    paper.recover();
    make.run(job, new MakeClips.Order("", ""), (_, _) -> {});

    assertThat(clips.findOrder(job).orElseThrow().outcome())
        .isEqualTo(new ClipOrder.Made(3, List.of()));
    clips.pass(Duration.ofMinutes(61));
    assertThat(removal.run(clock.now())).isZero();
    assertThat(files.keys()).hasSize(2 + 3 * 4);
  }

  @Test
  void the_folder_of_an_order_that_is_given_up_goes_once_that_is_certain() throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    JobId job = ordered(brand, video.id(), 3);
    folders.resume(job.text()).close();
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      make.gaveUp(job, new MakeClips.Order("", ""), "It died.");
                      throw new IllegalStateException("no commit");
                    }))
        .hasMessage("no commit");
    assertThat(folders.lent()).hasSize(1);
    transactions.run(
        () -> {
          make.gaveUp(job, new MakeClips.Order("", ""), "It died.");
          assertThat(folders.lent()).hasSize(1);
        });
    assertThat(folders.lent()).isEmpty();
  }

  @Test
  void what_was_kept_here_for_an_order_that_ended_on_another_machine_goes_with_the_next_job()
      throws Exception {
    SourceVideo video = uploaded(brand, "talk.mp4", PaperStudio.video(60_000));
    JobId elsewhere = ordered(brand, video.id(), 3);
    transactions.run(() -> make.gaveUp(elsewhere, new MakeClips.Order("", ""), "Cancelled."));
    folders.resume(elsewhere.text()).close();
    JobId waiting = ordered(clipper, uploaded(clipper, "b.mp4", PaperStudio.video(60_000)).id(), 1);
    folders.resume(waiting.text()).close();
    JobId here = ordered(brand, uploaded(brand, "c.mp4", PaperStudio.video(60_000)).id(), 1);
    make.run(here, new MakeClips.Order("", ""), (_, _) -> {});
    assertThat(folders.lent())
        .extracting(Path::getFileName)
        .hasToString("[" + waiting.text() + "]");
    folders.discard(waiting.text());
  }

  @Test
  void an_order_that_was_made_keeps_its_files_though_its_job_is_given_up() throws Exception {
    JobId job = madeBy(brand).madeBy();
    transactions.run(() -> make.gaveUp(job, new MakeClips.Order("", ""), "It was its last try."));
    int before = files.keys().size();
    clips.pass(Duration.ofMinutes(61));
    assertThat(removal.run(clock.now())).isZero();
    assertThat(files.keys()).hasSize(before);
  }

  @Test
  void a_video_that_is_broken_inside_is_refused_from_then_on() throws Exception {
    SourceVideo video =
        uploaded(
            brand,
            "talk.mp4",
            "video 60000 1920 1080 broken inside".getBytes(StandardCharsets.UTF_8));
    JobId job = ordered(brand, video.id(), 3);
    assertThatThrownBy(() -> jobs.run(make))
        .isInstanceOf(JobRefused.class)
        .hasMessage("The video is broken at 0:12.");
    transactions.run(
        () -> make.gaveUp(job, new MakeClips.Order("", ""), "The video is broken at 0:12."));
    assertThatThrownBy(() -> ordered(brand, video.id(), 3))
        .isInstanceOf(Refused.class)
        .hasMessage("The video is broken at 0:12.");
    assertThat(studio.ownsUsableSource(brand.party(), video.id())).isFalse();
  }

  // Download, share, delete

  @Test
  void a_clip_is_downloaded_by_its_owner_and_by_whom_it_was_shared_with() throws Exception {
    Clip clip = madeBy(clipper);
    assertThat(download.handle(clipper, clip.id(), ClipFile.VIDEO).content().size())
        .isEqualTo(clip.bytes());
    assertThatThrownBy(() -> download.handle(brand, clip.id(), ClipFile.VIDEO))
        .isInstanceOf(NotFound.class);
    transactions.run(() -> studio.share(clip.id(), brand.party()));
    assertThat(download.handle(brand, clip.id(), ClipFile.CAPTIONS_VTT).file())
        .isEqualTo(ClipFile.CAPTIONS_VTT);
  }

  @Test
  void a_clip_is_deleted_with_its_files_by_its_owner_only() throws Exception {
    Clip clip = madeBy(clipper);
    int before = files.keys().size();
    assertThatThrownBy(() -> delete.handle(brand, clip.id())).isInstanceOf(NotFound.class);
    delete.handle(clipper, clip.id());
    assertThat(files.keys()).hasSize(before - 4);
    assertThat(clips.find(clip.id())).isEmpty();
  }

  @Test
  void a_clip_that_was_submitted_stays() throws Exception {
    Clip clip = madeBy(clipper);
    transactions.run(() -> studio.share(clip.id(), brand.party()));
    assertThatThrownBy(() -> delete.handle(clipper, clip.id())).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> delete.handle(brand, clip.id())).isInstanceOf(NotFound.class);
    assertThat(clips.find(clip.id())).isPresent();
  }

  private Clip madeBy(Caller caller) throws Exception {
    SourceVideo video = uploaded(caller, "talk.mp4", PaperStudio.video(60_000));
    ordered(caller, video.id(), 1);
    jobs.run(make);
    return clips.all().getFirst();
  }

  private UploadSource.Outcome upload(Caller caller, String name, byte[] content)
      throws InterruptedException {
    return upload.handle(new UploadSource.Command(caller, name, new ByteArrayInputStream(content)));
  }

  private SourceVideo uploaded(Caller caller, String name, byte[] content)
      throws InterruptedException {
    return ((UploadSource.Outcome.Accepted) upload(caller, name, content)).video();
  }

  private JobId ordered(Caller caller, SourceVideoId video, int count) {
    return order.handle(
        new OrderClips.Command(
            caller,
            video,
            count,
            Duration.ofSeconds(15),
            new Treatment(AspectRatio.PORTRAIT, Framing.CENTER_CROP, CaptionStyle.CLASSIC)));
  }

  private static final class SmallLimits implements Limits {

    private boolean watermark;

    @Override
    public long maxUploadBytes(PartyId party) {
      return LARGEST;
    }

    @Override
    public int maxClipsPerVideo(PartyId party) {
      return 5;
    }

    @Override
    public int maxImportsAtOnce(PartyId party) {
      return 3;
    }

    @Override
    public int maxOrdersAtOnce(PartyId party) {
      return 3;
    }

    @Override
    public boolean watermark(PartyId party) {
      return watermark;
    }
  }

  private final class OneTransaction implements Transactions {

    private final Throwable end;
    private boolean used;

    OneTransaction(Throwable end) {
      this.end = end;
    }

    @Override
    public <T> T call(Supplier<T> work) {
      if (used) {
        switch (end) {
          case Error error -> throw error;
          default -> throw (RuntimeException) end;
        }
      }
      used = true;
      return transactions.call(work);
    }

    @Override
    public void afterCommit(Runnable work) {
      transactions.afterCommit(work);
    }
  }
}
