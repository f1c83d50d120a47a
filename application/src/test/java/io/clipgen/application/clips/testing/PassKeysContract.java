package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.clips.port.PassKeys;
import io.clipgen.application.clips.port.PassKeys.PassKey;
import io.clipgen.application.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of the keys to streams keeps to.
public abstract class PassKeysContract {

  private static final Instant NOON = Footage.NOON;
  private static final Duration TICK = Duration.ofNanos(1_000);

  protected abstract PassKeys keys();

  protected abstract Transactions transactions();

  @BeforeEach
  void begin_without_keys() {
    keys().removeMadeBefore(NOON.plus(Duration.ofDays(1000)));
    assertThat(keys().list()).isEmpty();
  }

  private PassKey kept(int last, Instant madeAt) {
    byte[] secret = new byte[32];
    secret[0] = (byte) 0xff;
    secret[31] = (byte) last;
    PassKey key = new PassKey(secret, madeAt);
    keys().add(key);
    return key;
  }

  @Test
  void the_newest_comes_first_in_whatever_order_they_were_added() {
    PassKey middle = kept(1, NOON);
    PassKey newest = kept(2, NOON.plus(TICK));
    PassKey oldest = kept(3, NOON.minus(TICK));
    assertThat(keys().list()).containsExactly(newest, middle, oldest);
  }

  @Test
  void of_two_that_were_made_at_once_both_are_kept() {
    PassKey one = kept(1, NOON);
    PassKey other = kept(2, NOON);
    assertThat(keys().list()).containsExactly(other, one);
  }

  @Test
  void one_that_is_drawn_comes_back_to_the_byte_and_the_microsecond() {
    PassKey drawn = PassKey.random(NOON.plusNanos(123_456_789));
    keys().add(drawn);
    assertThat(keys().list()).containsExactly(drawn);
    assertThat(drawn.madeAt()).isEqualTo(NOON.plusNanos(123_456_000));
  }

  @Test
  void those_before_a_time_go_and_the_one_of_that_time_stays() {
    kept(1, NOON.minus(TICK));
    PassKey then = kept(2, NOON);
    PassKey later = kept(3, NOON.plus(TICK));
    keys().removeMadeBefore(NOON);
    assertThat(keys().list()).containsExactly(later, then);
  }

  @Test
  void what_a_failed_transaction_did_to_them_is_undone() {
    PassKey kept = kept(1, NOON);
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          keys().removeMadeBefore(NOON.plus(TICK));
                          kept(2, NOON.plus(TICK));
                          throw new IllegalStateException("no commit");
                        }))
        .hasMessage("no commit");
    assertThat(keys().list()).containsExactly(kept);
  }
}
