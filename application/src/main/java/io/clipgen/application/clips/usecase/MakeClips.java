package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.ClipsMade;
import io.clipgen.application.clips.Stage;
import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.application.clips.port.ModelUses;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.port.StillTaker;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Corrections;
import io.clipgen.domain.clips.Selection;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes the clips of an order: fetches the source, finds out about it unless that is known
/// already, renders, stores the files, and adds all clips in one transaction.
///
/// It bears being run twice. What was measured, heard and chosen is kept as soon as it is known,
/// and what was fetched and rendered stays in the job's work folder, so a second run begins after
/// the last stage that was finished. The files of a job's clips have names of their own, which a
/// second run writes again instead of beside; where there is none, because the order is given up,
/// they are discarded. And an order is settled once, together with its clips.
public final class MakeClips extends StudioJob<MakeClips.Order, ClipOrder> {

  /// The kind of job this is.
  public static final String KIND = "make-clips";

  private final WorkFolders folders;
  private final ClipPipeline pipeline;
  private final StillTaker stills;
  private final BlobStore files;
  private final SourceVideos videos;
  private final Clips clips;
  private final DiscardedFiles discarded;
  private final ModelUses uses;
  private final ClipStreams streams;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Ids ids;

  public MakeClips(
      WorkFolders folders,
      ClipPipeline pipeline,
      StillTaker stills,
      BlobStore files,
      SourceVideos videos,
      Clips clips,
      DiscardedFiles discarded,
      ModelUses uses,
      ClipStreams streams,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    super(KIND, Order.class, true);
    this.folders = folders;
    this.pipeline = pipeline;
    this.stills = stills;
    this.files = files;
    this.videos = videos;
    this.clips = clips;
    this.discarded = discarded;
    this.uses = uses;
    this.streams = streams;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  /// What the job is about; the order itself is kept with the clips, under the job's id.
  ///
  /// @param video the source, in text form
  /// @param orderedBy who gets the clips, in text form
  public record Order(String video, String orderedBy) {}

  @Override
  Optional<ClipOrder> pending(JobId job, Order payload) {
    Optional<ClipOrder> order = taken(job);
    folders.discardIf(this::isSettled);
    return order.filter(found -> found.outcome() instanceof ClipOrder.Pending);
  }

  private Optional<ClipOrder> taken(JobId job) {
    return transactions.call(
        () -> {
          if (clips.reopen(job)) {
            discarded.forget(storedBy(job));
          }
          return clips.findOrder(job);
        });
  }

  @Override
  public void gaveUp(JobId job, Order payload, String reason) {
    if (clips.settle(job, new ClipOrder.Failed(reason))) {
      discarded.add(storedBy(job));
    }
    transactions.afterCommit(() -> folders.discard(job.text()));
  }

  // Of an order that was settled on another machine, this one may still have a folder.
  private boolean isSettled(String folder) {
    return folder.startsWith(JobId.PREFIX + "_")
        && clips
            .findOrder(JobId.parse(folder))
            .filter(order -> !(order.outcome() instanceof ClipOrder.Pending))
            .isPresent();
  }

  /// What a run that was killed may have stored.
  private List<BlobKey> storedBy(JobId job) {
    int count = clips.findChoice(job).map(choice -> choice.moments().size()).orElse(0);
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> name(job, number))
        .flatMap(ClipFile::all)
        .toList();
  }

  @Override
  void make(ClipOrder order, Progress progress) throws InterruptedException {
    SourceVideo video = usable(order.source());
    JobMeter meter = new JobMeter(progress, use -> note(order, use));
    try (WorkFolders.WorkFolder folder = folders.resume(order.job().text())) {
      Path source = fetch(video, order.request(), folder, meter);
      Analysis found = analysis(order, video, source, folder.path(), meter);
      if (videos.findStoryboard(video.id()).isEmpty()) {
        takeStills(video, source, folder.path(), meter);
      }
      Analysis analysis = videos.findChat(video.id()).map(found::withChat).orElse(found);
      Selection chosen = choice(order, analysis, meter);
      store(
          order,
          pipeline.render(source, analysis, order.request(), chosen, folder.path(), meter),
          meter);
    }
    folders.discard(order.job().text());
  }

  private void note(ClipOrder order, ModelUse use) {
    transactions.run(() -> uses.add(order.job(), order.orderedBy(), use, clock.now()));
  }

  private SourceVideo usable(SourceVideoId id) {
    SourceVideo video =
        videos.find(id).orElseThrow(() -> new JobRefused("The video is not there any more."));
    if (video.state() instanceof SourceVideo.Refused refused) {
      throw new JobRefused(refused.reason());
    }
    return video;
  }

  private Path fetch(
      SourceVideo video, ClipRequest request, WorkFolders.WorkFolder folder, JobMeter meter)
      throws InterruptedException {
    meter.at("fetch", 0);
    Path target = folder.path().resolve("source");
    if (Files.exists(target)) {
      return target;
    }
    folder.requireRoom(request.roomFor(video.info()));
    Path draft = folder.path().resolve("source.part");
    files.copy(new BlobKey(video.file()), draft);
    try {
      return Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("the source cannot be put in its place", e);
    }
  }

  private Analysis analysis(
      ClipOrder order, SourceVideo video, Path source, Path folder, JobMeter meter)
      throws InterruptedException {
    Optional<Transcript> given = clips.findWords(order.job());
    Optional<Analysis> known = videos.findAnalysis(video.id(), given);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      Signals signals = signals(video, source, folder, meter);
      Analysis fresh =
          pipeline.hear(source, video.info(), signals, given.orElse(null), folder, meter);
      if (given.isEmpty()) {
        transactions.run(() -> videos.saveAnalysis(video.id(), fresh));
      }
      return fresh;
    } catch (UnusableMedia broken) {
      SourceVideo refused = video.refused(String.valueOf(broken.getMessage()));
      transactions.run(() -> videos.saveState(refused));
      throw broken;
    }
  }

  private Signals signals(SourceVideo video, Path source, Path folder, JobMeter meter)
      throws InterruptedException {
    Optional<Signals> known = videos.findSignals(video.id());
    if (known.isPresent()) {
      return known.get();
    }
    meter.reached(Stage.PROBE, 0);
    SignalAnalyser.Measured fresh =
        pipeline.measure(source, pipeline.inspect(source), folder, meter);
    files.put(OpenStoryboard.sheet(video), fresh.sheet().file());
    transactions.run(
        () -> {
          videos.saveSignals(video.id(), fresh.signals());
          videos.saveStoryboard(video.id(), fresh.sheet().storyboard());
        });
    return fresh.signals();
  }

  // Of a video that was measured before small pictures were taken at the same time.
  private void takeStills(SourceVideo video, Path source, Path folder, JobMeter meter)
      throws InterruptedException {
    Storyboard storyboard =
        Storyboard.of(video.info().picture(), Math.max(1, video.info().durationMs()));
    Path sheet = folder.resolve("storyboard.jpg");
    try {
      stills.take(
          source,
          video.info(),
          storyboard,
          folder.resolve("poster.jpg"),
          sheet,
          fraction -> meter.reached(Stage.ANALYSE, fraction));
    } catch (MediaFailure none) {
      // The clips do not need them, and the next order tries again.
      return;
    }
    files.put(OpenStoryboard.sheet(video), sheet);
    transactions.run(() -> videos.saveStoryboard(video.id(), storyboard));
  }

  private Selection choice(ClipOrder order, Analysis analysis, JobMeter meter)
      throws InterruptedException {
    Optional<Selection> known = clips.findChoice(order.job());
    if (known.isPresent()) {
      return known.get();
    }
    Selection fresh = pipeline.choose(analysis, order.request(), meter);
    transactions.run(() -> clips.saveChoice(order.job(), fresh));
    return fresh;
  }

  private void store(ClipOrder order, ClipsMade made, JobMeter meter) throws InterruptedException {
    List<Clip> finished = clips(order, made.clips());
    boolean kept = false;
    try {
      for (int i = 0; i < finished.size(); i++) {
        meter.at("store", (double) i / finished.size());
        upload(finished.get(i), made.clips().get(i));
      }
      kept = settled(order, finished, made);
    } finally {
      if (!kept) {
        removeUnlessSettled(order.job(), finished);
      }
    }
    meter.at("store", 1);
  }

  private boolean settled(ClipOrder order, List<Clip> finished, ClipsMade made) {
    ClipOrder.Made outcome = new ClipOrder.Made(finished.size(), made.shortfalls(), made.remarks());
    List<ClipStreams.Parts> streamed = streams.wanted(finished);
    return transactions.call(
        () -> {
          boolean first = clips.settle(order.job(), outcome);
          if (first) {
            clips.addAll(finished);
            for (int i = 0; i < finished.size(); i++) {
              clips.keepQuality(finished.get(i).id(), made.clips().get(i).quality());
            }
            for (int i = 0; i < streamed.size(); i++) {
              streams.finished(finished.get(i), streamed.get(i));
            }
          }
          return first;
        });
  }

  // Another run of the same job may have stored the same names and been first.
  private void removeUnlessSettled(JobId job, List<Clip> finished) {
    boolean made =
        clips.findOrder(job).filter(o -> o.outcome() instanceof ClipOrder.Made).isPresent();
    if (!made) {
      finished.forEach(clip -> ClipFiles.delete(files, clip));
    }
  }

  // The best gets the latest id, so that lists with the newest first begin with it.
  private List<Clip> clips(ClipOrder order, List<ClipsMade.MadeClip> bestFirst) {
    int count = bestFirst.size();
    return IntStream.range(0, count)
        .mapToObj(i -> clip(order, count - i, bestFirst.get(count - i - 1)))
        .toList()
        .reversed();
  }

  private Clip clip(ClipOrder order, int number, ClipsMade.MadeClip made) {
    String name = name(order.job(), number);
    return new Clip(
        new ClipId(ids.next()),
        order.source(),
        order.orderedBy(),
        order.job(),
        number,
        made.moment(),
        made.excerpt(),
        made.plan().treatment(),
        made.plan().size(),
        made.plan().watermark(),
        Duration.ofMillis(made.output().durationMs()),
        made.output().bytes(),
        name,
        name,
        clock.now(),
        1,
        Corrections.NONE,
        made.plan().scenes());
  }

  private static String name(JobId job, int number) {
    return "clips/%s/%02d".formatted(job.text(), number);
  }

  private void upload(Clip clip, ClipsMade.MadeClip made) {
    files.put(ClipFile.VIDEO.of(clip), made.video());
    files.put(ClipFile.THUMBNAIL.of(clip), made.thumbnail());
    files.put(ClipFile.CAPTIONS_SRT.of(clip), made.srt());
    files.put(ClipFile.CAPTIONS_VTT.of(clip), made.vtt());
  }
}
