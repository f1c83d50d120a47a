package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.ClipsMade.MadeClip;
import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import java.nio.file.Path;
import java.util.Optional;

/// Renders the same clip without ClipGen's mark, for a platform that takes no marks. The file is
/// kept beside the clip's own; running twice makes it once.
public final class RenderUnmarked extends StudioJob<RenderUnmarked.Order, Clip> {

  /// The kind of job this is.
  public static final String KIND = "render-unmarked";

  private final WorkFolders folders;
  private final ClipPipeline pipeline;
  private final BlobStore files;
  private final SourceVideos videos;
  private final Clips clips;

  public RenderUnmarked(
      WorkFolders folders,
      ClipPipeline pipeline,
      BlobStore files,
      SourceVideos videos,
      Clips clips) {
    super(KIND, Order.class, true);
    this.folders = folders;
    this.pipeline = pipeline;
    this.files = files;
    this.videos = videos;
    this.clips = clips;
  }

  /// What the job is about.
  ///
  /// @param clip in text form
  public record Order(String clip) {}

  @Override
  Optional<Clip> pending(JobId job, Order payload) {
    return clips
        .find(ClipId.parse(payload.clip()))
        .filter(Clip::watermark)
        .filter(clip -> files.find(ClipFile.unmarked(clip)).isEmpty());
  }

  @Override
  void make(Clip clip, Progress progress) throws InterruptedException {
    JobMeter meter = new JobMeter(progress, _ -> {});
    SourceVideo video =
        videos
            .find(clip.source())
            .orElseThrow(() -> new JobRefused("The clip's video is not there any more."));
    Analysis analysis =
        videos
            .findAnalysis(video.id(), clips.findWords(clip.madeBy()))
            .orElseThrow(() -> new JobRefused("What was found in the clip's video is gone."));
    ClipRequest ordered = clips.orderOf(clip).request();
    Retake unmarked = Retake.of(clip, clip.recipe(), false, ordered, analysis);
    meter.at("fetch", 0);
    try (WorkFolders.WorkFolder folder = folders.open()) {
      folder.requireRoom(unmarked.request().roomFor(video.info()));
      Path source = files.copy(new BlobKey(video.file()), folder.path().resolve("source"));
      MadeClip made =
          pipeline.remake(source, unmarked.analysis(), unmarked.take(), folder.path(), meter);
      meter.at("store", 0);
      files.put(ClipFile.unmarked(clip), made.video());
      Optional<Clip> now = clips.find(clip.id());
      if (now.filter(found -> found.files().equals(clip.files())).isEmpty()) {
        // It was deleted or edited meanwhile: nothing would name the file.
        files.delete(ClipFile.unmarked(clip));
        if (now.isPresent()) {
          throw new MediaFailure("The clip was edited meanwhile: its new version is made.");
        }
      }
      meter.at("store", 1);
    }
  }
}
