package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.RemoteFiles;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.nio.file.Path;
import java.util.Optional;

/// Fetches a source video from an address and takes it as an upload is taken: of one that is
/// refused, cut off or cancelled nothing is left.
public final class FetchVideo extends StudioJob<FetchVideo.Wanted, FetchVideo.Wanted> {

  /// The kind of job this is.
  public static final String KIND = "import-video";

  /// There must be as much room all the time.
  private static final long ROOM = 64L << 20;

  private final WorkFolders folders;
  private final RemoteFiles remote;
  private final SourceVideos videos;
  private final Limits limits;
  private final Intake intake;

  public FetchVideo(
      WorkFolders folders,
      RemoteFiles remote,
      ClipPipeline pipeline,
      BlobStore files,
      SourceVideos videos,
      DiscardedFiles discarded,
      Limits limits,
      Transactions transactions,
      BusinessClock clock) {
    super(KIND, Wanted.class, false);
    this.folders = folders;
    this.remote = remote;
    this.videos = videos;
    this.limits = limits;
    this.intake = new Intake(pipeline, files, videos, discarded, transactions, clock);
  }

  /// What the job is about.
  ///
  /// @param video the id it will have, in text form
  /// @param owner whose it will be, in text form
  /// @param url where it is
  public record Wanted(String video, String owner, String url) {}

  @Override
  Optional<Wanted> pending(JobId job, Wanted wanted) {
    return videos.find(SourceVideoId.parse(wanted.video())).isPresent()
        ? Optional.empty()
        : Optional.of(wanted);
  }

  @Override
  void make(Wanted wanted, Progress progress) throws InterruptedException {
    SourceVideoId id = SourceVideoId.parse(wanted.video());
    PartyId owner = PartyId.parse(wanted.owner());
    progress.report("fetch", 0);
    try (WorkFolders.WorkFolder folder = folders.open()) {
      Path received = folder.path().resolve("source");
      RemoteFiles.Fetched fetched =
          remote.fetch(
              wanted.url(),
              received,
              limits.maxUploadBytes(owner),
              fraction -> {
                folder.requireRoom(ROOM);
                progress.report("fetch", 0.9 * fraction);
              });
      progress.report("check", 0.9);
      intake.take(id, owner, Titles.of(fetched.name()), received, folder, () -> {});
      progress.report("store", 1);
    }
  }
}
