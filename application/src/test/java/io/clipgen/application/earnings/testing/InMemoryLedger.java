package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Posting;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A [Ledger] in memory. One thread; nothing is rolled back.
public final class InMemoryLedger implements Ledger {

  private final List<Stamped> journal = new ArrayList<>();
  private final Set<List<String>> occasions = new HashSet<>();
  private final Map<String, Long> balances = new HashMap<>();

  @Override
  public Outcome post(List<Stamped> entries) {
    var fresh = new ArrayList<Stamped>();
    for (Stamped stamped : entries) {
      if (!occasions.contains(key(stamped.entry()))) {
        fresh.add(stamped);
      }
    }
    var changes = JournalEntry.changes(fresh.stream().map(Stamped::entry).toList());
    for (var change : changes.entrySet()) {
      Account account = change.getKey();
      for (var amount : change.getValue().entrySet()) {
        long after = raw(account, amount.getKey()) + amount.getValue();
        if (account.kind().guarded() && amount.getValue() > 0 && after > 0) {
          return new Outcome.Short(account);
        }
      }
    }
    var added = new HashSet<EntryId>();
    for (Stamped stamped : fresh) {
      if (occasions.add(key(stamped.entry()))) {
        journal.add(stamped);
        added.add(stamped.id());
        stamped
            .entry()
            .postings()
            .forEach(
                posting ->
                    balances.merge(
                        name(posting.account(), posting.amount().currency()),
                        posting.amount().minor(),
                        Math::addExact));
      }
    }
    return new Outcome.Posted(added);
  }

  @Override
  public Money balance(Account account, String currency) {
    long raw = raw(account, currency);
    return Money.of(account.kind().growsByDebit() ? raw : -raw, currency);
  }

  @Override
  public Money surplus(String currency) {
    Money surplus = Money.zero(currency);
    for (JournalEntry entry : journal()) {
      for (Posting posting : entry.postings()) {
        surplus =
            switch (posting.account().kind()) {
              case EQUITY, REVENUE, EXPENSE -> surplus.minus(posting.amount());
              case ASSET, LIABILITY -> surplus;
            };
      }
    }
    return surplus;
  }

  @Override
  public Map<Account, Money> lock(List<Account> accounts, String currency) {
    var result = new LinkedHashMap<Account, Money>();
    accounts.forEach(account -> result.put(account, balance(account, currency)));
    return result;
  }

  @Override
  public int fold(int atLeast) {
    return 0;
  }

  /// The entries so far, in order.
  public List<JournalEntry> journal() {
    return journal.stream().map(Stamped::entry).toList();
  }

  /// How many entries there are.
  public int size() {
    return journal.size();
  }

  /// The entry at a place of the journal, from 0.
  public JournalEntry entry(int number) {
    return journal.get(number).entry();
  }

  private long raw(Account account, String currency) {
    return balances.getOrDefault(name(account, currency), 0L);
  }

  private static String name(Account account, String currency) {
    return account.code() + " " + currency;
  }

  private static List<String> key(JournalEntry entry) {
    return List.of(entry.occasion().source(), entry.occasion().event());
  }
}
