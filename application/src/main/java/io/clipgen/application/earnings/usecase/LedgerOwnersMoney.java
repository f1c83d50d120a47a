package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.OwnersMoney;
import io.clipgen.application.earnings.port.Covers;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.WithdrawalId;
import java.util.List;

/// [OwnersMoney] over the double-entry ledger.
public final class LedgerOwnersMoney implements OwnersMoney {

  private final Ledger ledger;
  private final Covers covers;
  private final Bookkeeper bookkeeper;
  private final BusinessClock clock;
  private final String currency;

  /// @param currency the installation's currency
  public LedgerOwnersMoney(
      Ledger ledger, Covers covers, BusinessClock clock, Ids ids, String currency) {
    this.ledger = ledger;
    this.covers = covers;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.clock = clock;
    this.currency = currency;
  }

  @Override
  public Money lockProfit() {
    ledger.lock(List.of(Account.of(AccountType.PSP_AVAILABLE)), currency);
    return covers.cover().profit();
  }

  @Override
  public void withdrawn(WithdrawalId withdrawal, Money amount, String reference) {
    bookkeeper.post(
        PostingRules.profitWithdrawn(
            Occasion.of(withdrawal.text(), "withdrawn", clock.now()).with("receipt", reference),
            amount));
  }

  @Override
  public void returned(WithdrawalId withdrawal, Money amount, String reason) {
    Occasion returned =
        Occasion.of(withdrawal.text(), "returned", clock.now()).with("reason", reason);
    bookkeeper.post(PostingRules.profitWithdrawn(returned, amount).reversed(returned));
  }

  @Override
  public void feeKept(String source, String receipt, Money fee) {
    bookkeeper.post(
        PostingRules.payoutFee(
            Occasion.of(source, "fee " + receipt, clock.now()).with("receipt", receipt), fee));
  }
}
