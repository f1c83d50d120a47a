package io.clipgen.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdentityProperties {

  private static final EmailAddress ADA = EmailAddress.of("ada@example.com");

  @Property
  void any_text_is_an_address_in_normal_form_or_refused(@ForAll String typed) {
    try {
      var address = EmailAddress.of(typed);
      assertThat(EmailAddress.of(address.value())).isEqualTo(address);
      assertThat(address.value()).hasSizeLessThanOrEqualTo(254).doesNotContainAnyWhitespaces();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("must");
    }
  }

  @Property
  void the_case_of_an_address_does_not_matter(@ForAll("addresses") String typed) {
    assertThat(EmailAddress.of(typed.toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(EmailAddress.of(typed));
  }

  @Property
  void any_text_is_a_printable_name_or_refused(@ForAll String typed) {
    try {
      assertThat(DisplayName.of(typed).value().codePoints()).noneMatch(Character::isISOControl);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("must");
    }
  }

  @Property
  void a_refused_password_is_not_repeated(@ForAll String typed) {
    try {
      assertThat(Password.of(typed, ADA).plain()).isEqualTo(typed);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("must");
      if (typed.length() > 8) {
        assertThat(refused.getMessage()).doesNotContain(typed);
      }
    }
  }

  @Property
  void whatever_one_asks_for_one_never_becomes_an_administrator(@ForAll List<Role> wanted) {
    var party =
        Party.register(
            new PartyId(UUID.randomUUID()),
            ADA,
            new DisplayName("Ada"),
            Role.CLIENT,
            Instant.EPOCH);
    var had = EnumSet.of(Role.CLIENT);
    for (Role role : wanted) {
      try {
        party = party.takeOn(role);
        had.add(role);
      } catch (IllegalArgumentException refused) {
        assertThat(role).isEqualTo(Role.ADMIN);
      }
      assertThat(party.roles()).isEqualTo(had).doesNotContain(Role.ADMIN);
    }
  }

  @Provide
  Arbitrary<String> addresses() {
    var letters = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12);
    return Combinators.combine(letters, letters, letters)
        .as((name, host, top) -> name + "@" + host + "." + top);
  }
}
