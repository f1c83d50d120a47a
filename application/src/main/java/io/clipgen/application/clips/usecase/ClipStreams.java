package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.StreamId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Keeps the stream of a clip that of its newest files. Other captions take the place of the old
/// ones at once; another video is streamed anew, with its poster and storyboard ([MakeStream]).
public final class ClipStreams {

  private static final int FIRST_CUE = 10_000;
  // Who asked for a clip waits for it; nobody does yet for a stream that nobody has asked for.
  private static final int LATER = -1;

  private final BlobStore files;
  private final Streams streams;
  private final DiscardedFiles discarded;
  private final Jobs jobs;
  private final BusinessClock clock;
  private final Ids ids;
  private final boolean atOnce;

  /// @param atOnce whether each clip is made ready to be streamed as soon as it is finished
  public ClipStreams(
      BlobStore files,
      Streams streams,
      DiscardedFiles discarded,
      Jobs jobs,
      BusinessClock clock,
      Ids ids,
      boolean atOnce) {
    this.files = files;
    this.streams = streams;
    this.discarded = discarded;
    this.jobs = jobs;
    this.clock = clock;
    this.ids = ids;
    this.atOnce = atOnce;
  }

  /// What the stream of a clip is made of.
  ///
  /// @param captions where they are stored (WebVTT)
  /// @param words whether there is anything in them to read
  record Parts(BlobStore.Blob video, String captions, boolean words) {}

  /// Looks at the stored files of `clip`; so not in a transaction.
  ///
  /// @throws StorageFailure if the video is missing
  Parts parts(Clip clip) {
    BlobKey captions = ClipFile.CAPTIONS_VTT.of(clip);
    return new Parts(
        files
            .find(ClipFile.VIDEO.of(clip))
            .orElseThrow(
                () -> new StorageFailure("The file of clip " + clip.id() + " is missing.")),
        captions.value(),
        hasWords(files, captions));
  }

  /// The parts of new clips whose streams are made at once: of all or of none.
  List<Parts> wanted(List<Clip> fresh) {
    return atOnce ? fresh.stream().map(this::parts).toList() : List.of();
  }

  /// A version of `clip` was finished: in the transaction that finishes it. What was streamed stays
  /// streamed.
  void finished(Clip clip, Parts parts) {
    if (atOnce || streams.findOf(clip.id().text()).isPresent()) {
      current(clip, parts, LATER);
    }
  }

  /// Whether the stream of `clip` is of those parts, made or in the making.
  boolean isOrdered(Clip clip, Parts parts) {
    return streams.findOf(clip.id().text()).filter(found -> isOf(found, parts)).isPresent();
  }

  private static boolean isOf(MediaStream stream, Parts parts) {
    return stream.isOf(parts.video().key().value(), parts.video().etag());
  }

  /// Somebody wants the stream of `clip`: in a transaction.
  ///
  /// @return the one that is there if it is of those parts, else the one that becomes it
  MediaStream ordered(Clip clip, Parts parts) {
    return current(clip, parts, 0);
  }

  private MediaStream current(Clip clip, Parts parts, int priority) {
    Optional<MediaStream> before =
        streams.findOf(clip.id().text()).flatMap(found -> streams.hold(found.id()));
    Optional<MediaStream> same = before.filter(old -> isOf(old, parts));
    if (same.isPresent()) {
      return captioned(same.get(), parts);
    }
    before.ifPresent(
        old -> {
          streams.remove(old.id());
          discarded.add(StreamFiles.all(old));
        });
    return place(clip, parts, before, priority);
  }

  private MediaStream captioned(MediaStream stream, Parts parts) {
    if (stream.captions().equals(Optional.of(parts.captions()))) {
      return stream;
    }
    MediaStream changed = stream.captionedBy(parts.captions(), parts.words());
    streams.save(changed);
    return changed;
  }

  private MediaStream place(Clip clip, Parts parts, Optional<MediaStream> before, int priority) {
    StreamId id = new StreamId(ids.next());
    JobId job =
        jobs.enqueue(
            MakeStream.KIND, clip.owner(), id.text(), priority, new MakeStream.Order(id.text()));
    MediaStream stream =
        new MediaStream(
            id,
            clip.id().text(),
            clip.owner(),
            job,
            parts.video().key().value(),
            parts.video().etag(),
            Optional.of(parts.captions()),
            before.flatMap(MediaStream::preview),
            List.of(),
            List.of(),
            new MediaStream.State.Pending(),
            clock.now());
    streams.add(stream);
    return stream;
  }

  /// Whether captions hold anything to read: where nobody speaks there is a file without a cue.
  static boolean hasWords(BlobStore files, BlobKey captions) {
    Optional<BlobStore.Blob> file = files.find(captions);
    if (file.isEmpty()) {
      return false;
    }
    try (InputStream content = files.open(captions, 0, Math.min(FIRST_CUE, file.get().size()))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8).contains("-->");
    } catch (IOException e) {
      throw new UncheckedIOException("the captions cannot be read", e);
    }
  }
}
