package io.clipgen.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void seconds_are_waited_up_to_what_is_bearable() {
    assertThat(RetryAfter.of(" 7 ", HOUR)).contains(Duration.ofSeconds(7));
    assertThat(RetryAfter.of("0.5", HOUR)).contains(Duration.ofMillis(500));
    assertThat(RetryAfter.of("0", HOUR)).contains(Duration.ZERO);
    assertThat(RetryAfter.of("999999999999", HOUR)).contains(HOUR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "NaN", "Sun, 22 Nov 2026 02:00:00 GMT"})
  void anything_else_says_nothing(String header) {
    assertThat(RetryAfter.of(header, HOUR)).isEmpty();
  }
}
