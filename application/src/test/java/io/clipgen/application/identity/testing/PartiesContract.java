package io.clipgen.application.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.identity.DisplayName;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.identity.Role;
import io.clipgen.domain.identity.Standing;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every keeper of parties must keep to.
public abstract class PartiesContract {

  private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");

  /// What is tested.
  protected abstract Parties parties();

  /// Transactions that it takes part in.
  protected abstract Transactions transactions();

  @Test
  void a_party_that_was_added_is_found_by_id_and_by_address() {
    var party = party();

    assertThat(add(party)).isTrue();

    assertThat(parties().find(party.id())).contains(party);
    assertThat(parties().find(party.email())).contains(party);
  }

  @Test
  void nobody_is_found_where_nobody_is() {
    assertThat(parties().find(new PartyId(UUID.randomUUID()))).isEmpty();
    assertThat(parties().find(EmailAddress.of("nobody@example.com"))).isEmpty();
  }

  @Test
  void an_address_is_taken_once() {
    var first = party();
    var second =
        Party.register(
            new PartyId(UUID.randomUUID()),
            first.email(),
            new DisplayName("Second"),
            Role.CREATOR,
            AT);
    add(first);

    assertThat(add(second)).isFalse();

    assertThat(parties().find(second.id())).isEmpty();
    assertThat(parties().find(first.email())).contains(first);
  }

  @Test
  void what_changes_is_kept() {
    var party = party();
    add(party);
    var changed =
        Party.restore(
            party.id(),
            party.email(),
            new DisplayName("Zoë 🎬"),
            EnumSet.allOf(Role.class),
            Standing.SUSPENDED,
            AT);

    transactions().run(() -> parties().save(changed));

    assertThat(parties().find(party.id())).contains(changed);
  }

  @Test
  void a_party_that_was_never_added_cannot_change() {
    assertThatThrownBy(() -> transactions().run(() -> parties().save(party())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_fails_leaves_nothing() {
    var party = party();

    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          parties().add(party);
                          throw new IllegalStateException("planned");
                        }))
        .hasMessage("planned");

    assertThat(parties().find(party.id())).isEmpty();
  }

  @Test
  void a_party_is_held_in_a_transaction_only() {
    var party = party();
    add(party);

    assertThat(transactions().call(() -> parties().hold(party.id()))).contains(party);
    assertThatThrownBy(() -> parties().hold(party.id())).isInstanceOf(IllegalStateException.class);
  }

  private boolean add(Party party) {
    return transactions().call(() -> parties().add(party));
  }

  private static Party party() {
    var id = new PartyId(UUID.randomUUID());
    return Party.register(
        id, EmailAddress.of(id.text() + "@example.com"), new DisplayName("Ada"), Role.CLIPPER, AT);
  }
}
