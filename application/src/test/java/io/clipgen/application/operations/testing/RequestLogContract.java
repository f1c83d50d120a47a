package io.clipgen.application.operations.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.Requests;
import io.clipgen.application.operations.port.RequestLog;
import io.clipgen.application.operations.usecase.AnswerOnce;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [RequestLog] keeps, and what [AnswerOnce] makes of it.
public abstract class RequestLogContract {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final PartyId BRAND = new PartyId(new UUID(0, 1));
  private static final PartyId OTHER = new PartyId(new UUID(0, 2));

  private final AtomicInteger done = new AtomicInteger();
  private Instant now = NOON;

  private record Wish(String what) {}

  protected abstract RequestLog log();

  protected abstract Transactions transactions();

  @Test
  void what_is_asked_twice_under_one_name_is_done_once() {
    assertThat(ask(BRAND, "tip", "k1", "five")).isEqualTo("answer 1");
    assertThat(ask(BRAND, "tip", "k1", "five")).isEqualTo("answer 1");
    assertThat(done).hasValue(1);
  }

  @Test
  void another_name_action_or_sender_is_another_request() {
    ask(BRAND, "tip", "k1", "five");
    ask(BRAND, "tip", "k2", "five");
    ask(BRAND, "fund", "k1", "five");
    ask(OTHER, "tip", "k1", "five");
    assertThat(done).hasValue(4);
  }

  @Test
  void what_has_no_name_is_done_each_time() {
    ask(BRAND, "tip", null, "five");
    ask(BRAND, "tip", null, "five");
    assertThat(done).hasValue(2);
  }

  @Test
  void something_else_under_the_same_name_is_refused() {
    ask(BRAND, "tip", "k1", "five");
    assertThatThrownBy(() -> ask(BRAND, "tip", "k1", "six"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("a key of its own");
    assertThat(done).hasValue(1);
  }

  @Test
  void what_failed_was_not_done_and_may_be_asked_again() {
    assertThatThrownBy(
            () ->
                once(
                    BRAND,
                    "k1",
                    () -> {
                      throw new Refused("closed", "It is closed.");
                    }))
        .hasMessage("It is closed.");
    assertThat(ask(BRAND, "tip", "k1", "five")).isEqualTo("answer 1");
  }

  @Test
  void of_many_at_once_one_is_done_and_all_get_its_answer() {
    var answers =
        IntStream.range(0, 8).parallel().mapToObj(_ -> ask(BRAND, "tip", "k1", "five")).toList();
    assertThat(answers).containsOnly("answer 1");
    assertThat(done).hasValue(1);
  }

  @Test
  void a_name_is_one_to_a_hundred_characters_long() {
    for (String key : new String[] {"", " ", "k".repeat(101)}) {
      assertThatThrownBy(() -> ask(BRAND, "tip", key, "five"))
          .isInstanceOfSatisfying(
              InvalidInput.class, wrong -> assertThat(wrong.field()).isEqualTo(Requests.KEY));
    }
  }

  @Test
  void what_is_old_is_forgotten_batch_by_batch() {
    ask(BRAND, "tip", "k1", "five");
    ask(BRAND, "tip", "k2", "five");
    now = NOON.plus(Duration.ofDays(2));
    ask(BRAND, "tip", "k3", "five");
    Instant before = NOON.plus(Duration.ofDays(1));
    assertThat(transactions().call(() -> log().forget(before, 1))).isEqualTo(1);
    assertThat(transactions().call(() -> log().forget(before, 10))).isEqualTo(1);
    assertThat(transactions().call(() -> log().forget(before, 10))).isZero();
    assertThat(ask(BRAND, "tip", "k3", "five")).isEqualTo("answer 3");
  }

  private String ask(PartyId sender, String action, String key, String what) {
    return requests()
        .once(sender, action, key, new Wish(what), () -> "answer " + done.incrementAndGet());
  }

  private String once(PartyId sender, String key, Supplier<String> work) {
    return requests().once(sender, "tip", key, new Wish("five"), work);
  }

  private Requests requests() {
    return new AnswerOnce(log(), transactions(), () -> now);
  }
}
