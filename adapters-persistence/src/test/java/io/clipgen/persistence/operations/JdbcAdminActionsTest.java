package io.clipgen.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.query.AdminActionBoard.View;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What administrators have decided, as it is kept.
class JdbcAdminActionsTest {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final JdbcAdminActions actions =
      new JdbcAdminActions(DB.database(), new SequentialIds(), InstantSource.fixed(NOW));
  private final Caller first = admin();
  private final Caller second = admin();

  @BeforeEach
  void nothing_decided() {
    DB.asOwner("TRUNCATE operations.admin_action");
  }

  @Test
  void decisions_are_read_newest_first_page_by_page_by_whom_and_about_what() {
    note(first, "approve-payout", "pay_1", "");
    note(second, "give-up-debt", "dbt_1", "Too old.");
    note(first, "approve-payout", "pay_2", "Fine.");

    Page<View> page = actions.list(null, null, null, 2);
    assertThat(page.items()).extracting(View::subject).containsExactly("pay_2", "dbt_1");
    View last = page.items().getLast();
    assertThat(last.by()).isEqualTo(second.party());
    assertThat(last.what()).isEqualTo("give-up-debt");
    assertThat(last.reason()).isEqualTo("Too old.");
    assertThat(last.at()).isEqualTo(NOW);
    assertThat(page.next()).isEqualTo(last.id().text());
    assertThat(actions.list(null, null, last.id(), 2).items())
        .extracting(View::subject)
        .containsExactly("pay_1");
    assertThat(actions.list(first.party(), null, null, 9).items()).hasSize(2);
    assertThat(actions.list(null, "dbt_1", null, 9).items()).hasSize(1);
  }

  @Test
  void a_decision_that_came_to_nothing_is_not_noted() {
    assertThatThrownBy(
            () ->
                DB.database()
                    .run(
                        () -> {
                          actions.note(first, "approve-payout", "pay_1", "");
                          throw new IllegalStateException("on purpose");
                        }))
        .hasMessage("on purpose");

    assertThat(actions.list(null, null, null, 9).items()).isEmpty();
  }

  @Test
  void the_application_cannot_change_what_was_noted() {
    note(first, "approve-payout", "pay_1", "");

    assertThatThrownBy(
            () ->
                DB.database()
                    .run(
                        () ->
                            DB.database()
                                .inTransaction()
                                .execute("UPDATE operations.admin_action SET reason = 'Another.'")))
        .hasMessageContaining("permission denied");
  }

  private void note(Caller by, String what, String subject, String reason) {
    DB.database().run(() -> actions.note(by, what, subject, reason));
  }

  private static Caller admin() {
    return new Caller(new PartyId(UUID.randomUUID()), Set.of("ADMIN"));
  }
}
