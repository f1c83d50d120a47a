package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.shared.ClipId;
import java.time.Duration;
import java.util.Optional;

/// Says how much of a clip's stream everybody who is signed in may see, or that nobody else may.
/// Passes that were given out before stay good until they end.
public final class PreviewStream {

  private final Clips clips;
  private final Streams streams;
  private final Transactions transactions;

  public PreviewStream(Clips clips, Streams streams, Transactions transactions) {
    this.clips = clips;
    this.streams = streams;
    this.transactions = transactions;
  }

  /// Opens, changes or closes the preview of a clip of the caller's own.
  ///
  /// @param length how much of it; nothing closes it
  /// @throws NotFound if the caller owns no such clip
  /// @throws Refused if its stream was not ordered
  /// @throws InvalidInput if the length is too short or too long
  public MediaStream handle(Caller caller, ClipId clip, Optional<Duration> length) {
    return transactions.call(
        () -> {
          boolean own =
              clips
                  .findVisible(clip, caller.party())
                  .filter(found -> found.owner().equals(caller.party()))
                  .isPresent();
          if (!own) {
            throw new NotFound("clip", clip);
          }
          MediaStream stream =
              streams
                  .findOf(clip.text())
                  .flatMap(found -> streams.hold(found.id()))
                  .orElseThrow(
                      () -> new Refused("stream-not-ordered", "Order the clip's stream first."));
          MediaStream changed = InvalidInput.reading("seconds", () -> stream.previewedFor(length));
          streams.save(changed);
          return changed;
        });
  }
}
