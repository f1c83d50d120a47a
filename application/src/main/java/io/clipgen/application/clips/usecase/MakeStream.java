package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.StillTaker;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.clips.StreamContent;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.StreamId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Makes a stream: fetches the media file, has its [Ladder] transcoded, checks what came of it,
/// takes poster and storyboard, and makes all of it visible in one step.
///
/// A second run begins after the last stage that was finished.
public final class MakeStream extends StudioJob<MakeStream.Order, MediaStream> {

  /// The kind of job this is.
  public static final String KIND = "stream";

  private final WorkFolders folders;
  private final MediaProber prober;
  private final Transcoder transcoder;
  private final StillTaker stills;
  private final BlobStore files;
  private final Streams streams;
  private final DiscardedFiles discarded;
  private final Transactions transactions;

  public MakeStream(
      WorkFolders folders,
      MediaProber prober,
      Transcoder transcoder,
      StillTaker stills,
      BlobStore files,
      Streams streams,
      DiscardedFiles discarded,
      Transactions transactions) {
    super(KIND, Order.class, true);
    this.folders = folders;
    this.prober = prober;
    this.transcoder = transcoder;
    this.stills = stills;
    this.files = files;
    this.streams = streams;
    this.discarded = discarded;
    this.transactions = transactions;
  }

  /// What the job is about.
  ///
  /// @param stream in text form
  public record Order(String stream) {}

  @Override
  Optional<MediaStream> pending(JobId job, Order payload) {
    return transactions
        .call(() -> streams.hold(StreamId.parse(payload.stream())).map(this::reopened))
        .filter(MakeStream::isPending);
  }

  private MediaStream reopened(MediaStream stream) {
    if (!(stream.state() instanceof MediaStream.State.Failed)) {
      return stream;
    }
    MediaStream again = stream.in(new MediaStream.State.Pending());
    streams.save(again);
    discarded.forget(StreamFiles.all(again));
    return again;
  }

  private static boolean isPending(MediaStream stream) {
    return stream.state() instanceof MediaStream.State.Pending;
  }

  @Override
  public void gaveUp(JobId job, Order payload, String reason) {
    streams
        .hold(StreamId.parse(payload.stream()))
        .filter(MakeStream::isPending)
        .ifPresent(stream -> giveUp(stream, reason));
  }

  // A run that was killed may have stored some.
  private void giveUp(MediaStream stream, String reason) {
    discarded.add(StreamFiles.all(stream));
    streams.save(stream.transcodedTo(List.of()).in(new MediaStream.State.Failed(reason)));
  }

  @Override
  void make(MediaStream stream, Progress progress) throws InterruptedException {
    try (WorkFolders.WorkFolder folder = folders.open()) {
      progress.report("fetch", 0);
      BlobKey media = new BlobKey(stream.source());
      folder.requireRoom(files.get(media).size());
      Path local = files.copy(media, folder.path().resolve("media"));
      progress.report("probe", 0.04);
      MediaInfo info = prober.probe(local);
      if (info.video().isEmpty()) {
        throw new UnusableMedia("There is no picture in it to stream.");
      }
      Ladder ladder = Ladder.of(info);
      MediaStream planned = stream.planned(ladder.names());
      if (!change(stream.id(), now -> now.planned(ladder.names()))) {
        return;
      }
      Work work = new Work(planned, local, info, ladder, folder);
      List<Rendition> made =
          stream.transcoded().isEmpty() ? transcode(work, progress) : stream.transcoded();
      publish(work, made, progress);
    }
  }

  private record Work(
      MediaStream stream,
      Path local,
      MediaInfo info,
      Ladder ladder,
      WorkFolders.WorkFolder folder) {}

  private List<Rendition> transcode(Work work, Progress progress) throws InterruptedException {
    MediaStream stream = work.stream();
    Transcoder.Order order =
        new Transcoder.Order(
            stream.id().text(),
            new BlobKey(stream.source()),
            work.local(),
            work.info(),
            work.ladder(),
            stream.files());
    work.folder().requireRoom(transcoder.roomFor(order));
    boolean kept = false;
    try {
      List<Rendition> made =
          transcoder.transcode(
              order, fraction -> progress.report("transcode", 0.05 + 0.85 * fraction));
      check(work, made);
      kept = change(stream.id(), now -> now.transcodedTo(made));
      return made;
    } finally {
      if (!kept) {
        StreamFiles.delete(files, stream);
      }
    }
  }

  private void check(Work work, List<Rendition> made) {
    work.ladder()
        .fault(made, work.info().durationMs())
        .ifPresent(
            fault -> {
              throw new MediaFailure("The stream is not what was planned: " + fault);
            });
    for (Rendition rendition : made) {
      BlobKey key = StreamFiles.rendition(work.stream(), rendition.name());
      long whole = rendition.startByte(rendition.segments().size());
      if (files.find(key).filter(blob -> blob.size() >= whole).isEmpty()) {
        throw new MediaFailure("The rendition " + rendition.name() + " has not arrived whole.");
      }
    }
  }

  private void publish(Work work, List<Rendition> made, Progress progress)
      throws InterruptedException {
    MediaStream stream = work.stream();
    Storyboard storyboard =
        Storyboard.of(work.info().picture(), Math.max(1, work.info().durationMs()));
    Path poster = work.folder().path().resolve("poster.jpg");
    Path sheet = work.folder().path().resolve("storyboard.jpg");
    stills.take(
        work.local(),
        work.info(),
        storyboard,
        poster,
        sheet,
        fraction -> progress.report("stills", 0.9 + 0.08 * fraction));
    progress.report("publish", 0.98);
    files.put(StreamFiles.poster(stream), poster);
    files.put(StreamFiles.storyboard(stream), sheet);
    boolean words =
        streams
            .find(stream.id())
            .flatMap(MediaStream::captions)
            .filter(captions -> ClipStreams.hasWords(files, new BlobKey(captions)))
            .isPresent();
    StreamContent content = StreamContent.of(work.ladder(), made, storyboard, words);
    boolean there =
        change(stream.id(), now -> now.transcodedTo(made).in(new MediaStream.State.Ready(content)));
    if (!there) {
      StreamFiles.delete(files, stream);
    }
    progress.report("publish", 1);
  }

  // Meanwhile its owner may have opened a preview or corrected the captions.
  private boolean change(StreamId id, UnaryOperator<MediaStream> change) {
    return transactions.call(() -> streams.hold(id).map(change).filter(streams::save).isPresent());
  }
}
