package io.clipgen.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityExamples {

  private static final EmailAddress ADA = EmailAddress.of("ada@example.com");
  private static final PartyId ID = new PartyId(UUID.randomUUID());
  private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com",
        "a@b.co",
        "ada+clips@mail.example.com",
        "o'hara@example.ie",
        "用户@例子.广告",
        "x_y-z.9@sub.example-site.org"
      })
  void an_address_is_an_address(String typed) {
    assertThat(EmailAddress.of(typed).value()).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@",
        "@example.com",
        "ada@localhost",
        "ada@@example.com",
        "ada@example..com",
        "ada lovelace@example.com",
        "ada@example.com, bob@example.com",
        "ada@example.com\nBcc: all@example.com",
        "<ada@example.com>",
        "ada@.com"
      })
  void what_is_no_address_is_refused(String typed) {
    assertThatThrownBy(() -> EmailAddress.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must");
  }

  @Test
  void an_address_is_the_same_however_it_is_typed() {
    assertThat(EmailAddress.of(" Ada@Example.COM\t")).isEqualTo(ADA);
    assertThat(EmailAddress.of("zoe\u0308@example.com"))
        .isEqualTo(EmailAddress.of("zoë@example.com"));
  }

  @Test
  void an_address_that_is_too_long_is_refused() {
    assertThatThrownBy(() -> EmailAddress.of("a@" + "x".repeat(250) + ".com"))
        .hasMessageContaining("254");
    assertThatThrownBy(() -> EmailAddress.of("a".repeat(65) + "@example.com"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_password_is_long_enough_and_not_monotonous() {
    assertThat(Password.of("twelve chars", ADA).plain()).isEqualTo("twelve chars");
    assertThatThrownBy(() -> Password.of("eleven char", ADA)).hasMessageContaining("12 to 128");
    assertThatThrownBy(() -> Password.of("x1".repeat(65), ADA)).hasMessageContaining("12 to 128");
    assertThatThrownBy(() -> Password.of("abababababab", ADA)).hasMessageContaining("different");
    assertThatThrownBy(() -> Password.of("ADA@example.com", ADA))
        .hasMessage("must not be the e-mail address");
  }

  @Test
  void a_password_counts_characters_as_people_do() {
    assertThat(Password.of("🎬🎥📼🎞🎤🎧🎼🎹🥁🎷🎺🎸", ADA)).isNotNull();
  }

  @Test
  void a_password_is_never_shown() {
    assertThat(Password.of("correct horse battery", ADA)).hasToString("Password[…]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\nb", "a\u0000b", "evil\u202Eeman", "line\u2028break"})
  void a_name_that_would_mislead_is_refused(String typed) {
    assertThatThrownBy(() -> DisplayName.of(typed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_has_at_most_eighty_characters() {
    assertThat(DisplayName.of("é".repeat(80)).value()).hasSize(80);
    assertThatThrownBy(() -> DisplayName.of("é".repeat(81))).hasMessageContaining("80");
  }

  @Test
  void a_party_takes_on_roles_and_never_loses_them() {
    var party = Party.register(ID, ADA, DisplayName.of("Ada"), Role.CLIPPER, AT);

    assertThat(party.takeOn(Role.CLIENT).takeOn(Role.CLIENT).roles())
        .containsExactlyInAnyOrder(Role.CLIENT, Role.CLIPPER);
    assertThat(party.isActive()).isTrue();
  }

  @Test
  void the_administrators_role_is_only_given() {
    var party = Party.register(ID, ADA, DisplayName.of("Ada"), Role.CLIPPER, AT);

    assertThatThrownBy(() -> party.takeOn(Role.ADMIN)).hasMessageContaining("client, clipper");
    assertThatThrownBy(() -> Party.register(ID, ADA, DisplayName.of("Ada"), Role.ADMIN, AT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(party.madeAdministrator().roles()).contains(Role.ADMIN, Role.CLIPPER);
  }

  @Test
  void a_party_has_a_role() {
    assertThatThrownBy(
            () -> Party.restore(ID, ADA, DisplayName.of("Ada"), Set.of(), Standing.ACTIVE, AT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
