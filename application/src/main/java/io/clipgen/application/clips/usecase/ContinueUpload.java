package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.Uploads;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Adds bytes to an upload (CLIP-01): as they come, in pieces, each of which is stored and then
/// counted. Where the sender breaks off or this process ends, what was counted stays, for whichever
/// process is asked next.
///
/// Nobody holds an upload: each piece is counted only if none has come in its place meanwhile. Of
/// two senders one is told where the upload stands now, and one whose connection hangs half dead
/// keeps nobody waiting.
public final class ContinueUpload {

  /// A piece that is smaller is stored anew, with what follows, by the next sending: so there are
  /// never more pieces than bytes of this many.
  private static final long SMALL = 1L << 20;

  private final Uploads uploads;
  private final BlobStore files;
  private final DiscardedFiles discarded;
  private final WorkFolders folders;
  private final Jobs jobs;
  private final UploadPolicy policy;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final InstantSource time;
  private final Ids ids;

  public ContinueUpload(
      Uploads uploads,
      BlobStore files,
      DiscardedFiles discarded,
      WorkFolders folders,
      Jobs jobs,
      UploadPolicy policy,
      Transactions transactions,
      BusinessClock clock,
      InstantSource time,
      Ids ids) {
    this.uploads = uploads;
    this.files = files;
    this.discarded = discarded;
    this.folders = folders;
    this.jobs = jobs;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
    this.time = time;
    this.ids = ids;
  }

  /// Who sends which bytes.
  ///
  /// @param from the first of them
  /// @param announced how many they will be, where that was said; else -1
  /// @param checksum what they must come to; then they count only if all of them have arrived
  /// @param content they, read to their end or to that of the upload, not closed
  public record Command(
      Caller caller,
      SourceVideoId video,
      long from,
      long announced,
      @Nullable Checksum checksum,
      InputStream content) {}

  /// What became of the bytes.
  public sealed interface Outcome {

    /// They count, or as many as have arrived.
    record Received(Upload upload) implements Outcome {}

    /// They, or those after the ones that were counted, are not the next ones.
    ///
    /// @param received the byte to go on from
    record Elsewhere(long received) implements Outcome {}

    /// The upload was given up.
    record Expired() implements Outcome {}

    /// They are more than the upload was said to have.
    ///
    /// @param room how many are missing
    record TooMany(long room) implements Outcome {}

    /// They are not what was sent: none of them count.
    record Mismatch() implements Outcome {}
  }

  /// Receives bytes.
  ///
  /// @throws NotFound if there is no such upload of the caller's
  /// @throws StorageFailure if a piece could not be kept; those before it count
  public Outcome handle(Command command) {
    Upload upload =
        uploads
            .findOf(command.video(), command.caller().party())
            .orElseThrow(() -> new NotFound("upload", command.video()));
    return switch (upload.admit(command.from(), clock.now())) {
      case Upload.Expired _ -> new Outcome.Expired();
      case Upload.Elsewhere elsewhere -> new Outcome.Elsewhere(elsewhere.received());
      case Upload.Welcome welcome when command.announced() > welcome.room() ->
          new Outcome.TooMany(welcome.room());
      case Upload.Welcome _ -> new Receipt(upload, command).receive();
    };
  }

  /// One sending of bytes.
  private final class Receipt {

    private final @Nullable Checksum expected;
    private final @Nullable MessageDigest digest;
    private final Sending sending;
    private final List<Uploads.Piece> uncounted = new ArrayList<>();
    private final List<BlobKey> replaced = new ArrayList<>();
    private Upload upload;
    private long room;

    Receipt(Upload upload, Command command) {
      this.upload = upload;
      this.room = upload.length() - upload.received();
      this.expected = command.checksum();
      this.digest = expected == null ? null : expected.digest();
      this.sending = new Sending(command.content(), digest, time);
    }

    Outcome receive() {
      try (WorkFolders.WorkFolder disk = folders.open()) {
        while (!sending.isAtEnd()) {
          if (room == 0) {
            return new Outcome.TooMany(upload.length() - upload.received());
          }
          disk.requireRoom(Math.min(policy.piece(), room));
          uncounted.add(store());
          // The last piece waits until it is sure that nothing follows.
          if (room > 0 && digest == null && !count()) {
            return elsewhere();
          }
        }
      }
      if (expected != null
          && digest != null
          && (sending.isBrokenOff() || !expected.isOf(digest.digest()))) {
        return new Outcome.Mismatch();
      }
      return uncounted.isEmpty() || count() ? new Outcome.Received(upload) : elsewhere();
    }

    private Uploads.Piece store() {
      long start = upload.length() - room;
      Optional<Uploads.Piece> tail = uncounted.isEmpty() ? tail() : Optional.empty();
      BlobKey key = new BlobKey("uploads/" + upload.video().text() + "/" + ids.next());
      transactions.run(() -> discarded.add(List.of(key)));
      Sending.Piece piece = sending.piece(Math.min(policy.piece(), room), policy.pieceTime());
      if (tail.isPresent()) {
        put(key, tail.get(), piece);
        replaced.add(tail.get().key());
      } else {
        files.put(key, piece);
      }
      room -= piece.size();
      return tail.map(
              before -> new Uploads.Piece(key, before.start(), before.size() + piece.size()))
          .orElseGet(() -> new Uploads.Piece(key, start, piece.size()));
    }

    private void put(BlobKey key, Uploads.Piece tail, InputStream piece) {
      try (InputStream before = files.open(tail.key(), 0, tail.size())) {
        files.put(key, new SequenceInputStream(before, piece));
      } catch (IOException e) {
        throw new StorageFailure(
            StorageFailure.Kind.OURS, "A piece cannot be read: " + e.getMessage(), e);
      }
    }

    /// The last piece that counts, if it is a small one.
    private Optional<Uploads.Piece> tail() {
      return uploads
          .lastPiece(upload.video())
          .filter(last -> last.size() < Math.min(SMALL, policy.piece()))
          .filter(last -> last.start() + last.size() == upload.received());
    }

    /// @return whether they were the next ones
    private boolean count() {
      Uploads.Piece last = uncounted.getLast();
      long arrived = last.start() + last.size() - upload.received();
      Upload next = upload.with(arrived, clock.now(), policy.lifetime());
      Optional<Upload> counted = transactions.call(() -> counted(next));
      counted.ifPresent(now -> upload = now);
      uncounted.clear();
      replaced.clear();
      return counted.isPresent();
    }

    private Optional<Upload> counted(Upload next) {
      if (!uploads.advance(next, upload.received(), uncounted)) {
        return Optional.empty();
      }
      discarded.forget(uncounted.stream().map(Uploads.Piece::key).toList());
      discarded.add(replaced);
      if (!next.isWhole()) {
        return Optional.of(next);
      }
      TakeUpload.Wanted wanted = new TakeUpload.Wanted(next.video().text());
      Upload whole =
          next.handedTo(
              jobs.enqueue(TakeUpload.KIND, next.owner(), next.video().text(), 0, wanted));
      uploads.saveState(whole);
      return Optional.of(whole);
    }

    private Outcome elsewhere() {
      return new Outcome.Elsewhere(
          uploads
              .findOf(upload.video(), upload.owner())
              .orElseThrow(() -> new NotFound("upload", upload.video()))
              .received());
    }
  }
}
