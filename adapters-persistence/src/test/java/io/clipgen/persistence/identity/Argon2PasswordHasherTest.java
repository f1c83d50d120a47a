package io.clipgen.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.identity.port.PasswordHasher;
import io.clipgen.application.identity.testing.PasswordHasherContract;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Password;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest extends PasswordHasherContract {

  private final Argon2PasswordHasher hasher = new Argon2PasswordHasher();

  @Override
  protected PasswordHasher hasher() {
    return hasher;
  }

  @Test
  void a_hash_names_its_algorithm_and_costs() {
    var hash = hasher.hash(Password.of("correct horse battery", EmailAddress.of("a@b.co")));

    assertThat(hash)
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  @Test
  void a_hash_that_another_program_made_with_other_costs_is_read() {
    // argon2 "password" with salt "somesalt": -id -t 2 -m 16 -p 1 -l 32, from the reference
    // implementation's tests.
    assertThat(
            hasher.matches(
                "password",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
        .isTrue();
  }

  @Test
  void what_is_no_hash_is_said_to_be_none() {
    assertThatThrownBy(() -> hasher.matches("password", "$2a$10$abcdefghijklmnopqrstuv"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("argon2id");
  }
}
