package io.clipgen.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://ann:s%40+cret@db.example:6432/shop?sslmode=require",
        "postgresql://ann:s%40+cret@db.example:6432/shop?sslmode=require",
        "jdbc:postgresql://db.example:6432/shop?user=ann&password=s%40+cret&sslmode=require"
      })
  void every_usual_way_of_writing_it_means_the_same(String text) {
    assertThat(DatabaseAddress.parse(text))
        .isEqualTo(
            new DatabaseAddress(
                "jdbc:postgresql://db.example:6432/shop?sslmode=require", "ann", "s@+cret"));
  }

  @Test
  void a_password_is_not_needed() {
    assertThat(DatabaseAddress.parse("postgres://ann@localhost/shop").password()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://ann:secret@h/d",
        "postgres://h/d",
        "postgres://ann:secret@h",
        "jdbc:postgresql://h/d",
        "::secret"
      })
  void anything_else_is_refused_without_repeating_it(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseAddress.parse(text))
        .withMessageStartingWith("DATABASE_URL must look like")
        .withMessageNotContaining("secret");
  }

  @Test
  void its_text_does_not_show_the_password() {
    assertThat(DatabaseAddress.parse("postgres://ann:secret@h/d").toString())
        .doesNotContain("secret");
  }
}
