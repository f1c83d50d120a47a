package io.clipgen.persistence.earnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.earnings.port.Journal;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.LedgerAudit.Audit;
import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.application.earnings.usecase.SealEntries;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.EntryContent;
import io.clipgen.domain.earnings.HistoryHash;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Movement;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.Seal;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.persistence.shared.Migrations;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The journal under seal: what is sealed when, and what is found when somebody changes it.
class SealedJournalTest {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final RealBooks books = new RealBooks(DB.database());
  private final Journal journal = books.journal();
  private final SealEntries sealer = new SealEntries(journal, DB.database());
  private final JdbcLedger ledger = new JdbcLedger(DB.database());

  @BeforeEach
  void empty_books() {
    RealBooks.empty(DB);
  }

  @Test
  void everything_that_was_posted_is_sealed_once() {
    IntStream.range(0, 5).forEach(i -> post("a" + i));
    assertThat(seal()).isEqualTo(5);
    IntStream.range(0, 3).forEach(i -> post("b" + i));
    assertThat(seal()).isEqualTo(3);
    assertThat(seal()).isZero();

    Audit audit = books.audit().audit();
    assertThat(wrong(audit)).isEmpty();
    assertThat(audit.chain().sealed()).isEqualTo(8);
    assertThat(audit.chain().unsealed()).isZero();
    Seal last = audit.chain().last().orElseThrow();
    assertThat(last.number()).isEqualTo(2);
    assertThat(last.previous()).isEqualTo(journal.findSeal(1).orElseThrow().hash());
    assertThat(journal.lastSeal()).contains(last);
  }

  @Test
  void the_tail_that_is_not_sealed_yet_is_told() {
    post("a");
    seal();
    post("b");

    Audit audit = books.audit().audit();
    assertThat(wrong(audit)).isEmpty();
    assertThat(audit.chain().unsealed()).isEqualTo(1);
  }

  @Test
  void entries_wait_for_a_transaction_that_could_still_precede_them() throws Exception {
    post("first, which opens the accounts");
    assertThat(seal()).isEqualTo(1);
    var written = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(1)) {
      var slow =
          threads.submit(
              () ->
                  DB.database()
                      .call(
                          () -> {
                            post("slow");
                            written.countDown();
                            return await(goOn);
                          }));
      assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
      post("quick");

      assertThat(seal()).isZero();
      goOn.countDown();
      assertThat(slow.get()).isTrue();
    }

    assertThat(seal()).isEqualTo(2);
    assertThat(wrong(books.audit().audit())).isEmpty();
  }

  @Test
  void what_was_rolled_back_leaves_a_gap_that_nobody_waits_for() {
    post("a");
    assertThatThrownBy(
            () ->
                DB.database()
                    .run(
                        () -> {
                          post("never");
                          throw new IllegalStateException("on purpose");
                        }))
        .hasMessage("on purpose");
    post("b");

    assertThat(seal()).isEqualTo(2);
    assertThat(wrong(books.audit().audit())).isEmpty();
  }

  @Test
  void several_processes_that_seal_and_post_at_once_make_one_chain() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var running = new ArrayList<Future<?>>();
      for (int worker = 0; worker < 4; worker++) {
        String name = "w" + worker + "-";
        running.add(threads.submit(() -> IntStream.range(0, 40).forEach(i -> post(name + i))));
        running.add(threads.submit(() -> IntStream.range(0, 40).forEach(_ -> seal())));
      }
      for (var each : running) {
        each.get();
      }
    }
    seal();

    Audit audit = books.audit().audit();
    assertThat(wrong(audit)).isEmpty();
    assertThat(audit.chain().sealed()).isEqualTo(160);
    assertThat(audit.chain().unsealed()).isZero();
  }

  @Test
  void the_application_cannot_change_or_delete_seals() {
    post("a");
    seal();

    for (String table : List.of("seal", "sealed")) {
      for (String sql :
          List.of("DELETE FROM earnings." + table, "TRUNCATE earnings." + table + " CASCADE")) {
        assertThatThrownBy(() -> DB.database().with(handle -> handle.execute(sql)))
            .as(sql)
            .hasMessageContaining("permission denied");
      }
    }
    assertThatThrownBy(
            () ->
                DB.database()
                    .with(handle -> handle.execute("UPDATE earnings.seal SET entries = 9")))
        .hasMessageContaining("permission denied");
  }

  @Test
  void two_runs_of_one_history_have_one_hash_however_they_were_sealed() {
    List.of("c", "a", "b").forEach(this::post);
    seal();
    Audit first = books.audit().audit();
    empty_books();
    for (String source : List.of("b", "c", "a")) {
      post(source);
      seal();
    }
    Audit second = books.audit().audit();

    assertThat(second.history()).isEqualTo(first.history());
    assertThat(second.chain().last()).isNotEqualTo(first.chain().last());
    var read = new ArrayList<EntryContent>();
    journal.read(entry -> read.add(entry.content()));
    assertThat(read).extracting(EntryContent::source).containsExactly("a", "b", "c");
    assertThat(HistoryHash.of(read)).isEqualTo(first.history());
    post("d");
    assertThat(books.audit().audit().history()).isNotEqualTo(first.history());
  }

  @Test
  void a_journal_that_was_restored_on_another_server_goes_on_being_sealed() {
    post("before");
    seal();
    // As if that had been the four-billionth transaction of the server it came from.
    for (String sql :
        List.of(
            "UPDATE earnings.entry SET tx = tx + 4000000000",
            "UPDATE earnings.sealed SET tx = tx + 4000000000",
            "UPDATE earnings.seal SET first_tx = first_tx + 4000000000, last_tx = last_tx + 4000000000")) {
      DB.asOwner(sql);
    }

    Migrations.migrate(DB.owner());
    post("after");
    assertThat(seal()).isEqualTo(1);
    Migrations.migrate(DB.owner());
    post("again");

    assertThat(seal()).isEqualTo(1);
    assertThat(books.audit().audit().chain().unsealed()).isZero();
  }

  @Test
  void what_the_owner_took_beyond_what_was_the_owners_is_named_although_it_came_back() {
    post("a");
    take("too much", AccountType.OWNERS_EQUITY, 150);
    post("b");

    assertThat(wrong(books.audit().audit()))
        .flatExtracting(Check::examples)
        .singleElement()
        .asString()
        .contains("(too much, taken) took 1.50 USD, and then 0.50 USD were lacking");
  }

  @Test
  void a_loss_that_was_made_good_is_told_no_more() {
    post("a");
    take("a dispute's fee", AccountType.DISPUTE, 150);
    assertThat(wrong(books.audit().audit()))
        .extracting(Check::name)
        .containsExactly("Liabilities are covered by assets");
    post("b");

    assertThat(wrong(books.audit().audit())).isEmpty();
  }

  /// What an owner of the database could do, who may do everything. A cent each.
  @Nested
  class A_planted_change {

    private final PartyId clipper = new PartyId(UUID.randomUUID());

    @BeforeEach
    void books_with_everything_in_them() {
      books.earn(clipper, Money.usd(7501));
      books.earn(clipper, Money.usd(2500));
      var payout = new PayoutId(UUID.randomUUID());
      DB.database()
          .run(
              () -> {
                books.withdrawals().reserve(payout, clipper, Money.usd(8000));
                books.withdrawals().transferred(payout, clipper, Money.usd(8000), "tr_1");
              });
      seal();
      books.earn(clipper, Money.usd(100));
      seal();
      assertThat(wrong(books.audit().audit())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            a posting            | UPDATE earnings.posting SET amount = amount + 1 WHERE (entry_id, ordinal) IN (SELECT e.id, 1 FROM earnings.entry e WHERE event = 'transferred') | sums to 0.01 USD
            a posting            | UPDATE earnings.posting SET amount = amount + 1 WHERE (entry_id, ordinal) IN (SELECT e.id, 1 FROM earnings.entry e WHERE event = 'transferred') | transferred) is not what seal 1 covers: the sealed hash is
            both sides           | UPDATE earnings.posting SET amount = amount + sign(amount) WHERE entry_id IN (SELECT e.id FROM earnings.entry e WHERE event = 'requested') | requested) is not what seal 1 covers
            both sides           | UPDATE earnings.posting SET amount = amount + sign(amount) WHERE entry_id IN (SELECT e.id FROM earnings.entry e WHERE event = 'requested') | .reserved says 0.00 USD, its postings -0.01 USD
            a detail             | UPDATE earnings.entry SET details = jsonb_set(details, '{receipt}', '"tr_2"') WHERE event = 'transferred' | transferred) is not what seal 1 covers
            a date               | UPDATE earnings.entry SET effective_at = effective_at + interval '1 microsecond' WHERE event = 'transferred' | transferred) is not what seal 1 covers
            an event             | UPDATE earnings.entry SET event = 'Transferred' WHERE event = 'transferred' | Transferred) is not what seal 1 covers
            a deleted entry      | DELETE FROM earnings.entry WHERE event = 'transferred' | of seal 1 is not in the journal
            a deleted posting    | DELETE FROM earnings.posting WHERE (entry_id, ordinal) IN (SELECT e.id, 1 FROM earnings.entry e WHERE event = 'transferred') | transferred) was made with 4 postings and has 3
            a root               | UPDATE earnings.seal SET root = previous WHERE number = 2 | seal 2 has the root
            a seal's end         | UPDATE earnings.seal SET last_seq = last_seq + 1 WHERE number = 2 | seal 2 covers
            a deleted seal       | DELETE FROM earnings.sealed WHERE seal = 1 | seal 1 has lost its entries' hashes
            a sealed hash        | UPDATE earnings.sealed SET hash = sha256(hash) WHERE seal = 1 | seal 1 has the root
            an unsealed entry    | DELETE FROM earnings.sealed WHERE (tx, seq) IN (SELECT tx, seq FROM earnings.entry WHERE event = 'transferred') | transferred) stands at
            an inserted entry    | WITH old AS (SELECT * FROM earnings.entry WHERE event = 'transferred'), new AS (INSERT INTO earnings.entry (id, source, event, effective_at, details, postings, tx) SELECT gen_random_uuid(), source, 'planted', effective_at, details, postings, tx FROM old RETURNING id) INSERT INTO earnings.posting SELECT new.id, p.ordinal, p.account_id, p.amount, p.effective_at FROM new, old JOIN earnings.posting p ON p.entry_id = old.id | planted) stands at
            a balance            | UPDATE earnings.account SET balance = balance + 1 WHERE code = 'psp.available' | psp.available says
            a line               | UPDATE earnings.line SET amount = amount + 1 WHERE amount = 7501 | says 75.02 USD and a fee of 0.00 USD, its postings 75.01 USD and 0.00 USD
            a line's fee         | UPDATE earnings.line SET fee = fee + 1 WHERE amount = 7501 | says 75.01 USD and a fee of 0.01 USD, its postings 75.01 USD and 0.00 USD
            what was recovered   | UPDATE earnings.line SET recovered = 1 WHERE amount = 7501 | left 75.01 USD after 0.00 USD was recovered; its lots are worth 75.01 USD, and the line says that 0.01 USD was
            a lot                | UPDATE earnings.lot SET amount = amount + 1 WHERE id = (SELECT id FROM earnings.lot WHERE state = 'TAKEN' LIMIT 1) | after 0.00 USD was recovered; its lots are worth
            a payment            | UPDATE earnings.funding SET deposit = deposit + 1 WHERE deposit = 7501 | says 75.02 USD, its postings 75.01 USD
            what is free         | UPDATE earnings.funding SET free = 1 WHERE deposit = 7501 | free, drawn and refunded are 75.02 USD
            a draw               | UPDATE earnings.draw SET amount = amount - 1 WHERE amount = 7501 | free, drawn and refunded are 75.00 USD
            """)
    void is_found_and_named(String what, String sql, String name) {
      DB.asOwner(sql);

      assertThat(wrong(books.audit().audit()))
          .as(what)
          .flatExtracting(Check::examples)
          .anySatisfy(example -> assertThat(example).contains(name));
    }
  }

  private int seal() {
    return sealer.run(NOW);
  }

  private void post(String source) {
    post(
        Occasion.of(source, "topped up", NOW).with("rule", "v1"),
        AccountType.PSP_AVAILABLE,
        AccountType.OWNERS_EQUITY,
        100);
  }

  private void take(String source, AccountType from, long amount) {
    post(Occasion.of(source, "taken", NOW), from, AccountType.PSP_AVAILABLE, amount);
  }

  private void post(Occasion occasion, AccountType debit, AccountType credit, long amount) {
    var entry =
        JournalEntry.of(
            occasion,
            List.of(Movement.of(Account.of(debit), Account.of(credit), Money.usd(amount))));
    DB.database()
        .call(
            () -> ledger.post(List.of(new Ledger.Stamped(new EntryId(UUID.randomUUID()), entry))));
  }

  private static List<Check> wrong(Audit audit) {
    return audit.checks().stream().filter(check -> !check.holds()).toList();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
