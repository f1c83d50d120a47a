package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.LedgerAudit;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.shared.Money;
import io.clipgen.persistence.shared.Database;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// The journal, read once, and the invariants as queries: each answers where it does not hold, with
/// amounts as in `{7501 USD}`, which [Findings] shows as all other money is shown.
@Singleton
final class JdbcLedgerAudit implements LedgerAudit {

  /// A balance as it is: what was folded, and what waits.
  private static final String ACCOUNTS =
      """
      WITH account AS MATERIALIZED (
        SELECT a.id, a.code, a.commodity, a.kind, a.balance + coalesce(d.amount, 0) AS balance
        FROM earnings.account a LEFT JOIN (
          SELECT account_id, sum(amount) AS amount FROM earnings.delta GROUP BY account_id
        ) d ON d.account_id = a.id
      )
      """;

  private static final Map<String, String> CHECKS = checks();

  private final Database database;
  private final String currency;

  JdbcLedgerAudit(
      Database database,
      @Property(name = "clipgen.earnings.currency", defaultValue = "USD") String currency) {
    this.database = database;
    this.currency = currency;
  }

  private static Map<String, String> checks() {
    var checks = new LinkedHashMap<String, String>();
    checks.put(
        "The journal sums to zero",
        """
        SELECT 'it is off by {' || sum(p.amount) || ' ' || a.commodity || '}' AS wrong
        FROM earnings.posting p JOIN earnings.account a ON a.id = p.account_id
        GROUP BY a.commodity HAVING sum(p.amount) <> 0
        """);
    checks.put(
        "No sealed entry is gone",
        """
        SELECT 'entry ' || earnings.id_text('ent', s.entry_id) || ' of seal ' || s.seal
          || ' is not in the journal' AS wrong
        FROM earnings.sealed s WHERE NOT EXISTS (
          SELECT FROM earnings.entry e WHERE e.tx = s.tx AND e.seq = s.seq AND e.id = s.entry_id)
        """);
    checks.put(
        "Every posting belongs to an entry and an account",
        """
        SELECT 'posting ' || p.ordinal || ' of ' || p.entry_id AS wrong FROM earnings.posting p
        WHERE NOT EXISTS (SELECT FROM earnings.entry e
            WHERE e.id = p.entry_id AND e.effective_at = p.effective_at)
          OR NOT EXISTS (SELECT FROM earnings.account a WHERE a.id = p.account_id)
        """);
    checks.put(
        "Every balance is what its postings sum to",
        ACCOUNTS
            + """
            SELECT a.code || ' says {' || a.balance || ' ' || a.commodity || '}, its postings {'
              || coalesce(p.amount, 0) || ' ' || a.commodity || '}' AS wrong
            FROM account a LEFT JOIN (
              SELECT account_id, sum(amount) AS amount FROM earnings.posting GROUP BY account_id
            ) p ON p.account_id = a.id
            WHERE a.balance <> coalesce(p.amount, 0)
            """);
    checks.put(
        "No liability is below zero",
        ACCOUNTS
            + """
            SELECT code || ' is {' || -balance || ' ' || commodity || '}' AS wrong FROM account
            WHERE kind = 'LIABILITY' AND balance > 0
            """);
    checks.put(
        "Liabilities are covered by assets",
        ACCOUNTS
            + """
            SELECT 'they lack {' || -sum(balance) || ' ' || commodity || '}' AS wrong FROM account
            WHERE kind IN ('ASSET', 'LIABILITY') GROUP BY commodity HAVING sum(balance) < 0
            """);
    // Assets less liabilities are what is the owner's. A loss cannot be refused, and is told as
    // long
    // as it is not made good; whatever else takes the last of it should not have been posted.
    checks.put(
        "Liabilities were covered at every entry, but for losses",
        """
        WITH own AS (
          SELECT e.seq, e.id, e.source, e.event, a.commodity, -sum(p.amount) AS amount,
            bool_or(p.amount > 0 AND a.code NOT IN ('psp', 'dispute', 'bad-debt')
              AND a.code NOT LIKE '%.refunded') AS chosen
          FROM earnings.account a
          JOIN earnings.posting p ON p.account_id = a.id
          JOIN earnings.entry e ON e.id = p.entry_id
          WHERE a.kind IN ('EQUITY', 'REVENUE', 'EXPENSE')
          GROUP BY e.seq, e.id, e.source, e.event, a.commodity
        ), running AS (
          SELECT *, sum(amount) OVER (PARTITION BY commodity ORDER BY seq) AS rest FROM own
        )
        SELECT 'entry ' || earnings.id_text('ent', id) || ' (' || source || ', ' || event
          || ') took {' || -amount || ' ' || commodity || '}, and then {' || -rest || ' '
          || commodity || '} were lacking' AS wrong
        FROM running WHERE rest < 0 AND amount < 0 AND chosen ORDER BY seq
        """);
    checks.put(
        "Claims that are over have nothing set aside",
        ACCOUNTS
            + """
            SELECT a.code || ' is {' || -a.balance || ' ' || a.commodity || '}, and the claim is '
              || c.state AS wrong
            FROM (
              SELECT code, commodity, balance, split_part(split_part(code, ':', 2), '.', 1) AS claim
              FROM account WHERE code LIKE 'claim:%' AND balance <> 0
            ) a JOIN campaigns.claim c ON earnings.id_text('clm', c.id) = a.claim
            WHERE c.state IN ('REJECTED_FOR_GOOD', 'WITHDRAWN', 'EXPIRED', 'REVOKED')
              OR (c.state IN ('APPROVED', 'RELEASED', 'PAID_OUT') AND NOT c.bonus_open)
            """);
    checks.put(
        "What is on its way back is what refunds under way are worth",
        ACCOUNTS
            + """
            SELECT coalesce(a.code, r.name) || ': account {' || -coalesce(a.balance, 0) || ' '
              || coalesce(a.commodity, r.commodity) || '}, refund {' || coalesce(r.amount, 0) || ' '
              || coalesce(a.commodity, r.commodity) || '}'
              AS wrong
            FROM (SELECT * FROM account WHERE code LIKE 'refund:%') a
            FULL JOIN (
              SELECT earnings.id_text('rfd', id) AS name, commodity, amount + fee AS amount
              FROM earnings.refund WHERE state IN ('WAITING', 'SENDING')
            ) r ON a.code = 'refund:' || r.name || '.pending' AND a.commodity = r.commodity
            WHERE -coalesce(a.balance, 0) <> coalesce(r.amount, 0)
            """);
    checks.put(
        "Nothing is in suspense",
        ACCOUNTS
            + "SELECT code || ' is {' || balance || ' ' || commodity || '}' AS wrong FROM account "
            + "WHERE code = 'suspense' AND balance <> 0");
    checks.put(
        "What campaigns have free is what their payments have free",
        ACCOUNTS
            + """
            SELECT f.pot || ': payments {' || f.free || ' ' || f.commodity || '}, account {'
              || -coalesce(a.balance, 0) || ' ' || f.commodity || '}' AS wrong
            FROM (SELECT pot, commodity, sum(free) AS free FROM earnings.funding GROUP BY 1, 2) f
            LEFT JOIN account a
              ON a.code = 'campaign:' || f.pot || '.free' AND a.commodity = f.commodity
            WHERE f.free <> -coalesce(a.balance, 0)
            """);
    checks.put(
        "Every held line is on its account, and no other",
        ACCOUNTS
            + """
            SELECT 'line ' || l.id || ' is ' || l.state || ', its account {'
              || -coalesce(a.balance, 0) || ' ' || l.commodity || '}' AS wrong
            FROM earnings.line l LEFT JOIN account a
              ON a.code = 'line:' || earnings.id_text('lin', l.id) || '.held'
              AND a.commodity = l.commodity
            WHERE -coalesce(a.balance, 0) <> CASE l.state WHEN 'HELD' THEN l.amount ELSE 0 END
            """);
    checks.put(
        "Every line is what was posted for it",
        """
        WITH posted AS (
          SELECT a.code, a.commodity, -sum(p.amount) AS amount
          FROM earnings.account a
          JOIN earnings.posting p ON p.account_id = a.id
          JOIN earnings.entry e ON e.id = p.entry_id
          WHERE (a.code LIKE 'line:%' OR a.code LIKE 'fee:lin%') AND e.event <> 'released'
          GROUP BY a.code, a.commodity
        ), owed AS (
          SELECT origin, commodity, sum(amount) AS amount FROM earnings.debt GROUP BY 1, 2
        ), line AS (
          SELECT l.name, l.commodity, l.amount + coalesce(o.amount, 0) AS amount,
            -- What was taken back of a released line took its part of the fee along.
            CASE WHEN o.amount IS NULL THEN l.fee END AS fee
          FROM (
            SELECT *, earnings.id_text('lin', id) AS name FROM earnings.line
            WHERE state IN ('HELD', 'RELEASED')
          ) l LEFT JOIN owed o ON o.origin = l.name AND o.commodity = l.commodity
        )
        SELECT 'line ' || l.name || ' says {' || l.amount || ' ' || l.commodity || '}'
          || coalesce(' and a fee of {' || l.fee || ' ' || l.commodity || '}', '')
          || ', its postings {' || coalesce(h.amount, 0) || ' ' || l.commodity || '} and {'
          || coalesce(f.amount, 0) || ' ' || l.commodity || '}' AS wrong
        FROM line l
        LEFT JOIN posted h ON h.code = 'line:' || l.name || '.held' AND h.commodity = l.commodity
        LEFT JOIN posted f ON f.code = 'fee:' || l.name || '.deferred' AND f.commodity = l.commodity
        WHERE l.amount <> coalesce(h.amount, 0) OR l.fee <> coalesce(f.amount, 0)
        """);
    checks.put(
        "Every line's lots are worth what its release left",
        """
        WITH released AS (
          SELECT e.source, a.commodity,
            -coalesce(sum(p.amount) FILTER (WHERE a.code LIKE 'user:%'), 0) AS available,
            -coalesce(sum(p.amount) FILTER (WHERE a.code LIKE 'receivable:%'), 0) AS recovered
          FROM earnings.entry e
          JOIN earnings.posting p ON p.entry_id = e.id
          JOIN earnings.account a ON a.id = p.account_id
          WHERE e.event = 'released' AND (a.code LIKE 'user:%' OR a.code LIKE 'receivable:%')
          GROUP BY e.source, a.commodity
        ), lots AS (
          SELECT line, commodity, sum(amount) AS amount FROM earnings.lot
          WHERE restored_by IS NULL AND restored_for IS NULL GROUP BY 1, 2
        )
        SELECT 'the release of line ' || l.name || ' left {' || coalesce(r.available, 0) || ' '
          || l.commodity || '} after {' || coalesce(r.recovered, 0) || ' ' || l.commodity
          || '} was recovered; its lots are worth {' || coalesce(t.amount, 0) || ' ' || l.commodity
          || '}, and the line says that {' || l.recovered || ' ' || l.commodity
          || '} was recovered' AS wrong
        FROM (SELECT *, earnings.id_text('lin', id) AS name FROM earnings.line) l
        LEFT JOIN released r ON r.source = l.name AND r.commodity = l.commodity
        LEFT JOIN lots t ON t.line = l.id AND t.commodity = l.commodity
        WHERE coalesce(t.amount, 0) <> coalesce(r.available, 0)
          OR l.recovered <> coalesce(r.recovered, 0)
        """);
    checks.put(
        "Every payment is what was posted for it, and all of it is somewhere",
        """
        WITH posted AS (
          SELECT e.source, -sum(p.amount) AS amount
          FROM earnings.entry e
          JOIN earnings.posting p ON p.entry_id = e.id
          JOIN earnings.account a ON a.id = p.account_id
          WHERE e.event = 'funded' AND (a.code LIKE 'campaign:%' OR a.code LIKE 'line:%')
          GROUP BY e.source
        ), drawn AS (
          SELECT funding, sum(amount) AS amount FROM earnings.draw GROUP BY funding
        ), refunded AS (
          SELECT funding, sum(amount) AS amount FROM (
            SELECT funding, amount FROM earnings.refund WHERE state <> 'REOPENED'
            UNION ALL SELECT d.funding, d.amount FROM earnings.chargeback_draw d
              JOIN earnings.chargeback c ON c.id = d.chargeback WHERE c.state <> 'WON'
          ) gone GROUP BY funding
        )
        SELECT 'payment ' || f.name || ' says {' || f.deposit || ' ' || f.commodity
          || '}, its postings {' || coalesce(p.amount, 0) || ' ' || f.commodity
          || '}, and free, drawn and refunded are {'
          || f.free + coalesce(d.amount, 0) + coalesce(r.amount, 0) || ' ' || f.commodity || '}'
          AS wrong
        FROM (
          SELECT id, earnings.id_text('fnd', id) AS name, deposit, free, commodity FROM earnings.funding
          WHERE state IN ('BOOKED', 'SETTLED')
        ) f
        LEFT JOIN posted p ON p.source = f.name
        LEFT JOIN drawn d ON d.funding = f.id
        LEFT JOIN refunded r ON r.funding = f.id
        WHERE f.deposit <> coalesce(p.amount, 0)
          OR f.deposit <> f.free + coalesce(d.amount, 0) + coalesce(r.amount, 0)
        """);
    checks.put(
        "Of every payment: the fee charged = earned + deferred + refunded",
        """
        WITH posted AS (
          SELECT split_part(split_part(a.code, ':', 2), '.', 1) AS funding,
            -sum(p.amount) AS deferred,
            -coalesce(sum(p.amount) FILTER (WHERE e.event = 'funded'), 0) AS charged,
            coalesce(sum(p.amount) FILTER (WHERE e.event LIKE '%, fee'), 0) AS earned
          FROM earnings.account a
          JOIN earnings.posting p ON p.account_id = a.id
          JOIN earnings.entry e ON e.id = p.entry_id
          WHERE a.code LIKE 'fee:fnd%'
          GROUP BY a.code
        )
        SELECT 'payment ' || f.name || ' says a fee of {' || f.fee || ' ' || f.commodity
          || '} of which {' || f.earned || ' ' || f.commodity || '} is earned and {'
          || f.fee_refunded || ' ' || f.commodity || '} refunded, its postings {'
          || coalesce(p.charged, 0) || ' ' || f.commodity || '}, {' || coalesce(p.earned, 0) || ' '
          || f.commodity || '} and {' || coalesce(p.charged - p.earned - p.deferred, 0) || ' '
          || f.commodity || '}' AS wrong
        FROM (
          SELECT earnings.id_text('fnd', id) AS name, fee, fee_refunded, commodity,
            least(fee, (spent * fee_bp + 5000) / 10000) AS earned
          FROM earnings.funding WHERE state IN ('BOOKED', 'SETTLED')
        ) f
        LEFT JOIN posted p ON p.funding = f.name
        WHERE f.fee <> coalesce(p.charged, 0) OR f.earned <> coalesce(p.earned, 0)
          OR f.fee_refunded <> coalesce(p.charged - p.earned - p.deferred, 0)
        """);
    checks.put(
        "What payees have available is what their free lots are worth",
        ACCOUNTS
            + """
            SELECT coalesce(a.code, 'payee ' || l.payee) || ': account {'
              || -coalesce(a.balance, 0) || ' ' || coalesce(a.commodity, l.commodity)
              || '}, lots {' || coalesce(l.amount, 0) || ' ' || coalesce(a.commodity, l.commodity)
              || '}' AS wrong
            FROM (SELECT * FROM account WHERE code LIKE 'user:%.available') a
            FULL JOIN (
              SELECT payee, commodity, sum(amount) AS amount FROM earnings.lot
              WHERE state = 'FREE' GROUP BY 1, 2
            ) l ON a.code = 'user:' || earnings.id_text('pty', l.payee) || '.available'
              AND a.commodity = l.commodity
            WHERE -coalesce(a.balance, 0) <> coalesce(l.amount, 0)
            """);
    checks.put(
        "What parties owe is what is open of their debts",
        ACCOUNTS
            + """
            SELECT coalesce(a.code, 'debtor ' || d.debtor) || ': account {'
              || coalesce(a.balance, 0) || ' ' || coalesce(a.commodity, d.commodity)
              || '}, debts {' || coalesce(d.open, 0) || ' ' || coalesce(a.commodity, d.commodity)
              || '}' AS wrong
            FROM (SELECT * FROM account WHERE code LIKE 'receivable:%') a
            FULL JOIN (
              SELECT debtor, commodity, sum(open) AS open FROM earnings.debt
              WHERE open > 0 GROUP BY 1, 2
            ) d ON a.code = 'receivable:' || earnings.id_text('pty', d.debtor)
              AND a.commodity = d.commodity
            WHERE coalesce(a.balance, 0) <> coalesce(d.open, 0)
            """);
    checks.put(
        "What is held in disputes is what open holds took",
        ACCOUNTS
            + """
            SELECT coalesce(a.code, 'payee ' || s.payee) || ': account {'
              || -coalesce(a.balance, 0) || ' ' || coalesce(a.commodity, s.commodity)
              || '}, holds {' || coalesce(s.amount, 0) || ' ' || coalesce(a.commodity, s.commodity)
              || '}' AS wrong
            FROM (SELECT * FROM account WHERE code LIKE 'user:%.dispute-hold') a
            FULL JOIN (
              SELECT s.payee, s.commodity, sum(s.taken + s.owed) AS amount FROM earnings.stake s
              JOIN earnings.hold h ON h.id = s.hold WHERE h.state = 'OPEN' GROUP BY 1, 2
            ) s ON a.code = 'user:' || earnings.id_text('pty', s.payee) || '.dispute-hold'
              AND a.commodity = s.commodity
            WHERE -coalesce(a.balance, 0) <> coalesce(s.amount, 0)
            """);
    checks.put(
        "What holds took is what their frozen lots are worth",
        """
        SELECT 'hold ' || coalesce(s.hold, t.hold) || ' took {' || coalesce(s.amount, 0) || ' '
          || coalesce(s.commodity, t.commodity) || '}, its lots are worth {'
          || coalesce(t.amount, 0) || ' ' || coalesce(s.commodity, t.commodity) || '}' AS wrong
        FROM (
          SELECT s.hold, sum(s.taken) AS amount, max(s.commodity) AS commodity
          FROM earnings.stake s
          JOIN earnings.hold h ON h.id = s.hold WHERE h.state <> 'LIFTED' GROUP BY 1
        ) s FULL JOIN (
          SELECT hold, sum(amount) AS amount, max(commodity) AS commodity FROM earnings.lot
          WHERE state IN ('FROZEN', 'LOST') GROUP BY 1
        ) t ON t.hold = s.hold
        WHERE coalesce(s.amount, 0) <> coalesce(t.amount, 0)
        """);
    checks.put(
        "What lifted holds gave back anew is what had been recovered of their debts",
        """
        SELECT 'hold ' || coalesce(r.hold, t.hold) || ' had recovered {' || coalesce(r.amount, 0)
          || ' ' || coalesce(r.commodity, t.commodity) || '} and gave back {'
          || coalesce(t.amount, 0) || ' ' || coalesce(r.commodity, t.commodity) || '}' AS wrong
        FROM (
          SELECT s.hold, sum(r.amount) AS amount, max(s.commodity) AS commodity
          FROM earnings.stake s
          JOIN earnings.hold h ON h.id = s.hold AND h.state = 'LIFTED'
          JOIN earnings.debt_recovery r ON r.debt = s.debt GROUP BY 1
        ) r FULL JOIN (
          SELECT restored_by AS hold, sum(amount) AS amount, max(commodity) AS commodity
          FROM earnings.lot
          WHERE restored_by IS NOT NULL GROUP BY 1
        ) t ON t.hold = r.hold
        WHERE coalesce(r.amount, 0) <> coalesce(t.amount, 0)
        """);
    checks.put(
        "What chargebacks that were won after all gave back anew is what had been recovered of them",
        """
        SELECT 'debt ' || coalesce(r.debt, t.debt) || ' had recovered {' || coalesce(r.amount, 0)
          || ' ' || coalesce(r.commodity, t.commodity) || '} and gave back {'
          || coalesce(t.amount, 0) || ' ' || coalesce(r.commodity, t.commodity) || '}' AS wrong
        FROM (
          SELECT r.debt, sum(r.amount) AS amount, max(c.commodity) AS commodity
          FROM earnings.debt_recovery r
          JOIN earnings.chargeback c ON c.debt = r.debt AND c.state = 'WON' GROUP BY 1
        ) r FULL JOIN (
          SELECT restored_for AS debt, sum(amount) AS amount, max(commodity) AS commodity
          FROM earnings.lot
          WHERE restored_for IS NOT NULL GROUP BY 1
        ) t ON t.debt = r.debt
        WHERE coalesce(r.amount, 0) <> coalesce(t.amount, 0)
        """);
    checks.put(
        "What is frozen of campaigns is what open disputes of payments froze",
        ACCOUNTS
            + """
            SELECT coalesce(a.code, c.pot) || ': account {' || -coalesce(a.balance, 0) || ' '
              || coalesce(a.commodity, c.commodity) || '}, disputes {' || coalesce(c.amount, 0)
              || ' ' || coalesce(a.commodity, c.commodity) || '}' AS wrong
            FROM (SELECT * FROM account WHERE code LIKE 'campaign:%.frozen') a
            FULL JOIN (
              SELECT c.pot, c.commodity, sum(d.amount) AS amount FROM earnings.chargeback c
              JOIN earnings.chargeback_draw d ON d.chargeback = c.id
              WHERE c.state = 'OPEN' GROUP BY 1, 2
            ) c ON a.code = 'campaign:' || c.pot || '.frozen' AND a.commodity = c.commodity
            WHERE -coalesce(a.balance, 0) <> coalesce(c.amount, 0)
            """);
    checks.put(
        "What payouts hold is what their lots are worth",
        ACCOUNTS
            + """
            SELECT coalesce(l.payout::text, a.payout) || ': accounts {' || coalesce(a.amount, 0)
              || ' ' || coalesce(a.commodity, l.commodity) || '}, lots {' || coalesce(l.amount, 0)
              || ' ' || coalesce(a.commodity, l.commodity) || '}' AS wrong
            FROM (
              SELECT split_part(split_part(code, ':', 2), '.', 1) AS payout, commodity,
                -sum(balance) AS amount
              FROM account WHERE code LIKE 'payout:%' GROUP BY 1, 2
            ) a FULL JOIN (
              SELECT u.payout, t.commodity, sum(t.amount) AS amount FROM earnings.lot_use u
              JOIN earnings.lot t ON t.id = u.lot WHERE u.live AND t.state = 'TAKEN' GROUP BY 1, 2
            ) l ON a.payout = earnings.id_text('pay', l.payout) AND a.commodity = l.commodity
            WHERE coalesce(a.amount, 0) <> coalesce(l.amount, 0)
            """);
    checks.put(
        "Each lot is in at most one live payout",
        "SELECT 'lot ' || lot AS wrong FROM earnings.lot_use WHERE live "
            + "GROUP BY lot HAVING count(*) > 1");
    checks.put(
        "Of every campaign: deposits = free + reserved + held + paid + fees + refunded",
        ACCOUNTS
            + """
            , line AS (
              SELECT r.pot, l.amount, l.fee, l.commodity, l.state, earnings.id_text('lin', l.id) AS name
              FROM earnings.reserve r JOIN earnings.line l ON l.source = r.source
            ), named AS (
              SELECT DISTINCT pot, 'campaign:' || pot || '.free' AS code FROM earnings.funding
              UNION ALL SELECT DISTINCT pot, 'campaign:' || pot || '.frozen' FROM earnings.funding
              UNION ALL SELECT pot, 'claim:' || source || '.base' FROM earnings.reserve
              UNION ALL SELECT pot, 'claim:' || source || '.bonus' FROM earnings.reserve
              UNION ALL SELECT pot, 'line:' || name || '.held' FROM line
              UNION ALL SELECT pot, 'fee:' || name || '.deferred' FROM line
            ), there AS (
              SELECT n.pot, -a.balance AS amount, a.commodity
                FROM named n JOIN account a ON a.code = n.code
              UNION ALL SELECT pot, amount + fee, commodity FROM line WHERE state = 'RELEASED'
              UNION ALL SELECT pot, amount, commodity FROM earnings.refund
                WHERE state <> 'REOPENED'
              UNION ALL SELECT c.pot, d.amount, c.commodity FROM earnings.chargeback_draw d
                JOIN earnings.chargeback c ON c.id = d.chargeback WHERE c.state = 'LOST'
              UNION ALL SELECT pot, -deposit, commodity FROM earnings.funding
                WHERE state IN ('BOOKED', 'SETTLED')
            )
            SELECT pot || ' is off by {' || sum(amount) || ' ' || max(commodity) || '}' AS wrong
            FROM there
            GROUP BY pot HAVING sum(amount) <> 0
            """);
    checks.put(
        "The application cannot change or delete what was posted",
        """
        SELECT t || ': ' || p AS wrong
        FROM unnest(ARRAY['earnings.entry', 'earnings.posting', 'earnings.seal', 'earnings.sealed']) t,
          unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) p
        WHERE has_table_privilege('clipgen_app', t, p)
        """);
    return checks;
  }

  @Override
  public Audit audit() {
    return database.call(
        () -> {
          Handle handle = database.inTransaction();
          handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
          JournalAudit journal = JournalAudit.of(handle);
          var checks = new ArrayList<>(journal.checks());
          CHECKS.forEach((name, sql) -> checks.add(check(handle, name, sql)));
          var totals = new TreeMap<String, Money>();
          var connected = new TreeMap<String, Money>();
          balances(handle, totals, connected);
          return new Audit(
              currency,
              journal.entries(),
              journal.postings(),
              checks,
              totals,
              connected,
              journal.chain(),
              journal.history(),
              underWay(handle));
        });
  }

  private static Check check(Handle handle, String name, String sql) {
    var findings = new Findings(name);
    handle
        .createQuery(sql)
        .setFetchSize(1000)
        .mapTo(String.class)
        .useStream(rows -> rows.forEach(findings::add));
    return findings.check();
  }

  private void balances(Handle handle, Map<String, Money> totals, Map<String, Money> connected) {
    handle
        .createQuery(
            ACCOUNTS
                + "SELECT code, balance FROM account WHERE commodity = :commodity ORDER BY code")
        .setFetchSize(1000)
        .bind("commodity", currency)
        .map((row, _) -> Map.entry(row.getString("code"), row.getLong("balance")))
        .useStream(
            rows ->
                rows.forEach(
                    row -> {
                      Account account = Account.parse(row.getKey());
                      Money raw = Money.of(row.getValue(), currency);
                      Money amount = account.kind().growsByDebit() ? raw : raw.negated();
                      totals.merge(account.type().template(), amount, Money::plus);
                      if (row.getKey().startsWith("psp.connected:")) {
                        connected.put(row.getKey(), amount);
                      }
                    }));
  }

  private UnderWay underWay(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT
              (SELECT coalesce(sum(deposit + fee + processing - cost), 0) FROM earnings.funding
                WHERE state = 'PENDING' AND commodity = :commodity) AS charges,
              (SELECT coalesce(sum(deposit + fee + processing - cost), 0) FROM earnings.funding
                WHERE state = 'BOOKED' AND commodity = :commodity) AS settling,
              (SELECT coalesce(sum(amount + fee), 0) FROM earnings.refund
                WHERE state = 'SENDING' AND commodity = :commodity) AS refunds,
              (SELECT coalesce(sum(amount), 0) FROM earnings.top_up
                WHERE state IN ('REQUESTED', 'UNKNOWN') AND place = 'PROVIDER'
                  AND commodity = :commodity) AS topping_up
            """)
        .bind("commodity", currency)
        .map(
            (row, _) ->
                new UnderWay(
                    Money.of(row.getLong("charges"), currency),
                    Money.of(row.getLong("settling"), currency),
                    Money.of(row.getLong("refunds"), currency),
                    Money.of(row.getLong("topping_up"), currency)))
        .one();
  }
}
