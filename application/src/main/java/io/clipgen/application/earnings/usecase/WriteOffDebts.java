package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Debt;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Gives up what will not be recovered any more: debts that have become too old, and those that an
/// administrator gives up. It becomes the platform's loss.
public final class WriteOffDebts implements DueWork {

  private static final int PAGE = 500;

  private final AdminActions actions;
  private final Debts debts;
  private final Bookkeeper bookkeeper;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Duration age;

  /// @param age how old a debt gets before it is given up
  public WriteOffDebts(
      Debts debts,
      Ledger ledger,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      Duration age,
      AdminActions actions) {
    this.actions = actions;
    this.debts = debts;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.transactions = transactions;
    this.clock = clock;
    this.age = age;
  }

  @Override
  public String name() {
    return "write-off-debts";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public int run(Instant now) {
    return transactions.call(
        () -> {
          List<Debt> old = debts.lockAged(now.minus(age), PAGE);
          if (!old.isEmpty()) {
            writeOff(old, "too old: after " + age.toDays() + " days", now);
          }
          return old.size();
        });
  }

  /// Gives a debt up.
  ///
  /// @return what was given up
  /// @throws Forbidden unless the caller is an admin
  /// @throws NotFound if there is no such debt
  /// @throws InvalidInput if there is no reason
  /// @throws Refused if nothing of it is open
  public Money handle(Caller caller, DebtId id, String reason) {
    caller.requireAdmin();
    String why = Reason.given("must say why it is given up", reason);
    return transactions.call(
        () -> {
          Debt debt = debts.lock(id).orElseThrow(() -> new NotFound("receivable", id));
          if (debt.open().isZero()) {
            throw new Refused("nothing-open", "Nothing of this debt is open any more.");
          }
          writeOff(List.of(debt), why, clock.now());
          actions.note(caller, "give-up-debt", id.text(), why);
          return debt.open();
        });
  }

  private void writeOff(List<Debt> given, String reason, Instant now) {
    List<JournalEntry> entries =
        given.stream()
            .map(
                debt ->
                    PostingRules.writtenOff(
                        Occasion.of(debt.id().text(), "written off", now)
                            .with("for", debt.origin())
                            .with("because", reason),
                        debt.debtor(),
                        debt.open()))
            .toList();
    bookkeeper.post(entries);
    debts.writeOff(given.stream().map(Debt::id).toList());
  }
}
