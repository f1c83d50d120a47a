package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.Uploads;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps uploads in the heap.
public final class InMemoryUploads implements Uploads {

  private record Kept(Upload upload, List<Piece> pieces) {}

  private final Map<SourceVideoId, Kept> kept = new ConcurrentHashMap<>();
  private final InMemoryTransactions transactions;

  public InMemoryUploads(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Upload upload) {
    put(upload.video(), new Kept(upload, List.of()));
  }

  @Override
  public Optional<Upload> find(SourceVideoId video) {
    return Optional.ofNullable(kept.get(video)).map(Kept::upload);
  }

  @Override
  public Optional<Upload> findOf(SourceVideoId video, PartyId owner) {
    return find(video).filter(upload -> upload.owner().equals(owner));
  }

  @Override
  public int countReceiving(PartyId owner, Instant now) {
    return (int)
        kept.values().stream()
            .map(Kept::upload)
            .filter(upload -> upload.owner().equals(owner))
            .filter(upload -> upload.state() instanceof Upload.Receiving)
            .filter(upload -> !upload.isExpired(now))
            .count();
  }

  @Override
  public boolean advance(Upload upload, long from, List<Piece> pieces) {
    transactions.requireOpen();
    Optional<Upload> before =
        find(upload.video())
            .filter(now -> now.state() instanceof Upload.Receiving && now.received() == from);
    if (before.isEmpty()) {
      return false;
    }
    long start = pieces.getFirst().start();
    List<Piece> all = new ArrayList<>(pieces(upload.video()));
    all.removeIf(piece -> piece.start() >= start);
    all.addAll(pieces);
    put(upload.video(), new Kept(upload, List.copyOf(all)));
    return true;
  }

  @Override
  public boolean saveState(Upload upload) {
    if (!kept.containsKey(upload.video())) {
      return false;
    }
    put(upload.video(), new Kept(upload, pieces(upload.video())));
    return true;
  }

  @Override
  public List<Piece> pieces(SourceVideoId video) {
    return Optional.ofNullable(kept.get(video)).map(Kept::pieces).orElse(List.of());
  }

  @Override
  public Optional<Piece> lastPiece(SourceVideoId video) {
    List<Piece> pieces = pieces(video);
    return pieces.isEmpty() ? Optional.empty() : Optional.of(pieces.getLast());
  }

  @Override
  public List<BlobKey> dropPieces(SourceVideoId video) {
    List<BlobKey> keys = pieces(video).stream().map(Piece::key).toList();
    find(video).ifPresent(upload -> put(video, new Kept(upload, List.of())));
    return keys;
  }

  @Override
  public void remove(SourceVideoId video) {
    put(video, null);
  }

  @Override
  public Removed removeExpired(Instant now, int limit) {
    transactions.requireOpen();
    List<SourceVideoId> over =
        kept.values().stream()
            .map(Kept::upload)
            .filter(upload -> upload.isExpired(now))
            .sorted(Comparator.comparing(Upload::expiresAt))
            .limit(limit)
            .map(Upload::video)
            .toList();
    List<BlobKey> pieces = over.stream().flatMap(video -> dropPieces(video).stream()).toList();
    over.forEach(this::remove);
    return new Removed(over.size(), pieces);
  }

  private void put(SourceVideoId video, @Nullable Kept next) {
    Kept before = kept.get(video);
    transactions.onRollback(() -> set(video, before));
    set(video, next);
  }

  private void set(SourceVideoId video, @Nullable Kept next) {
    if (next == null) {
      kept.remove(video);
    } else {
      kept.put(video, next);
    }
  }
}
