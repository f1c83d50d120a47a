package io.clipgen.persistence.earnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Movement;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Money;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the database itself refuses, and what it decides between connections that race.
final class JournalRightsTest {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private final JdbcLedger ledger = new JdbcLedger(DB.database());
  private final CampaignId campaign = new CampaignId(UUID.randomUUID());

  @Test
  void the_application_cannot_change_or_delete_what_was_posted() {
    deposit(100);

    for (String sql :
        List.of(
            "UPDATE earnings.posting SET amount = 1",
            "DELETE FROM earnings.posting",
            "TRUNCATE earnings.posting",
            "UPDATE earnings.entry SET event = 'x'",
            "DELETE FROM earnings.entry",
            "TRUNCATE earnings.entry",
            "UPDATE earnings.account SET kind = 'ASSET'")) {
      assertThatThrownBy(() -> DB.database().with(handle -> handle.execute(sql)))
          .as(sql)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void an_entry_that_does_not_balance_is_refused() {
    assertThatThrownBy(() -> insert(100, -99)).hasMessageContaining("does not balance");
  }

  @Test
  void an_entry_without_postings_is_refused() {
    assertThatThrownBy(
            () ->
                DB.database()
                    .with(
                        handle ->
                            handle.execute(
                                "INSERT INTO earnings.entry (id, source, event, effective_at, details,"
                                    + " postings) VALUES (?, 's', 'e', now(), '{}', 2)",
                                UUID.randomUUID())))
        .hasMessageContaining("no postings");
  }

  @Test
  void a_posting_cannot_be_added_to_an_old_entry_even_if_it_balances() {
    EntryId old = deposit(100);

    assertThatThrownBy(
            () ->
                DB.database()
                    .with(
                        handle ->
                            handle.execute(
                                """
                                INSERT INTO earnings.posting (entry_id, ordinal, account_id, amount, effective_at)
                                SELECT ?::uuid, 10 + n, min(id), CASE n WHEN 1 THEN 5 ELSE -5 END,
                                  '1970-01-01T00:00:00Z'::timestamptz
                                FROM earnings.account, generate_series(1, 2) n GROUP BY n
                                """,
                                old.value())))
        .hasMessageContaining("not the entry it was");
  }

  @Test
  void a_planted_cent_is_found_and_named() {
    deposit(100);
    String code = Account.free(campaign).code();
    DB.asOwner("UPDATE earnings.account SET balance = balance - 1 WHERE code = '" + code + "'");

    assertThat(new JdbcLedgerAudit(DB.database(), "USD").audit().checks())
        .filteredOn(check -> !check.holds())
        .anySatisfy(
            check -> {
              assertThat(check.name()).contains("balance");
              assertThat(check.examples()).anyMatch(example -> example.contains(code));
            });

    DB.asOwner("UPDATE earnings.account SET balance = balance + 1 WHERE code = '" + code + "'");
  }

  @Test
  void of_concurrent_reserves_only_as_many_succeed_as_are_covered() throws Exception {
    deposit(1000);

    List<Boolean> covered =
        race(16, i -> () -> DB.database().call(() -> reserve("claim-" + i, 300)));

    assertThat(covered.stream().filter(won -> won)).hasSize(3);
    assertThat(ledger.balance(Account.free(campaign), "USD")).isEqualTo(Money.usd(100));
  }

  @Test
  void of_concurrent_tellings_of_one_event_only_one_counts() throws Exception {
    deposit(1000);

    race(16, i -> () -> DB.database().call(() -> reserve("one-claim", 300)));

    assertThat(ledger.balance(Account.free(campaign), "USD")).isEqualTo(Money.usd(700));
  }

  @Test
  void credits_wait_for_nobody() throws Exception {
    deposit(1000);
    Account free = Account.free(campaign);

    DB.database()
        .call(
            () -> {
              ledger.lock(List.of(free), "USD");
              try {
                race(4, i -> () -> deposit(10));
              } catch (InterruptedException | ExecutionException failure) {
                throw new IllegalStateException(failure);
              }
              return true;
            });

    assertThat(ledger.balance(free, "USD")).isEqualTo(Money.usd(1040));
    assertThat(ledger.fold(1)).isPositive();
    assertThat(ledger.balance(free, "USD")).isEqualTo(Money.usd(1040));
  }

  @Test
  void the_board_lists_accounts_page_by_page() {
    deposit(100);
    EarningsBoard board = new JdbcEarningsBoard(DB.database(), "USD");

    var first = board.accounts(null, 1);
    var second = board.accounts(first.next(), 1);

    assertThat(first.items()).hasSize(1);
    assertThat(second.items().getFirst().code()).isGreaterThan(first.items().getFirst().code());
  }

  private <R> List<R> race(int racers, IntFunction<Callable<R>> task)
      throws InterruptedException, ExecutionException {
    var start = new CyclicBarrier(racers);
    try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
      var running =
          IntStream.range(0, racers)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            start.await();
                            return task.apply(i).call();
                          }))
              .toList();
      var results = new ArrayList<R>();
      for (var each : running) {
        results.add(each.get());
      }
      return results;
    }
  }

  private EntryId deposit(long amount) {
    var id = new EntryId(UUID.randomUUID());
    var entry =
        JournalEntry.of(
            new Occasion(id.text(), "deposit", Instant.EPOCH, Map.of()),
            List.of(
                Movement.of(
                    Account.of(AccountType.PSP_PENDING),
                    Account.free(campaign),
                    Money.usd(amount))));
    DB.database().call(() -> ledger.post(List.of(new Ledger.Stamped(id, entry))));
    return id;
  }

  private boolean reserve(String source, long amount) {
    var entry =
        JournalEntry.of(
            Occasion.of(source + campaign, "reserved", Instant.EPOCH),
            List.of(
                Movement.of(
                    Account.free(campaign),
                    new Account(AccountType.CLAIM_BASE, source),
                    Money.usd(amount))));
    return ledger.post(List.of(new Ledger.Stamped(new EntryId(UUID.randomUUID()), entry)))
        instanceof Ledger.Outcome.Posted;
  }

  private void insert(long debit, long credit) {
    deposit(1);
    DB.database()
        .with(
            handle ->
                handle.execute(
                    """
                    WITH e AS (
                      INSERT INTO earnings.entry (id, source, event, effective_at, details, postings)
                      VALUES (gen_random_uuid(), 'by hand', 'e', now(), '{}', 2) RETURNING id
                    )
                    INSERT INTO earnings.posting (entry_id, ordinal, account_id, amount, effective_at)
                    SELECT e.id, 1, (SELECT min(id) FROM earnings.account), ?::bigint, now() FROM e
                    UNION ALL
                    SELECT e.id, 2, (SELECT max(id) FROM earnings.account), ?::bigint, now() FROM e
                    """,
                    debit,
                    credit));
  }
}
