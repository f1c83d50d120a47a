package io.clipgen.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people may say about why.
class ReasonTest {

  @ParameterizedTest
  @ValueSource(ints = {1, Reason.LONGEST})
  void a_reason_is_kept_without_what_surrounds_it(int length) {
    String text = "x".repeat(length);

    assertThat(Reason.given("must say why", text)).isEqualTo(text);
    assertThat(Reason.ifAny(" because\n")).isEqualTo("because");
  }

  @Test
  void a_reason_that_must_be_given_is_neither_blank_nor_endless() {
    String endless = "x".repeat(Reason.LONGEST + 1);

    assertThatThrownBy(() -> Reason.given("must say why", " "))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("reason must say why, in 1 to 2,000 characters");
    assertThatThrownBy(() -> Reason.given("evidence", "must say why", endless))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("evidence must say why");
  }

  @Test
  void nobody_must_say_why_where_none_was_asked_for() {
    assertThat(Reason.ifAny(null)).isEmpty();
    assertThatThrownBy(() -> Reason.ifAny("x".repeat(Reason.LONGEST + 1)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("reason");
  }
}
