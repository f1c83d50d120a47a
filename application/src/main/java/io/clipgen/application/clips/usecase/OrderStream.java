package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.shared.ClipId;
import java.util.Optional;

/// Has a clip made ready to be streamed; a job does it ([MakeStream]). Ordering again changes
/// nothing, unless a file of the clip was made anew or the job gave up.
public final class OrderStream {

  private final Clips clips;
  private final ClipStreams streams;
  private final InHand inHand;
  private final Transactions transactions;

  public OrderStream(
      Clips clips, ClipStreams streams, Limits limits, Jobs jobs, Transactions transactions) {
    this.clips = clips;
    this.streams = streams;
    this.inHand = new InHand(jobs, limits);
    this.transactions = transactions;
  }

  /// Orders the stream of a clip of the caller's own.
  ///
  /// @return the stream, which may be there already
  /// @throws NotFound if the caller owns no such clip
  /// @throws Refused if as many of the caller's streams are made as the plan allows at a time
  public MediaStream handle(Caller caller, ClipId id) {
    while (true) {
      Clip clip =
          clips
              .findVisible(id, caller.party())
              .filter(found -> found.owner().equals(caller.party()))
              .orElseThrow(() -> new NotFound("clip", id));
      ClipStreams.Parts parts = streams.parts(clip);
      Optional<MediaStream> ordered =
          transactions.call(
              () -> clips.find(id).filter(clip::equals).map(now -> ordered(now, parts)));
      if (ordered.isPresent()) {
        return ordered.get();
      }
      // It was edited meanwhile, and its files are others.
    }
  }

  private MediaStream ordered(Clip clip, ClipStreams.Parts parts) {
    boolean before = streams.isOrdered(clip, parts);
    MediaStream stream = streams.ordered(clip, parts);
    if (!before) {
      inHand.checkStreams(clip.owner());
    }
    return stream;
  }
}
