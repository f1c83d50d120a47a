package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import java.util.List;
import java.util.Optional;

/// Deletes a clip with its files and its stream. One that was handed to somebody, as by submitting
/// it to a campaign, stays.
public final class DeleteClip {

  private final Clips clips;
  private final BlobStore files;
  private final Streams streams;
  private final Transactions transactions;

  public DeleteClip(Clips clips, BlobStore files, Streams streams, Transactions transactions) {
    this.clips = clips;
    this.files = files;
    this.streams = streams;
    this.transactions = transactions;
  }

  /// Deletes a clip of the caller's own.
  ///
  /// @throws NotFound if the caller owns no such clip
  /// @throws Refused if somebody else was given it
  public void handle(Caller caller, ClipId id) {
    Deleted deleted = transactions.call(() -> remove(caller.party(), id));
    ClipFiles.delete(files, deleted.clip());
    deleted.stream().ifPresent(stream -> StreamFiles.delete(files, stream, List.of()));
  }

  private record Deleted(Clip clip, Optional<MediaStream> stream) {}

  private Deleted remove(PartyId party, ClipId id) {
    Clip clip =
        clips
            .findVisible(id, party)
            .filter(found -> found.owner().equals(party))
            .orElseThrow(() -> new NotFound("clip", id));
    if (!clips.removeUnshared(id)) {
      throw new Refused(
          "clip-in-use", "This clip was submitted to a campaign, so it cannot be deleted.");
    }
    Optional<MediaStream> stream = streams.findOf(id.text());
    stream.ifPresent(found -> streams.remove(found.id()));
    return new Deleted(clip, stream);
  }
}
