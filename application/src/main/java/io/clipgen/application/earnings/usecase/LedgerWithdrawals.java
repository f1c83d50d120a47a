package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Books.ClaimsPaidOut;
import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lots;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.Lot;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.util.List;

/// [Withdrawals] over the double-entry ledger.
public final class LedgerWithdrawals implements Withdrawals {

  private final Bookkeeper bookkeeper;
  private final Ledger ledger;
  private final Lots lots;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final Ids ids;
  private final String currency;

  /// @param currency the installation's currency
  public LedgerWithdrawals(
      Ledger ledger, Lots lots, Outbox outbox, BusinessClock clock, Ids ids, String currency) {
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.ledger = ledger;
    this.lots = lots;
    this.outbox = outbox;
    this.clock = clock;
    this.ids = ids;
    this.currency = currency;
  }

  @Override
  public Money available(PartyId party) {
    return ledger.balance(Account.available(party), currency);
  }

  @Override
  public boolean reserve(PayoutId payout, PartyId payee, Money amount) {
    return switch (bookkeeper.offer(
        PostingRules.payoutRequested(occasion(payout, "requested"), payee, payout, amount))) {
      case Ledger.Outcome.Short shortage -> false;
      case Ledger.Outcome.Posted posted -> {
        if (!posted.added().isEmpty()) {
          // The posting has locked the payee's account: nobody else chooses lots now.
          lots.take(payout, Lot.take(lots.oldestFree(payee, amount), amount), ids.next());
        }
        yield true;
      }
    };
  }

  @Override
  public void release(PayoutId payout, PartyId payee, Money amount) {
    if (bookkeeper.post(
        PostingRules.payoutReturned(occasion(payout, "returned"), payee, payout, amount))) {
      lots.free(payout);
    }
  }

  @Override
  public void transferred(PayoutId payout, PartyId payee, Money amount, String receipt) {
    bookkeeper.post(
        PostingRules.transferred(
            occasion(payout, "transferred").with("receipt", receipt), payee, payout, amount));
  }

  @Override
  public void transferReturned(PayoutId payout, PartyId payee, Money amount, String receipt) {
    Occasion returned = occasion(payout, "transfer returned").with("receipt", receipt);
    if (bookkeeper.post(PostingRules.transferReturned(returned, payee, payout, amount))) {
      release(payout, payee, amount);
    }
  }

  @Override
  public void arrived(PayoutId payout, PartyId payee, Money amount, int attempt, String receipt) {
    Occasion arrived = occasion(payout, "arrived " + attempt).with("receipt", receipt);
    if (!bookkeeper.post(PostingRules.bankFinal(arrived, payee, payout, amount))) {
      return;
    }
    List<ClaimId> claims =
        lots.spend(payout).stream()
            .filter(source -> source.startsWith(ClaimId.PREFIX + "_"))
            .map(ClaimId::parse)
            .toList();
    if (!claims.isEmpty()) {
      outbox.publish(new ClaimsPaidOut(claims));
    }
  }

  @Override
  public void bounced(PayoutId payout, PartyId payee, Money amount, int attempt, String receipt) {
    Occasion bounced = occasion(payout, "bounced " + attempt).with("receipt", receipt);
    if (bookkeeper.post(PostingRules.bankReturned(bounced, payee, payout, amount))) {
      lots.unspend(payout);
    }
  }

  private Occasion occasion(PayoutId payout, String event) {
    return Occasion.of(payout.text(), event, clock.now());
  }
}
