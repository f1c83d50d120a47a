package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Books.ClaimsPaidOut;
import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lots;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Lot;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  public Map<PartyId, Money> lockAvailable(List<PartyId> parties) {
    Map<Account, Money> locked =
        ledger.lock(parties.stream().map(Account::available).toList(), currency);
    var available = new LinkedHashMap<PartyId, Money>();
    for (PartyId party : parties) {
      available.put(party, locked.getOrDefault(Account.available(party), Money.zero(currency)));
    }
    return available;
  }

  @Override
  public void reserveAll(List<Reservation> reservations) {
    if (reservations.isEmpty()) {
      return;
    }
    bookkeeper.post(
        reservations.stream()
            .map(
                one ->
                    PostingRules.payoutRequested(
                        occasion(one.payout(), "requested"),
                        one.payee(),
                        one.payout(),
                        one.amount()))
            .toList());
    lots.takeAll(
        reservations.stream()
            .map(one -> new Lots.Taking(one.payout(), one.payee(), one.amount()))
            .toList());
  }

  @Override
  public Optional<Money> payByHand(PayoutId payout, PartyId payee, Money amount, String reference) {
    Account bank = Account.of(AccountType.BANK);
    Money there = ledger.lock(List.of(bank), currency).getOrDefault(bank, Money.zero(currency));
    if (there.compareTo(amount) < 0) {
      return Optional.of(there);
    }
    Occasion paid = occasion(payout, "paid by hand").with("reference", reference);
    if (bookkeeper.post(PostingRules.paidByHand(paid, payout, amount))) {
      spend(payout);
    }
    return Optional.empty();
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
    if (bookkeeper.post(PostingRules.bankFinal(arrived, payee, payout, amount))) {
      spend(payout);
    }
  }

  private void spend(PayoutId payout) {
    publish(lots.spend(payout, clock.now()), false);
  }

  private void publish(List<String> sources, boolean returned) {
    List<ClaimId> claims =
        sources.stream()
            .filter(source -> source.startsWith(ClaimId.PREFIX + "_"))
            .map(ClaimId::parse)
            .toList();
    if (!claims.isEmpty()) {
      outbox.publish(new ClaimsPaidOut(claims, returned));
    }
  }

  @Override
  public void bounced(PayoutId payout, PartyId payee, Money amount, int attempt, String receipt) {
    Occasion bounced = occasion(payout, "bounced " + attempt).with("receipt", receipt);
    if (bookkeeper.post(PostingRules.bankReturned(bounced, payee, payout, amount))) {
      publish(lots.unspend(payout), true);
    }
  }

  private Occasion occasion(PayoutId payout, String event) {
    return Occasion.of(payout.text(), event, clock.now());
  }
}
