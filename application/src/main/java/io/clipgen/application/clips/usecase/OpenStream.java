package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.shared.ClipId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Lets somebody play the stream of a clip: all of it who owns the clip or was given it, its
/// beginning anybody else where the owner has opened a preview.
public final class OpenStream {

  // Somebody who comes back soon gets the same addresses, of which the browser has kept the
  // content.
  static final Duration STEP = Duration.ofMinutes(5);

  private final Clips clips;
  private final Streams streams;
  private final Passes passes;
  private final InstantSource machine;
  private final Duration lifetime;

  /// @param machine the machine's clock
  /// @param lifetime how long a pass is good at least, beside the time that playing takes
  public OpenStream(
      Clips clips, Streams streams, Passes passes, InstantSource machine, Duration lifetime) {
    this.clips = clips;
    this.streams = streams;
    this.passes = passes;
    this.machine = machine;
    this.lifetime = lifetime;
  }

  /// A stream as somebody finds it.
  ///
  /// @param stream nothing if none was ordered of the clip as it is now
  /// @param pass to play it, once it can be played
  public record Opened(Optional<MediaStream> stream, Optional<Passes.Signed> pass) {}

  /// Opens the stream of a clip.
  ///
  /// @throws NotFound if the caller can see neither the clip nor a preview of it
  public Opened handle(Caller caller, ClipId clip) {
    Optional<MediaStream> stream =
        clips.find(clip).flatMap(now -> streams.findOf(clip.text()).filter(s -> isOf(s, now)));
    if (clips.findVisible(clip, caller.party()).isPresent()) {
      return new Opened(stream, stream.flatMap(found -> pass(caller, found, Optional.empty())));
    }
    return stream
        .filter(found -> found.preview().isPresent() && found.content().isPresent())
        .map(found -> new Opened(stream, pass(caller, found, found.preview())))
        .orElseThrow(() -> new NotFound("clip", clip));
  }

  // One that was ordered while the clip was edited may be of the video that was replaced.
  private static boolean isOf(MediaStream stream, Clip clip) {
    return stream.source().equals(ClipFile.VIDEO.of(clip).value());
  }

  private Optional<Passes.Signed> pass(
      Caller caller, MediaStream stream, Optional<Duration> preview) {
    return stream
        .content()
        .map(content -> machine.instant().plus(lifetime).plusMillis(content.lengthMs()))
        .map(OpenStream::onTheStep)
        .map(until -> passes.sign(new Pass(stream.id(), caller.party(), until, preview)));
  }

  private static Instant onTheStep(Instant time) {
    long step = STEP.toSeconds();
    return Instant.ofEpochSecond(Math.ceilDiv(time.getEpochSecond() + 1, step) * step);
  }
}
