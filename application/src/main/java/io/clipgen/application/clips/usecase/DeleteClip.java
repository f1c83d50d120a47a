package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;

/// Deletes a clip with its files. One that was handed to somebody, as by submitting it to a
/// campaign, stays.
public final class DeleteClip {

  private final Clips clips;
  private final BlobStore files;
  private final Transactions transactions;

  public DeleteClip(Clips clips, BlobStore files, Transactions transactions) {
    this.clips = clips;
    this.files = files;
    this.transactions = transactions;
  }

  /// Deletes a clip of the caller's own.
  ///
  /// @throws NotFound if the caller owns no such clip
  /// @throws Refused if somebody else was given it
  public void handle(Caller caller, ClipId id) {
    Clip deleted = transactions.call(() -> remove(caller.party(), id));
    ClipFiles.delete(files, deleted);
  }

  private Clip remove(PartyId party, ClipId id) {
    Clip clip =
        clips
            .findVisible(id, party)
            .filter(found -> found.owner().equals(party))
            .orElseThrow(() -> new NotFound("clip", id));
    if (!clips.removeUnshared(id)) {
      throw new Refused(
          "clip-in-use", "This clip was submitted to a campaign, so it cannot be deleted.");
    }
    return clip;
  }
}
