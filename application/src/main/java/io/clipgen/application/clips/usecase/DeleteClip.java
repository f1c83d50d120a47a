package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Deletes a clip with its files and its stream. One that was handed to somebody, as by submitting
/// it to a campaign, stays.
public final class DeleteClip {

  private final Clips clips;
  private final BlobStore files;
  private final Streams streams;
  private final DiscardedFiles discarded;
  private final Transactions transactions;

  public DeleteClip(
      Clips clips,
      BlobStore files,
      Streams streams,
      DiscardedFiles discarded,
      Transactions transactions) {
    this.clips = clips;
    this.files = files;
    this.streams = streams;
    this.discarded = discarded;
    this.transactions = transactions;
  }

  /// Deletes a clip of the caller's own.
  ///
  /// @throws NotFound if the caller owns no such clip
  /// @throws Refused if somebody else was given it
  public void handle(Caller caller, ClipId id) {
    // At once; and once more later, for who stores one at this moment or dies.
    transactions.call(() -> remove(caller.party(), id)).forEach(files::delete);
  }

  private List<BlobKey> remove(PartyId party, ClipId id) {
    Clip clip =
        clips
            .findVisible(id, party)
            .filter(found -> found.owner().equals(party))
            .orElseThrow(() -> new NotFound("clip", id));
    if (!clips.removeUnshared(id)) {
      throw new Refused(
          "clip-in-use", "This clip was submitted to a campaign, so it cannot be deleted.");
    }
    List<BlobKey> gone = new ArrayList<>(ClipFiles.all(clip));
    Optional<MediaStream> stream =
        streams.findOf(id.text()).flatMap(found -> streams.hold(found.id()));
    stream.ifPresent(
        found -> {
          gone.addAll(StreamFiles.all(found));
          streams.remove(found.id());
        });
    discarded.add(gone);
    return gone;
  }
}
