package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Books.LinesReleased;
import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.Debts.Recovery;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Debt;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Hands lines whose hold is over to their payees, a page at a time. What a payee owes is recovered
/// first. While the breaker is tripped, nothing is released.
public final class ReleaseLines implements DueWork {

  private static final int PAGE = 500;

  private final Lines lines;
  private final Debts debts;
  private final Breaker breaker;
  private final Bookkeeper bookkeeper;
  private final Outbox outbox;
  private final Transactions transactions;
  private final String currency;

  public ReleaseLines(
      Lines lines,
      Debts debts,
      Ledger ledger,
      Breaker breaker,
      Outbox outbox,
      Transactions transactions,
      Ids ids,
      String currency) {
    this.lines = lines;
    this.debts = debts;
    this.breaker = breaker;
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
  public Set<String> after() {
    return Set.of("settle-fundings");
  }

  @Override
  public int run(Instant now) {
    return breaker.tripped().isPresent() ? 0 : transactions.call(() -> releasePage(now));
  }

  private int releasePage(Instant now) {
    List<Line> due = lines.due(now, PAGE);
    if (due.isEmpty()) {
      return 0;
    }
    Map<PartyId, Deque<Debt>> owed = owed(due);
    var recoveries = new ArrayList<Recovery>();
    var entries = new ArrayList<JournalEntry>();
    var worth = new LinkedHashMap<LineId, Money>();
    var released = new ArrayList<LinesReleased.Released>();
    for (Line line : due) {
      Money recovered = recover(owed, line, recoveries);
      entries.add(PostingRules.released(occasion(line, now), line, recovered));
      worth.put(line.id(), line.amount().minus(recovered));
      released.add(
          new LinesReleased.Released(line.id(), line.source(), line.payee(), line.amount()));
    }
    bookkeeper.post(entries);
    lines.release(worth, now);
    debts.recover(recoveries, now);
    outbox.publish(new LinesReleased(released));
    return due.size();
  }

  private Map<PartyId, Deque<Debt>> owed(List<Line> due) {
    var owed = new HashMap<PartyId, Deque<Debt>>();
    List<PartyId> payees = due.stream().map(Line::payee).distinct().toList();
    for (Debt debt : debts.lockOpen(payees, currency)) {
      owed.computeIfAbsent(debt.debtor(), _ -> new ArrayDeque<>()).add(debt);
    }
    return owed;
  }

  private static Money recover(
      Map<PartyId, Deque<Debt>> owed, Line line, List<Recovery> recoveries) {
    Money recovered = Money.zero(line.amount().currency());
    Deque<Debt> open = owed.getOrDefault(line.payee(), new ArrayDeque<>());
    while (!open.isEmpty() && recovered.compareTo(line.amount()) < 0) {
      Debt oldest = open.remove();
      Money part = oldest.open().min(line.amount().minus(recovered));
      recoveries.add(new Recovery(oldest.id(), line.id(), part));
      recovered = recovered.plus(part);
      if (part.compareTo(oldest.open()) < 0) {
        open.addFirst(oldest.less(part));
      }
    }
    return recovered;
  }

  private static Occasion occasion(Line line, Instant now) {
    return Occasion.of(line.id().text(), "released", now)
        .with("for", line.source())
        .with(Occasion.RULE, line.rule());
  }
}
