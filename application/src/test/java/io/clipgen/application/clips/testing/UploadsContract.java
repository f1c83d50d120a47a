package io.clipgen.application.clips.testing;

import static io.clipgen.application.clips.testing.Footage.NOON;
import static io.clipgen.application.clips.testing.Footage.party;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.Uploads;
import io.clipgen.application.clips.port.Uploads.Piece;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every keeper of uploads must keep to.
public abstract class UploadsContract {

  private static final AtomicInteger NUMBERS = new AtomicInteger(500_000);
  private static final Duration DAY = Duration.ofDays(1);

  private final PartyId owner = party(NUMBERS.incrementAndGet());

  protected abstract Uploads uploads();

  protected abstract Transactions transactions();

  private Upload begun(Instant at) {
    Upload upload =
        Upload.begin(
            new SourceVideoId(Footage.uuid(NUMBERS.incrementAndGet())),
            owner,
            "My talk",
            "filename bXkudGFsaw==,wip",
            100,
            at,
            DAY);
    transactions().run(() -> uploads().add(upload));
    return upload;
  }

  private static Piece piece(String name, long start, long size) {
    return new Piece(new BlobKey("uploads/" + name), start, size);
  }

  private boolean advance(Upload next, long from, Piece... pieces) {
    return transactions().call(() -> uploads().advance(next, from, List.of(pieces)));
  }

  @Test
  void an_upload_comes_back_as_it_is_from_its_begin_to_its_end() {
    Upload upload = begun(NOON);
    assertThat(uploads().find(upload.video())).contains(upload);
    Upload whole = upload.with(100, NOON.plusSeconds(5), DAY);
    assertThat(advance(whole, 0, piece("a", 0, 60), piece("b", 60, 40))).isTrue();
    assertThat(uploads().find(upload.video())).contains(whole);
    for (Upload later :
        List.of(
            whole.handedTo(new JobId(Footage.uuid(7))),
            whole.taken(),
            whole.refused("It is no video."))) {
      assertThat(transactions().call(() -> uploads().saveState(later))).isTrue();
      assertThat(uploads().find(upload.video())).contains(later);
    }
    transactions()
        .run(
            () -> {
              assertThat(uploads().dropPieces(upload.video()))
                  .extracting(BlobKey::value)
                  .containsExactlyInAnyOrder("uploads/a", "uploads/b");
              uploads().remove(upload.video());
              uploads().remove(upload.video());
            });
    assertThat(uploads().find(upload.video())).isEmpty();
    assertThat(transactions().call(() -> uploads().saveState(whole.taken()))).isFalse();
  }

  @Test
  void only_its_owner_finds_it() {
    Upload upload = begun(NOON);
    assertThat(uploads().findOf(upload.video(), owner)).contains(upload);
    assertThat(uploads().findOf(upload.video(), party(1))).isEmpty();
  }

  @Test
  void of_two_who_add_from_the_same_byte_the_second_adds_nothing() {
    Upload upload = begun(NOON);
    assertThat(advance(upload.with(10, NOON, DAY), 0, piece("one", 0, 10))).isTrue();
    assertThat(advance(upload.with(70, NOON, DAY), 0, piece("two", 0, 70))).isFalse();
    assertThat(uploads().find(upload.video()).orElseThrow().received()).isEqualTo(10);
    assertThat(uploads().pieces(upload.video())).containsExactly(piece("one", 0, 10));
  }

  @Test
  void nothing_is_added_to_what_is_worked_on() {
    Upload upload = begun(NOON);
    Upload whole = upload.with(100, NOON, DAY);
    advance(whole, 0, piece("whole", 0, 100));
    Upload worked = whole.handedTo(new JobId(Footage.uuid(7)));
    transactions().run(() -> uploads().saveState(worked));
    assertThat(advance(whole, 100, piece("more", 100, 1))).isFalse();
    assertThat(uploads().find(upload.video())).contains(worked);
  }

  @Test
  void a_piece_takes_the_place_of_the_one_that_began_there() {
    Upload upload = begun(NOON);
    advance(upload.with(10, NOON, DAY), 0, piece("first", 0, 10));
    advance(upload.with(15, NOON, DAY), 10, piece("small", 10, 5));
    assertThat(uploads().lastPiece(upload.video())).contains(piece("small", 10, 5));
    assertThat(advance(upload.with(40, NOON, DAY), 15, piece("larger", 10, 30))).isTrue();
    assertThat(uploads().pieces(upload.video()))
        .containsExactly(piece("first", 0, 10), piece("larger", 10, 30));
  }

  @Test
  void what_waits_for_bytes_is_counted_until_it_is_over() {
    Upload upload = begun(NOON);
    begun(NOON.plusSeconds(10));
    assertThat(uploads().countReceiving(owner, NOON)).isEqualTo(2);
    assertThat(uploads().countReceiving(owner, NOON.plus(DAY))).isEqualTo(1);
    assertThat(uploads().countReceiving(party(1), NOON)).isZero();
    Upload whole = upload.with(100, NOON, DAY);
    advance(whole, 0, piece("all", 0, 100));
    transactions().run(() -> uploads().saveState(whole.taken()));
    assertThat(uploads().countReceiving(owner, NOON)).isEqualTo(1);
  }

  @Test
  void what_is_over_is_removed_oldest_first_but_not_what_is_worked_on() {
    Instant past = NOON.minus(Duration.ofDays(1000));
    Upload second = begun(past.plusSeconds(2));
    Upload first = begun(past.plusSeconds(1));
    Upload third = begun(past.plusSeconds(3));
    Upload worked = begun(past);
    Upload whole = worked.with(100, past, DAY);
    advance(whole, 0, piece("worked", 0, 100));
    transactions().run(() -> uploads().saveState(whole.handedTo(new JobId(Footage.uuid(8)))));
    Instant end = past.plusSeconds(2).plus(DAY);
    advance(first.with(40, past.plusSeconds(1), DAY), 0, piece("first", 0, 40));
    assertThat(transactions().call(() -> uploads().removeExpired(end, 1)))
        .isEqualTo(new Uploads.Removed(1, List.of(piece("first", 0, 40).key())));
    assertThat(uploads().find(first.video())).isEmpty();
    assertThat(transactions().call(() -> uploads().removeExpired(end, 10)))
        .isEqualTo(new Uploads.Removed(1, List.of()));
    assertThat(uploads().find(second.video())).isEmpty();
    assertThat(uploads().find(third.video())).isPresent();
    assertThat(uploads().pieces(worked.video())).hasSize(1);
    transactions()
        .run(
            () -> {
              for (Upload left : List.of(third, worked)) {
                uploads().dropPieces(left.video());
                uploads().remove(left.video());
              }
            });
  }
}
