package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Posting;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Money;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The journal, appended to in one round trip however many entries there are.
@Singleton
final class JdbcLedger implements Ledger {

  // From so many on, a plan of their own is worth its time.
  private static final int FEW = 20;

  /// The accounts of equity, revenue and expense: few, and nobody's but the platform's.
  private static final List<String> OWN =
      Arrays.stream(AccountType.values())
          .filter(
              type ->
                  switch (type.kind()) {
                    case EQUITY, REVENUE, EXPENSE -> true;
                    case ASSET, LIABILITY -> false;
                  })
          .map(AccountType::template)
          .toList();

  private final Database database;

  JdbcLedger(Database database) {
    this.database = database;
  }

  @Override
  public Outcome post(List<Stamped> entries) {
    var rows = new Rows(entries);
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT short, added FROM earnings.<post>(
              :ids, :sources, :events, :effective::timestamptz[], :details,
              :of, :codes, :kinds, :commodities, :amounts)
            """)
        .define("post", entries.size() > FEW ? "post_many" : "post")
        .bindArray("ids", UUID.class, rows.ids)
        .bindArray("sources", String.class, rows.sources)
        .bindArray("events", String.class, rows.events)
        .bindArray("effective", String.class, rows.effective)
        .bindArray("details", String.class, rows.details)
        .bindArray("of", Integer.class, rows.of)
        .bindArray("codes", String.class, rows.codes)
        .bindArray("kinds", String.class, rows.kinds)
        .bindArray("commodities", String.class, rows.commodities)
        .bindArray("amounts", Long.class, rows.amounts)
        .map(
            (row, _) -> {
              String shortage = row.getString("short");
              return shortage == null
                  ? new Outcome.Posted(
                      Arrays.stream((UUID[]) row.getArray("added").getArray())
                          .map(EntryId::new)
                          .collect(Collectors.toSet()))
                  : (Outcome) new Outcome.Short(Account.parse(shortage));
            })
        .one();
  }

  @Override
  public Money balance(Account account, String currency) {
    return Objects.requireNonNull(
        database.with(handle -> read(handle, List.of(account), currency)).get(account));
  }

  @Override
  public Money surplus(String currency) {
    return Money.of(
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT coalesce(-sum(a.balance + coalesce((SELECT sum(d.amount)
                          FROM earnings.delta d WHERE d.account_id = a.id), 0)), 0)
                        FROM earnings.account a
                        WHERE a.code = ANY (:codes) AND a.commodity = :commodity
                        """)
                    .bindArray("codes", String.class, OWN)
                    .bind("commodity", currency)
                    .mapTo(Long.class)
                    .one()),
        currency);
  }

  @Override
  public Map<Account, Money> lock(List<Account> accounts, String currency) {
    Handle handle = database.inTransaction();
    handle
        .createQuery(
            """
            SELECT earnings.lock_accounts(array_agg(id))::text FROM earnings.account
            WHERE code = ANY (:codes) AND commodity = :commodity
            """)
        .bindArray("codes", String.class, accounts.stream().map(Account::code).toList())
        .bind("commodity", currency)
        .mapTo(String.class)
        .one();
    return read(handle, accounts, currency);
  }

  @Override
  public int fold(int atLeast) {
    return database.call(
        () ->
            database
                .inTransaction()
                .createQuery(
                    """
                    WITH busy AS (
                      SELECT account_id FROM earnings.delta
                      GROUP BY account_id HAVING count(*) >= :atLeast
                    ), folded AS (
                      SELECT earnings.lock_accounts(array_agg(account_id)), count(*) FROM busy
                    )
                    SELECT count FROM folded
                    """)
                .bind("atLeast", atLeast)
                .mapTo(Integer.class)
                .one());
  }

  private static Map<Account, Money> read(Handle handle, List<Account> accounts, String currency) {
    Map<String, Long> raw =
        handle
            .createQuery(
                """
                SELECT a.code, a.balance + coalesce(
                  (SELECT sum(d.amount) FROM earnings.delta d WHERE d.account_id = a.id), 0) AS raw
                FROM earnings.account a
                WHERE a.code = ANY (:codes) AND a.commodity = :commodity
                """)
            .bindArray("codes", String.class, accounts.stream().map(Account::code).toList())
            .bind("commodity", currency)
            .reduceRows(
                new LinkedHashMap<>(),
                (map, row) -> {
                  map.put(row.getColumn("code", String.class), row.getColumn("raw", Long.class));
                  return map;
                });
    var balances = new LinkedHashMap<Account, Money>();
    for (Account account : accounts) {
      Money amount = Money.of(raw.getOrDefault(account.code(), 0L), currency);
      balances.put(account, account.kind().growsByDebit() ? amount : amount.negated());
    }
    return balances;
  }

  /// Entries and their postings as columns.
  private static final class Rows {
    private final List<UUID> ids = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<String> effective = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private final List<Integer> of = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private final List<String> commodities = new ArrayList<>();
    private final List<Long> amounts = new ArrayList<>();

    Rows(List<Stamped> entries) {
      for (Stamped stamped : entries) {
        var occasion = stamped.entry().occasion();
        ids.add(stamped.id().value());
        sources.add(occasion.source());
        events.add(occasion.event());
        effective.add(occasion.at().toString());
        details.add(Json.write(occasion.details()));
        for (Posting posting : stamped.entry().postings()) {
          of.add(ids.size());
          codes.add(posting.account().code());
          kinds.add(posting.account().kind().name());
          commodities.add(posting.amount().currency());
          amounts.add(posting.amount().minor());
        }
      }
    }
  }
}
