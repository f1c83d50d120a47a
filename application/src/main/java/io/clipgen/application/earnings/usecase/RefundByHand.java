package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.shared.BankReference;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.earnings.Tranche;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.RefundId;
import java.util.List;
import java.util.Map;

/// Notes that an administrator has given a refused refund back from the platform's own bank
/// account: the way for what the provider refunds no more, such as the rest of a payment of which a
/// bank has taken a part.
public final class RefundByHand {

  private final AdminActions actions;
  private final Fundings fundings;
  private final Ledger ledger;
  private final Bookkeeper bookkeeper;
  private final Transactions transactions;
  private final BusinessClock clock;

  public RefundByHand(
      Fundings fundings,
      Ledger ledger,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    this.actions = actions;
    this.fundings = fundings;
    this.ledger = ledger;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Books it, once.
  ///
  /// @return what was given back
  /// @throws Forbidden unless the caller is an admin
  /// @throws InvalidInput naming `reference` if it is missing or too long
  /// @throws NotFound if there is no such refund
  /// @throws Refused unless it was refused and its money is still there, if another one has the
  ///   reference, or if the books have less than that at the bank
  public Money handle(Command command) {
    command.caller().requireAdmin();
    String reference = BankReference.given(command.reference());
    return transactions.call(() -> giveBack(command, reference));
  }

  private Money giveBack(Command command, String reference) {
    Refund refund =
        fundings.lock(command.id()).orElseThrow(() -> new NotFound("refund", command.id()));
    if (refund.state() != Refund.State.REOPENED) {
      throw new Refused("refund-state", "Only a refused refund can be given back by hand.");
    }
    requireMoney(refund);
    if (!fundings.returnedByHand(refund.id(), reference)) {
      throw new Refused(
          "reference-used",
          "Another refund was given back by hand with this reference: each payment has its own.");
    }
    if (refund.amount().isPositive()) {
      fundings.take(List.of(new Tranche.Draw(refund.funding(), refund.amount())));
    }
    fundings.feeBack(refund.funding(), refund.fee());
    Occasion asked = occasion(refund, "requested by hand", command, reference);
    Occasion done = occasion(refund, "refunded by hand", command, reference);
    bookkeeper.post(PostingRules.refundRequested(asked, CampaignId.parse(refund.pot()), refund));
    bookkeeper.post(PostingRules.refundedByHand(done, refund.id(), refund.total()));
    actions.note(command.caller(), "pay-refund-by-hand", refund.id().text(), reference);
    return refund.total();
  }

  // What was refused is free again: it may have gone another way since, and then must not go twice.
  private void requireMoney(Refund refund) {
    Account free = Account.free(CampaignId.parse(refund.pot()));
    Account bank = Account.of(AccountType.BANK);
    String currency = refund.amount().currency();
    Map<Account, Money> locked = ledger.lock(List.of(free, bank), currency);
    boolean there =
        fundings.refused(refund.id())
            && fundings.newestFirst(refund.pot(), currency).stream()
                    .filter(tranche -> tranche.funding().equals(refund.funding()))
                    .map(Tranche::free)
                    .reduce(Money.zero(currency), Money::plus)
                    .compareTo(refund.amount())
                >= 0
            && fundings.fees(refund.pot(), currency).stream()
                    .filter(fee -> fee.accrual().funding().equals(refund.funding()))
                    .map(fee -> fee.accrual().rest(fee.kept()))
                    .reduce(Money.zero(currency), Money::plus)
                    .compareTo(refund.fee())
                >= 0;
    if (!there) {
      throw new Refused("nothing-free", "The money of this refund has gone another way by now.");
    }
    Money atBank = locked.getOrDefault(bank, Money.zero(currency));
    if (atBank.compareTo(refund.total()) < 0) {
      throw new Refused(
          "bank-does-not-cover",
          "The books have "
              + atBank
              + " at the bank and this refund is "
              + refund.total()
              + ". Note money that was put there (POST /api/v1/admin/ledger/top-ups to the bank), or bring profit there (POST /api/v1/admin/ledger/withdrawals).");
    }
  }

  private Occasion occasion(Refund refund, String event, Command command, String reference) {
    return Occasion.of(refund.id().text(), event, clock.now())
        .with("pot", refund.pot())
        .with("funding", refund.funding().text())
        .with("by", command.caller().party().text())
        .with("reference", reference);
  }

  /// @param reference the bank's name of the payment
  public record Command(Caller caller, RefundId id, String reference) {}
}
