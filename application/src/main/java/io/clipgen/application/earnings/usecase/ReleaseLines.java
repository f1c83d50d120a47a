package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Books.LinesReleased;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Hands lines whose hold is over to their payees, a page at a time. What a payee owes is recovered
/// first.
public final class ReleaseLines implements DueWork {

  private static final int PAGE = 500;

  private final Lines lines;
  private final Ledger ledger;
  private final Bookkeeper bookkeeper;
  private final Outbox outbox;
  private final Transactions transactions;
  private final String currency;

  public ReleaseLines(
      Lines lines,
      Ledger ledger,
      Outbox outbox,
      Transactions transactions,
      Ids ids,
      String currency) {
    this.lines = lines;
    this.ledger = ledger;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.outbox = outbox;
    this.transactions = transactions;
    this.currency = currency;
  }

  @Override
  public String name() {
    return "release-lines";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public int run(Instant now) {
    return transactions.call(() -> releasePage(now));
  }

  private int releasePage(Instant now) {
    List<Line> due = lines.due(now, PAGE);
    if (due.isEmpty()) {
      return 0;
    }
    var owed = new LinkedHashMap<>(ledger.lock(receivables(due), currency));
    var entries = new ArrayList<JournalEntry>();
    var worth = new LinkedHashMap<LineId, Money>();
    var released = new ArrayList<LinesReleased.Released>();
    for (Line line : due) {
      Money recovered = recover(owed, line);
      entries.add(PostingRules.released(occasion(line, now), line, recovered));
      worth.put(line.id(), line.amount().minus(recovered));
      released.add(
          new LinesReleased.Released(
              line.id(), ClaimId.parse(line.source()), line.payee(), line.amount()));
    }
    bookkeeper.post(entries);
    lines.release(worth, now);
    outbox.publish(new LinesReleased(released));
    return due.size();
  }

  private static List<Account> receivables(List<Line> due) {
    return due.stream().map(line -> Account.receivable(line.payee())).distinct().toList();
  }

  private static Money recover(Map<Account, Money> owed, Line line) {
    Account receivable = Account.receivable(line.payee());
    Money debt = owed.getOrDefault(receivable, Money.zero(line.amount().currency()));
    Money recovered = debt.min(line.amount());
    owed.put(receivable, debt.minus(recovered));
    return recovered;
  }

  private static Occasion occasion(Line line, Instant now) {
    return Occasion.of(line.id().text(), "released", now)
        .with("for", line.source())
        .with(Occasion.RULE, line.rule());
  }
}
