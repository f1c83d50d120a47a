package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The uploads that are under way, and the stored pieces of which they consist. Writes join the
/// open transaction.
public interface Uploads {

  /// Adds an upload of which nothing has arrived.
  void add(Upload upload);

  /// An upload, whoever may see it.
  Optional<Upload> find(SourceVideoId video);

  /// An upload of `owner`.
  Optional<Upload> findOf(SourceVideoId video, PartyId owner);

  /// How many uploads of `owner` wait for bytes at `now`.
  int countReceiving(PartyId owner, Instant now);

  /// Adds the bytes that have arrived, unless others have come since: only of an upload that still
  /// has received exactly `from` bytes. `pieces` take the place of those that begin where the first
  /// of them does, or after it.
  ///
  /// @param upload as it is with them
  /// @return whether they were added
  boolean advance(Upload upload, long from, List<Piece> pieces);

  /// Changes an upload's state to that of `upload`.
  ///
  /// @return whether there still is such an upload
  boolean saveState(Upload upload);

  /// The pieces of an upload, in the order of their bytes.
  List<Piece> pieces(SourceVideoId video);

  /// The piece with the last bytes that have arrived.
  Optional<Piece> lastPiece(SourceVideoId video);

  /// Forgets the pieces of an upload, to which nobody adds any until the transaction ends.
  ///
  /// @return where they are stored
  List<BlobKey> dropPieces(SourceVideoId video);

  /// Removes an upload without pieces; removing none changes nothing.
  void remove(SourceVideoId video);

  /// Removes some of the uploads that are over at `now`, at most `limit`, with their pieces.
  Removed removeExpired(Instant now, int limit);

  /// @param uploads how many were removed
  /// @param pieces where the pieces of all of them are stored
  record Removed(int uploads, List<BlobKey> pieces) {}

  /// Some bytes of an upload, stored.
  ///
  /// @param start the first of them, from 0
  /// @param size how many
  record Piece(BlobKey key, long start, long size) {

    public Piece {
      if (start < 0 || size < 1) {
        throw new IllegalArgumentException("a piece has bytes");
      }
    }
  }
}
