package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.StreamContent;
import io.clipgen.domain.shared.StreamId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plays a stream to who shows a pass to it. A pass was signed for who may see the stream, so it is
/// all that is asked for: playing costs no look at who it is.
public final class WatchStream {

  private static final int MOST_CAPTIONS = 4_000_000;
  private static final int KEPT = 256;
  // Of a stream that can be played only the captions change, but it can be deleted.
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Streams streams;
  private final BlobStore files;
  private final Passes passes;
  private final InstantSource machine;
  private final LinkedHashMap<StreamId, Known> known = new LinkedHashMap<>(KEPT, 0.75f, true);

  /// @param machine the machine's clock
  public WatchStream(Streams streams, BlobStore files, Passes passes, InstantSource machine) {
    this.streams = streams;
    this.files = files;
    this.passes = passes;
    this.machine = machine;
  }

  private record Known(MediaStream stream, StreamContent content, Instant readAt) {}

  /// What a pass opens.
  public sealed interface Outcome {

    /// The stream, as far as the pass goes.
    record Admitted(Showing showing) implements Outcome {}

    /// The pass was good until a while ago: the viewer asks for a new one.
    record Expired() implements Outcome {}

    /// The pass is not good, or not the viewer's.
    record Foreign() implements Outcome {}

    /// The stream is not there any more.
    record Gone() implements Outcome {}
  }

  /// Looks at a pass.
  ///
  /// @param proof its other half; `null` if none was shown
  public Outcome handle(String pass, @Nullable String proof) {
    return switch (passes.read(pass, proof)) {
      case Passes.Reading.Good(Pass good) ->
          find(good.stream())
              .<Outcome>map(found -> new Outcome.Admitted(showing(found, good)))
              .orElseGet(Outcome.Gone::new);
      case Passes.Reading.Expired() -> new Outcome.Expired();
      case Passes.Reading.Foreign() -> new Outcome.Foreign();
    };
  }

  private Showing showing(Known found, Pass pass) {
    StreamContent content =
        pass.preview()
            .map(length -> found.content().until(length.toMillis()))
            .orElse(found.content());
    Duration left = Duration.between(machine.instant(), pass.until());
    return new Showing(found.stream(), content, left, files);
  }

  private Optional<Known> find(StreamId id) {
    Instant now = machine.instant();
    synchronized (known) {
      Known kept = known.get(id);
      if (kept != null && now.isBefore(kept.readAt().plus(FRESH))) {
        return Optional.of(kept);
      }
    }
    Optional<Known> read =
        streams
            .find(id)
            .flatMap(stream -> stream.content().map(content -> new Known(stream, content, now)));
    synchronized (known) {
      read.ifPresentOrElse(found -> known.put(id, found), () -> known.remove(id));
      if (known.size() > KEPT) {
        known.remove(known.firstEntry().getKey());
      }
    }
    return read;
  }

  /// A stream that may be played, as far as its pass goes: what is beyond is not there.
  public static final class Showing {

    private final MediaStream stream;
    private final StreamContent content;
    private final Duration left;
    private final BlobStore files;

    private Showing(MediaStream stream, StreamContent content, Duration left, BlobStore files) {
      this.stream = stream;
      this.content = content;
      this.left = left;
      this.files = files;
    }

    /// What there is to play.
    public StreamContent content() {
      return content;
    }

    /// How long the pass is good from now on.
    public Duration left() {
      return left;
    }

    /// The header of a rendition.
    public Optional<StoredFile> header(String rendition) {
      return content
          .find(rendition)
          .map(found -> part(rendition + "-header", rendition, 0, found.headerBytes()));
    }

    /// A segment of a rendition, from 0.
    public Optional<StoredFile> segment(String rendition, int number) {
      Optional<Rendition> found = content.find(rendition);
      return found
          .filter(each -> number >= 0 && number < each.segments().size())
          .map(
              each ->
                  part(
                      rendition + "-" + number,
                      rendition,
                      each.startByte(number),
                      each.segments().get(number).bytes()));
    }

    /// The picture that is shown before it plays.
    public StoredFile poster() {
      return whole("poster", StreamFiles.poster(stream));
    }

    /// The pictures of the storyboard; nothing where the pass is for a preview.
    public Optional<StoredFile> storyboard() {
      return content.storyboard().map(_ -> whole("storyboard", StreamFiles.storyboard(stream)));
    }

    /// The captions of all of it, WebVTT; nothing if it has none.
    ///
    /// @throws StorageFailure if they cannot be read
    public Optional<String> captions() {
      if (!content.captions()) {
        return Optional.empty();
      }
      return stream.captions().map(BlobKey::new).map(this::text);
    }

    private String text(BlobKey key) {
      try (InputStream in = files.open(key)) {
        return new String(in.readNBytes(MOST_CAPTIONS), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException("the captions cannot be read", e);
      }
    }

    private StoredFile part(String name, String rendition, long from, long length) {
      return StoredFile.part(
          files,
          StreamFiles.rendition(stream, rendition),
          from,
          length,
          tag(name),
          stream.orderedAt());
    }

    private StoredFile whole(String name, BlobKey key) {
      return StoredFile.part(files, key, 0, files.get(key).size(), tag(name), stream.orderedAt());
    }

    private String tag(String name) {
      return stream.id().text() + "-" + name;
    }
  }
}
