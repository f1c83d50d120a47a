package io.clipgen.application.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.port.PasswordHasher;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Password;
import org.junit.jupiter.api.Test;

/// What every password hasher must keep to.
public abstract class PasswordHasherContract {

  private static final Password PASSWORD =
      Password.of("correct horse ❤ battery", EmailAddress.of("ada@example.com"));

  /// What is tested.
  protected abstract PasswordHasher hasher();

  @Test
  void the_password_matches_its_hash() {
    assertThat(hasher().matches(PASSWORD.plain(), hasher().hash(PASSWORD))).isTrue();
  }

  @Test
  void nothing_else_does() {
    var hash = hasher().hash(PASSWORD);

    assertThat(hasher().matches("", hash)).isFalse();
    assertThat(hasher().matches("correct horse ❤ batterz", hash)).isFalse();
    assertThat(hasher().matches("Correct horse ❤ battery", hash)).isFalse();
    assertThat(hasher().matches("x".repeat(1000), hash)).isFalse();
  }

  @Test
  void two_hashes_of_one_password_differ() {
    assertThat(hasher().hash(PASSWORD)).isNotEqualTo(hasher().hash(PASSWORD));
  }

  @Test
  void time_can_be_spent_on_nothing() {
    hasher().spendTimeOf("whatever");
  }
}
