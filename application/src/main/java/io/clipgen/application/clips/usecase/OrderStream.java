package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.StreamId;
import java.util.List;
import java.util.Optional;

/// Has a clip made ready to be streamed; a job does it ([MakeStream]). Ordering again changes
/// nothing, unless the clip's file was made anew or the job gave up.
public final class OrderStream {

  private final Clips clips;
  private final BlobStore files;
  private final Streams streams;
  private final Jobs jobs;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Ids ids;

  public OrderStream(
      Clips clips,
      BlobStore files,
      Streams streams,
      Jobs jobs,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    this.clips = clips;
    this.files = files;
    this.streams = streams;
    this.jobs = jobs;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  /// Orders the stream of a clip of the caller's own.
  ///
  /// @return the stream, which may be there already
  /// @throws NotFound if the caller owns no such clip
  public MediaStream handle(Caller caller, ClipId id) {
    Clip clip =
        clips
            .findVisible(id, caller.party())
            .filter(found -> found.owner().equals(caller.party()))
            .orElseThrow(() -> new NotFound("clip", id));
    BlobStore.Blob file =
        files
            .find(ClipFile.VIDEO.of(clip))
            .orElseThrow(() -> new StorageFailure("The file of clip " + id + " is missing."));
    Optional<MediaStream> before = streams.findOf(id.text());
    if (before.isPresent() && before.get().isOf(file.key().value(), file.etag())) {
      return before.get();
    }
    MediaStream ordered = transactions.call(() -> place(clip, file));
    before
        .filter(old -> !old.id().equals(ordered.id()))
        .ifPresent(old -> StreamFiles.delete(files, old, List.of()));
    return ordered;
  }

  private MediaStream place(Clip clip, BlobStore.Blob file) {
    String subject = clip.id().text();
    Optional<MediaStream> before = streams.findOf(subject);
    if (before.isPresent() && before.get().isOf(file.key().value(), file.etag())) {
      return before.get();
    }
    before.ifPresent(old -> streams.remove(old.id()));
    StreamId id = new StreamId(ids.next());
    JobId job =
        jobs.enqueue(MakeStream.KIND, clip.owner(), id.text(), 0, new MakeStream.Order(id.text()));
    MediaStream stream =
        new MediaStream(
            id,
            subject,
            clip.owner(),
            job,
            file.key().value(),
            file.etag(),
            Optional.of(ClipFile.CAPTIONS_VTT.of(clip).value()),
            before.flatMap(MediaStream::preview),
            List.of(),
            new MediaStream.State.Pending(),
            clock.now());
    streams.add(stream);
    return stream;
  }
}
