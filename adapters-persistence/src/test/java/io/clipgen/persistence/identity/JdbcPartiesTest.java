package io.clipgen.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.identity.testing.PartiesContract;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.identity.DisplayName;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.identity.Role;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcPartiesTest extends PartiesContract {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private final Parties parties = new JdbcParties(db.database());

  @Override
  protected Parties parties() {
    return parties;
  }

  @Override
  protected Transactions transactions() {
    return db.database();
  }

  @Test
  void of_many_who_take_one_address_at_once_one_gets_it() throws Exception {
    var email = EmailAddress.of("wanted@example.com");
    Callable<Boolean> attempt =
        () ->
            db.database()
                .call(
                    () ->
                        parties.add(
                            Party.register(
                                new PartyId(UUID.randomUUID()),
                                email,
                                new DisplayName("Racer"),
                                Role.CLIENT,
                                Instant.EPOCH)));

    try (var threads = Executors.newFixedThreadPool(16)) {
      int winners = 0;
      for (var answer : threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> attempt).toList())) {
        winners += answer.get() ? 1 : 0;
      }
      assertThat(winners).isOne();
    }
  }

  @Test
  void roles_that_are_added_at_once_are_all_kept() throws Exception {
    var id = new PartyId(UUID.randomUUID());
    db.database()
        .run(
            () ->
                parties.add(
                    Party.register(
                        id,
                        EmailAddress.of("roles@example.com"),
                        new DisplayName("Many"),
                        Role.CLIENT,
                        Instant.EPOCH)));

    try (var threads = Executors.newFixedThreadPool(2)) {
      for (Role role : new Role[] {Role.CLIPPER, Role.CREATOR}) {
        threads.submit(
            () ->
                db.database().run(() -> parties.save(parties.hold(id).orElseThrow().takeOn(role))));
      }
    }

    assertThat(parties.find(id).orElseThrow().roles())
        .containsExactlyInAnyOrder(Role.CLIENT, Role.CLIPPER, Role.CREATOR);
  }
}
