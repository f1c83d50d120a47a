package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.application.earnings.port.QuickAudit;
import io.clipgen.domain.shared.Money;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The sums of the balances, in one pass over the accounts.
@Singleton
final class JdbcQuickAudit implements QuickAudit {

  private final Database database;

  JdbcQuickAudit(Database database) {
    this.database = database;
  }

  @Override
  public List<Check> sums() {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    WITH account AS (
                      SELECT a.code, a.kind, a.commodity, a.balance + coalesce(d.amount, 0) AS balance
                      FROM earnings.account a LEFT JOIN (
                        SELECT account_id, sum(amount) AS amount FROM earnings.delta GROUP BY account_id
                      ) d ON d.account_id = a.id
                    )
                    SELECT commodity, sum(balance) AS off,
                      coalesce(sum(balance) FILTER (WHERE kind IN ('ASSET', 'LIABILITY')), 0) AS cover,
                      count(*) FILTER (WHERE kind = 'LIABILITY' AND balance > 0) AS below,
                      min(code) FILTER (WHERE kind = 'LIABILITY' AND balance > 0) AS example,
                      coalesce(sum(balance) FILTER (WHERE code = 'suspense'), 0) AS suspense
                    FROM account GROUP BY commodity ORDER BY commodity
                    """)
                .mapToMap()
                .list()
                .stream()
                .flatMap(JdbcQuickAudit::checks)
                .toList());
  }

  private static Stream<Check> checks(Map<String, Object> sums) {
    return Stream.of(
        check(
            "All balances sum to zero",
            number(sums, "off") != 0,
            "they are off by " + money(sums, "off")),
        check(
            "No liability is below zero",
            number(sums, "below") != 0,
            sums.get("below") + " are, such as " + sums.get("example")),
        check(
            "Liabilities are covered by assets",
            number(sums, "cover") < 0,
            "they lack " + money(sums, "cover").negated()),
        check(
            "Nothing is in suspense",
            number(sums, "suspense") != 0,
            "suspense is " + money(sums, "suspense")));
  }

  private static long number(Map<String, Object> sums, String name) {
    return sums.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static Money money(Map<String, Object> sums, String name) {
    return Money.of(number(sums, name), String.valueOf(sums.get("commodity")));
  }

  private static Check check(String name, boolean wrong, String example) {
    return new Check(name, wrong ? 1 : 0, wrong ? List.of(example) : List.of());
  }
}
