package io.clipgen.application.operations.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.port.NoticeLog;
import io.clipgen.application.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [NoticeLog] keeps.
public abstract class NoticeLogContract {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  protected abstract NoticeLog log();

  protected abstract Transactions transactions();

  @Test
  void a_notice_is_new_once() {
    assertThat(add("payments", "evt_1", NOW)).isTrue();
    assertThat(add("payments", "evt_1", NOW.plusSeconds(60))).isFalse();
    assertThat(add("payments", "evt_2", NOW)).isTrue();
    assertThat(add("platform", "evt_1", NOW)).isTrue();
  }

  @Test
  void what_a_failed_transaction_heard_is_heard_again() {
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          log().add(notice("payments", "evt_1"), NOW);
                          throw new IllegalArgumentException("deaf");
                        }))
        .hasMessage("deaf");
    assertThat(add("payments", "evt_1", NOW)).isTrue();
  }

  @Test
  void of_many_that_hear_the_same_at_once_one_is_first() {
    long first =
        IntStream.range(0, 8).parallel().filter(_ -> add("payments", "evt_1", NOW)).count();
    assertThat(first).isEqualTo(1);
  }

  @Test
  void what_is_old_is_forgotten_batch_by_batch() {
    add("payments", "evt_1", NOW);
    add("payments", "evt_2", NOW);
    add("payments", "evt_3", NOW.plus(Duration.ofDays(2)));
    Instant before = NOW.plus(Duration.ofDays(1));
    assertThat(transactions().call(() -> log().forget(before, 1))).isEqualTo(1);
    assertThat(transactions().call(() -> log().forget(before, 10))).isEqualTo(1);
    assertThat(transactions().call(() -> log().forget(before, 10))).isZero();
    assertThat(add("payments", "evt_3", NOW)).isFalse();
  }

  private boolean add(String provider, String id, Instant at) {
    return transactions().call(() -> log().add(notice(provider, id), at));
  }

  private static Notice notice(String provider, String id) {
    return new Notice(
        provider, id, "payout.paid", "payout", "po_1", Map.of("reference", "pay_1-1"), NOW);
  }
}
