package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.ClipsMade.MadeClip;
import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.ClipEdits;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Captions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipEdit;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the files that an edit changes, and no others: subtitles are written anew, and only if the
/// picture or the sound differ is the source fetched and the clip rendered. The old version is
/// served until all is stored; then the new one takes its place in one transaction. What was found
/// out about the source is used as it is.
///
/// It bears being run twice: its files have names of their own, and an edit is settled once.
public final class RemakeClip extends StudioJob<RemakeClip.Edited, ClipEdit> {

  /// The kind of job this is.
  public static final String KIND = "remake-clip";

  private final WorkFolders folders;
  private final ClipPipeline pipeline;
  private final BlobStore files;
  private final SourceVideos videos;
  private final Clips clips;
  private final ClipEdits edits;
  private final DiscardedFiles discarded;
  private final ClipStreams streams;
  private final Limits limits;
  private final Jobs jobs;
  private final Transactions transactions;
  private final BusinessClock clock;

  public RemakeClip(
      WorkFolders folders,
      ClipPipeline pipeline,
      BlobStore files,
      SourceVideos videos,
      Clips clips,
      ClipEdits edits,
      DiscardedFiles discarded,
      ClipStreams streams,
      Limits limits,
      Jobs jobs,
      Transactions transactions,
      BusinessClock clock) {
    super(KIND, Edited.class, true);
    this.folders = folders;
    this.pipeline = pipeline;
    this.files = files;
    this.videos = videos;
    this.clips = clips;
    this.edits = edits;
    this.discarded = discarded;
    this.streams = streams;
    this.limits = limits;
    this.jobs = jobs;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What the job is about; the edit itself is kept with the clip, under the job's id.
  ///
  /// @param clip the clip that was edited, in text form
  /// @param target what the edit becomes, the same clip or a copy, in text form; `null` in a job
  ///   from before it was noted
  public record Edited(String clip, @Nullable String target) {}

  @Override
  Optional<ClipEdit> pending(JobId job, Edited payload) {
    Optional<ClipEdit> edit = taken(job);
    if (edit.isEmpty()) {
      transactions.run(() -> discardStored(job, payload));
    }
    return edit.filter(ClipEdit::isPending);
  }

  @Override
  void make(ClipEdit edit, Progress progress) throws InterruptedException {
    Clip clip =
        clips
            .find(edit.clip())
            .filter(found -> found.version() == edit.madeOn())
            .orElseThrow(() -> new JobRefused("The clip has been changed since."));
    try (WorkFolders.WorkFolder folder = folders.open()) {
      remake(clip, edit, folder, progress);
    }
  }

  @Override
  public void gaveUp(JobId job, Edited payload, String reason) {
    if (edits.settle(job, new ClipEdit.Failed(reason)) || edits.find(job).isEmpty()) {
      discardStored(job, payload);
    }
  }

  // A run that was killed may have stored some, whether the edit is given up or went with its clip.
  // Those of a copy that was made are the copy's.
  private void discardStored(JobId job, Edited payload) {
    String files = name(job);
    boolean named =
        payload.target() == null
            || clips
                .find(ClipId.parse(payload.target()))
                .filter(clip -> clip.files().equals(files) || clip.captionFiles().equals(files))
                .isPresent();
    if (!named) {
      discarded.add(ClipFile.all(files).toList());
    }
  }

  private Optional<ClipEdit> taken(JobId job) {
    return transactions.call(
        () -> {
          if (edits.reopen(job)) {
            discarded.forget(ClipFile.all(name(job)).toList());
          }
          return edits.find(job);
        });
  }

  private void remake(Clip clip, ClipEdit edit, WorkFolders.WorkFolder lent, Progress progress)
      throws InterruptedException {
    Path folder = lent.path();
    Analysis analysis =
        videos
            .findAnalysis(clip.source(), clips.findWords(clip.madeBy()))
            .orElseThrow(() -> new JobRefused("What was found out about the video is lost."));
    ClipRequest ordered = clips.orderOf(clip).request();
    Retake before = Retake.of(clip, clip.recipe(), clip.watermark(), ordered, analysis);
    Retake after =
        Retake.of(clip, edit.recipe(), limits.watermark(clip.owner()), ordered, analysis);
    Set<ClipFile> changed =
        edit.isCopy() ? EnumSet.allOf(ClipFile.class) : after.changedFrom(before, clip);
    Map<ClipFile, Path> made = new EnumMap<>(ClipFile.class);
    Optional<QualityReport> quality = Optional.empty();
    Clip next;
    if (changed.contains(ClipFile.VIDEO)) {
      lent.requireRoom(after.request().roomFor(analysis.info()));
      Path source = fetch(clip, folder.resolve("source"), progress);
      MadeClip rendered =
          pipeline.remake(
              source,
              after.analysis(),
              after.take(),
              folder,
              (_, fraction) -> progress.report("render", 0.05 + 0.9 * fraction));
      made.put(ClipFile.VIDEO, rendered.video());
      made.put(ClipFile.THUMBNAIL, rendered.thumbnail());
      made.put(ClipFile.CAPTIONS_SRT, rendered.srt());
      made.put(ClipFile.CAPTIONS_VTT, rendered.vtt());
      next = rendered(clip, edit, rendered, changed);
      quality = Optional.of(rendered.quality());
    } else {
      Captions captions = after.design().captions();
      made.put(ClipFile.CAPTIONS_SRT, written(folder.resolve("clip.srt"), captions.toSrt()));
      made.put(ClipFile.CAPTIONS_VTT, written(folder.resolve("clip.vtt"), captions.toVtt()));
      next = rewritten(clip, edit, after.design().excerpt());
    }
    made.keySet().retainAll(changed);
    progress.report("store", 0.95);
    store(clip, edit, next, made, quality);
    progress.report("store", 1);
  }

  private Path fetch(Clip clip, Path target, Progress progress) throws InterruptedException {
    progress.report("fetch", 0);
    SourceVideo video =
        videos
            .find(clip.source())
            .orElseThrow(() -> new JobRefused("The video is not there any more."));
    return files.copy(new BlobKey(video.file()), target);
  }

  private static Path written(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("the captions cannot be written", e);
    }
  }

  private Clip rendered(Clip clip, ClipEdit edit, MadeClip made, Set<ClipFile> changed) {
    String name = name(edit.job());
    return clip.next(
        edit.recipe(),
        made.excerpt(),
        made.plan().size(),
        made.plan().watermark(),
        Duration.ofMillis(made.output().durationMs()),
        made.output().bytes(),
        name,
        changed.contains(ClipFile.CAPTIONS_SRT) ? name : clip.captionFiles(),
        clock.now(),
        made.plan().scenes());
  }

  private Clip rewritten(Clip clip, ClipEdit edit, String excerpt) {
    return clip.next(
        edit.recipe(),
        excerpt,
        clip.size(),
        clip.watermark(),
        clip.length(),
        clip.bytes(),
        clip.files(),
        name(edit.job()),
        clock.now(),
        clip.scenes());
  }

  private static String name(JobId job) {
    return "clips/%s/01".formatted(job.text());
  }

  private void store(
      Clip before,
      ClipEdit edit,
      Clip next,
      Map<ClipFile, Path> made,
      Optional<QualityReport> quality) {
    boolean kept = false;
    try {
      made.forEach((file, path) -> files.put(file.of(next), path));
      ClipStreams.Parts parts = streams.parts(next);
      boolean unmarked = files.exists(ClipFile.unmarked(before));
      kept =
          transactions.call(
              () -> {
                boolean first = settled(before, edit, next, made.keySet(), parts);
                if (first) {
                  quality.ifPresent(found -> clips.keepQuality(edit.target(), found));
                  if (!edit.isCopy() && made.containsKey(ClipFile.VIDEO)) {
                    replaceUnmarked(before, next, unmarked);
                  }
                }
                return first;
              });
    } finally {
      // Another run of the same job may have stored the same names and been first.
      if (!kept && edits.find(edit.job()).filter(RemakeClip::isMade).isEmpty()) {
        made.keySet().forEach(file -> files.delete(file.of(next)));
      }
    }
  }

  private boolean settled(
      Clip before, ClipEdit edit, Clip next, Set<ClipFile> made, ClipStreams.Parts parts) {
    if (!edits.settle(edit.job(), new ClipEdit.Made())) {
      return false;
    }
    if (edit.isCopy()) {
      Clip copy = next.copiedAs(edit.target(), clips.nextNumber(next.madeBy()));
      clips.addAll(List.of(copy));
      streams.finished(copy, parts);
      return true;
    }
    if (!clips.replace(next)) {
      throw new JobRefused(
          "The clip was submitted to a campaign while it was changed, so it stays as it is.");
    }
    discarded.add(made.stream().map(file -> file.of(before)).toList());
    streams.finished(next, parts);
    return true;
  }

  // A platform that takes no marks was given the old one: it is made of the new version as well.
  private void replaceUnmarked(Clip before, Clip next, boolean wanted) {
    if (!before.watermark()) {
      return;
    }
    discarded.add(List.of(ClipFile.unmarked(before)));
    if (wanted && next.watermark()) {
      jobs.enqueue(
          RenderUnmarked.KIND,
          next.owner(),
          next.id().text(),
          0,
          new RenderUnmarked.Order(next.id().text()));
    }
  }

  private static boolean isMade(ClipEdit edit) {
    return edit.outcome() instanceof ClipEdit.Made;
  }
}
