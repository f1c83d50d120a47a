package io.clipgen.persistence.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Ledger.Stamped;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Movement;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Money;
import io.clipgen.persistence.shared.DataSources;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.testing.Bench;
import io.clipgen.persistence.testing.Comparison;
import io.clipgen.persistence.testing.Pgbench;
import io.clipgen.persistence.testing.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/// What posting costs, beside the same SQL from PostgreSQL's own load program and beside `COPY`.
class LedgerBenchmark {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 3);
  private static final int CLIENTS = 8;
  private static final int POTS = 1000;
  private static final int PAGE = 1000;
  private static final int PAGES = 10;
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final AtomicLong NUMBERS = new AtomicLong();

  private static TestDatabase server;
  private static HikariDataSource pool;
  private static Database database;
  private static Ledger ledger;

  @BeforeAll
  static void start() {
    server = TestDatabase.fresh();
    pool = DataSources.application(server.address(), 100);
    database = new Database(pool);
    ledger = new JdbcLedger(database);
    List<Stamped> deposits =
        IntStream.rangeClosed(1, POTS).mapToObj(pot -> deposit(pot, 1_000_000_000_000L)).toList();
    database.run(() -> ledger.post(deposits));
    makeTwins();
    server.asOwner("VACUUM ANALYZE");
  }

  @AfterAll
  static void stop() {
    pool.close();
    server.close();
  }

  @Test
  void a_single_posting_costs_what_its_sql_costs() {
    Pgbench pgbench = Pgbench.on(server.address());
    Comparison.of("Ledger, single entries of three postings", "entries/s", ROUNDS)
        .candidate(
            "clipgen",
            () -> Bench.perSecond(CLIENTS, SECONDS, () -> post(List.of(reserve(anyPot())))))
        .candidate("pgbench, the same SQL", () -> pgbench.run(SAME_SQL, CLIENTS, SECONDS))
        .candidate("pgbench, one hot row", () -> pgbench.run(HOT_ROW, CLIENTS, SECONDS))
        .ratio("clipgen", "pgbench, the same SQL", "≥ 0.9")
        .run();
  }

  @Test
  void a_batch_is_near_to_copy() {
    Pgbench pgbench = Pgbench.on(server.address());
    int postings = PAGES * PAGE * 3;
    Comparison.of("Ledger, batches of 1,000 entries", "postings/s", ROUNDS)
        .candidate("clipgen", () -> postings / Bench.seconds(LedgerBenchmark::postPages))
        .candidate("COPY, no balance check", () -> copied("plain", postings))
        .candidate("COPY, checked per statement", () -> copied("per_statement", postings))
        .candidate("COPY, checked per row, deferred", () -> copied("per_row", postings))
        .candidate("pgbench, one hot row", () -> 3 * pgbench.run(HOT_ROW, CLIENTS, SECONDS))
        .ratio("clipgen", "COPY, checked per statement", "≥ 0.5")
        .ratio("clipgen", "COPY, checked per row, deferred", "")
        .ratio("clipgen", "COPY, no balance check", "")
        .ratio("clipgen", "pgbench, one hot row", "≥ 50")
        .run();
  }

  @Test
  void a_hundred_payments_into_one_pot_wait_for_nobody() {
    Comparison.of("Ledger, 100 payments at a time", "payments/s", ROUNDS)
        .candidate(
            "into one pot", () -> Bench.perSecond(100, SECONDS, () -> post(List.of(deposit(1, 7)))))
        .candidate(
            "into a thousand pots",
            () -> Bench.perSecond(100, SECONDS, () -> post(List.of(deposit(anyPot(), 7)))))
        .ratio("into one pot", "into a thousand pots", "≥ 0.8")
        .run();
    assertThat(ledger.fold(1)).isPositive();
  }

  private static void postPages() {
    for (int page = 0; page < PAGES; page++) {
      int pot = anyPot();
      post(IntStream.range(0, PAGE).mapToObj(_ -> reserve(pot)).toList());
    }
  }

  private static void post(List<Stamped> entries) {
    database.run(() -> assertThat(ledger.post(entries)).isInstanceOf(Ledger.Outcome.Posted.class));
  }

  private static int anyPot() {
    return ThreadLocalRandom.current().nextInt(1, POTS + 1);
  }

  private static Account pot(int number) {
    return new Account(AccountType.CAMPAIGN_FREE, "bench-" + number);
  }

  private static Stamped deposit(int pot, long amount) {
    return stamped(
        "deposit-" + NUMBERS.incrementAndGet(),
        List.of(Movement.of(Account.of(AccountType.PSP_PENDING), pot(pot), Money.usd(amount))));
  }

  private static Stamped reserve(int pot) {
    String source = "claim-" + NUMBERS.incrementAndGet();
    return stamped(
        source,
        List.of(
            Movement.of(pot(pot), new Account(AccountType.CLAIM_BASE, source), Money.usd(100)),
            Movement.of(pot(pot), new Account(AccountType.CLAIM_BONUS, source), Money.usd(150))));
  }

  private static Stamped stamped(String source, List<Movement> movements) {
    return new Stamped(
        new EntryId(UUID.randomUUID()),
        JournalEntry.of(Occasion.of(source, "reserved", AT), movements));
  }

  /// What [Ledger#post] sends for [#reserve], in a transaction as the use cases draw it.
  private static final String SAME_SQL =
      """
      \\set pot random(1, 1000)
      BEGIN;
      SELECT p.short, p.added FROM (SELECT gen_random_uuid() AS id) c, LATERAL earnings.post(
        ARRAY[c.id], ARRAY['claim-' || c.id], ARRAY['reserved'],
        ARRAY['2026-01-01']::timestamptz[], ARRAY['{}'], ARRAY[1, 1, 1],
        ARRAY['campaign' || chr(58) || 'bench-' || cast(:pot AS int) || '.free', 'claim:' || c.id || '.base', 'claim:' || c.id || '.bonus'],
        ARRAY['LIABILITY', 'LIABILITY', 'LIABILITY'], ARRAY['USD', 'USD', 'USD'],
        ARRAY[250, -100, -150]::bigint[]) p;
      COMMIT;
      """;

  /// How a ledger is written that keeps each balance in one row.
  private static final String HOT_ROW =
      """
      BEGIN;
      UPDATE bench.hot SET balance = balance + 250 WHERE id = 1;
      INSERT INTO bench.hot_posting (entry, account, amount)
        SELECT e, a, m FROM (SELECT gen_random_uuid() AS e) x,
          (VALUES (1, 250), (2, -100), (3, -150)) AS p (a, m);
      COMMIT;
      """;

  /// Tables like the ledger's, with the balance check in other forms.
  private static void makeTwins() {
    Jdbi.create(server.owner())
        .useHandle(
            handle -> {
              handle.execute("CREATE SCHEMA bench");
              handle.execute("GRANT USAGE ON SCHEMA bench TO clipgen_app");
              handle.execute("CREATE TABLE bench.hot (id int PRIMARY KEY, balance bigint)");
              handle.execute("INSERT INTO bench.hot VALUES (1, 0)");
              handle.execute(
                  "CREATE TABLE bench.hot_posting (entry uuid, account bigint, amount bigint,"
                      + " PRIMARY KEY (entry, account))");
              for (String form : List.of("plain", "per_statement", "per_row")) {
                for (String table : List.of("account", "entry", "posting", "delta")) {
                  handle.execute(
                      "CREATE TABLE bench.%1$s_%2$s (LIKE earnings.%2$s INCLUDING ALL)"
                          .formatted(form, table));
                }
              }
              handle.execute(
                  """
                  CREATE FUNCTION bench.check_statement() RETURNS trigger LANGUAGE plpgsql AS $$
                  BEGIN
                    PERFORM 1 FROM (SELECT DISTINCT entry_id FROM touched) t
                    JOIN bench.per_statement_posting p USING (entry_id)
                    JOIN bench.per_statement_account a ON a.id = p.account_id
                    GROUP BY t.entry_id, a.commodity HAVING sum(p.amount) <> 0;
                    IF FOUND THEN RAISE EXCEPTION 'unbalanced'; END IF;
                    RETURN NULL;
                  END $$
                  """);
              handle.execute(
                  """
                  CREATE TRIGGER check_statement AFTER INSERT ON bench.per_statement_posting
                    REFERENCING NEW TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION bench.check_statement()
                  """);
              handle.execute(
                  """
                  CREATE FUNCTION bench.check_row() RETURNS trigger LANGUAGE plpgsql AS $$
                  BEGIN
                    PERFORM 1 FROM bench.per_row_posting p
                    JOIN bench.per_row_account a ON a.id = p.account_id
                    WHERE p.entry_id = NEW.entry_id
                    GROUP BY a.commodity HAVING sum(p.amount) <> 0;
                    IF FOUND THEN RAISE EXCEPTION 'unbalanced'; END IF;
                    RETURN NULL;
                  END $$
                  """);
              handle.execute(
                  """
                  CREATE CONSTRAINT TRIGGER check_row AFTER INSERT ON bench.per_row_posting
                    DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION bench.check_row()
                  """);
              handle.execute(
                  "GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA bench TO clipgen_app");
            });
  }

  private static double copied(String form, int postings) {
    List<Copy> pages = new ArrayList<>();
    for (int page = 0; page < PAGES; page++) {
      pages.add(Copy.page());
    }
    try (Connection connection = server.owner().getConnection()) {
      connection.setAutoCommit(false);
      return postings
          / Bench.seconds(
              () -> {
                for (Copy page : pages) {
                  page.into(connection, form);
                }
              });
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The rows of a page of entries, as `COPY` reads them.
  private record Copy(String accounts, String entries, String postings, String deltas) {

    private static final AtomicLong ACCOUNTS = new AtomicLong(1_000_000);

    static Copy page() {
      var accounts = new StringBuilder();
      var entries = new StringBuilder();
      var postings = new StringBuilder();
      long pot = ACCOUNTS.incrementAndGet();
      accounts.append(pot).append("\tpot-").append(pot).append("\tUSD\tLIABILITY\t0\n");
      for (int i = 0; i < PAGE; i++) {
        UUID entry = UUID.randomUUID();
        long base = ACCOUNTS.incrementAndGet();
        long bonus = ACCOUNTS.incrementAndGet();
        accounts
            .append(base)
            .append("\tclaim:")
            .append(base)
            .append(".base\tUSD\tLIABILITY\t-100\n");
        accounts
            .append(bonus)
            .append("\tclaim:")
            .append(bonus)
            .append(".bonus\tUSD\tLIABILITY\t-150\n");
        entries.append(entry).append("\tclaim-").append(base).append("\treserved\t").append(AT);
        entries.append("\t{}\t3\n");
        postings.append(entry).append("\t1\t").append(pot).append("\t250\t").append(AT);
        postings.append("\n").append(entry).append("\t2\t").append(base).append("\t-100\t");
        postings.append(AT).append("\n").append(entry).append("\t3\t").append(bonus);
        postings.append("\t-150\t").append(AT).append("\n");
      }
      return new Copy(
          accounts.toString(),
          entries.toString(),
          postings.toString(),
          pot + "\t" + 250L * PAGE + "\n");
    }

    void into(Connection connection, String form) {
      try {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        String to = "COPY bench." + form + "_";
        copy.copyIn(
            to + "account (id, code, commodity, kind, balance) FROM STDIN",
            new StringReader(accounts));
        copy.copyIn(
            to + "entry (id, source, event, effective_at, details, postings) FROM STDIN",
            new StringReader(entries));
        copy.copyIn(
            to + "posting (entry_id, ordinal, account_id, amount, effective_at) FROM STDIN",
            new StringReader(postings));
        copy.copyIn(to + "delta (account_id, amount) FROM STDIN", new StringReader(deltas));
        connection.commit();
      } catch (SQLException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
