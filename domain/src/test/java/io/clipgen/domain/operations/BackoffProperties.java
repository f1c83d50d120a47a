package io.clipgen.domain.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BackoffProperties {

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  @Example
  void without_luck_each_wait_is_twice_the_one_before_up_to_the_limit() {
    assertThat(BACKOFF.after(1, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(BACKOFF.after(2, 0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(BACKOFF.after(6, 0)).isEqualTo(Duration.ofSeconds(32));
    assertThat(BACKOFF.after(7, 0)).isEqualTo(Duration.ofMinutes(1));
  }

  @Property(tries = 200)
  void a_wait_is_between_three_quarters_of_the_first_and_the_longest(
      @ForAll @IntRange(min = 1, max = 10_000) int failures,
      @ForAll @DoubleRange(min = 0, max = 1) double chance) {
    assertThat(BACKOFF.after(failures, chance))
        .isBetween(Duration.ofMillis(750), Duration.ofMinutes(1));
  }
}
