package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.PotKeeper;
import io.clipgen.application.earnings.port.ChargebackLog;
import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.Debts.Recovery;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lots;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.PaymentGateway.Dispute;
import io.clipgen.application.earnings.port.PaymentGateway.DisputeState;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.NoticeHandler;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.Chargeback;
import io.clipgen.domain.earnings.Debt;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.Lot;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.PostingRules.Lost;
import io.clipgen.domain.earnings.PostingRules.Returned;
import io.clipgen.domain.earnings.Tranche;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Follows the disputes of our charges at the payment provider, and books what becomes of them.
/// What a disputed payment could still pay for is frozen first; what was earned stays.
public final class FollowChargebacks implements DueWork, NoticeHandler {

  private static final int PAGE = 50;
  private static final Duration AGAIN = Duration.ofHours(6);
  // A bank may change its mind: what was lost is asked for once a week for so long.
  private static final Duration LOST_AGAIN = Duration.ofDays(7);
  private static final Duration LOST_FOR = Duration.ofDays(120);

  private final OneByOne<String> oneByOne = new OneByOne<>(id -> id);
  private final PaymentGateway gateway;
  private final ChargebackLog log;
  private final Fundings fundings;
  private final Debts debts;
  private final Lots lots;
  private final Ledger ledger;
  private final Bookkeeper bookkeeper;
  private final List<PotKeeper> keepers;
  private final Transactions transactions;
  private final Ids ids;

  public FollowChargebacks(
      PaymentGateway gateway,
      ChargebackLog log,
      Fundings fundings,
      Debts debts,
      Lots lots,
      Ledger ledger,
      List<PotKeeper> keepers,
      Transactions transactions,
      Ids ids) {
    this.gateway = gateway;
    this.log = log;
    this.fundings = fundings;
    this.debts = debts;
    this.lots = lots;
    this.ledger = ledger;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.keepers = List.copyOf(keepers);
    this.transactions = transactions;
    this.ids = ids;
  }

  @Override
  public String name() {
    return "follow-chargebacks";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Set<String> objects() {
    return Set.of("dispute");
  }

  @Override
  public void noticed(Notice notice, Instant now) {
    log.askSoon(notice.objectId(), now);
  }

  @Override
  public int run(Instant now) {
    Map<String, Dispute> fresh = fresh(now);
    return oneByOne.run(
        PAGE,
        most ->
            Stream.concat(fresh.keySet().stream(), log.toAsk(now, most).stream())
                .distinct()
                .toList(),
        id -> {
          Optional<Dispute> dispute =
              Optional.ofNullable(fresh.get(id)).or(() -> gateway.findDispute(id));
          transactions.run(
              () ->
                  dispute.ifPresentOrElse(
                      each -> follow(each, now), () -> log.seen(id, now.plus(AGAIN))));
        });
  }

  // Noted before they are followed: one that cannot be keeps no later one from being found.
  private Map<String, Dispute> fresh(Instant now) {
    var fresh = new LinkedHashMap<String, Dispute>();
    gateway
        .disputes(log.lastSeen().orElse(null), PAGE)
        .forEach(dispute -> fresh.put(dispute.id(), dispute));
    if (!fresh.isEmpty()) {
      transactions.run(() -> fresh.keySet().forEach(id -> log.seen(id, now)));
    }
    return fresh;
  }

  private void follow(Dispute dispute, Instant now) {
    Optional<Funding> funding = fundings.charged(dispute.charge());
    Optional<PotKeeper> keeper = funding.flatMap(paid -> keeper(paid.pot()));
    // Pots before rows of the ledger, as everywhere.
    keeper.ifPresent(each -> each.lock(funding.orElseThrow().pot()));
    Optional<Chargeback> known = log.lock(dispute.id());
    if (known.isEmpty() && dispute.withdrawn().isPositive()) {
      known = Optional.of(open(dispute, funding, keeper, now));
    }
    known.ifPresent(
        each -> {
          if (each.state() == Chargeback.State.OPEN) {
            end(each, dispute, keeper, now);
          } else if (each.state() == Chargeback.State.LOST && dispute.state() == DisputeState.WON) {
            winAfterAll(each, dispute, keeper, now);
          }
        });
    log.seen(dispute.id(), next(dispute, now));
  }

  private static @Nullable Instant next(Dispute dispute, Instant now) {
    return switch (dispute.state()) {
      case INQUIRY, NEEDS_RESPONSE, UNDER_REVIEW -> now.plus(AGAIN);
      case WON -> null;
      case LOST -> now.isBefore(dispute.openedAt().plus(LOST_FOR)) ? now.plus(LOST_AGAIN) : null;
    };
  }

  private Chargeback open(
      Dispute dispute, Optional<Funding> funding, Optional<PotKeeper> keeper, Instant now) {
    var chargeback =
        new Chargeback(
            dispute.id(),
            dispute.charge(),
            funding.orElse(null),
            dispute.withdrawn(),
            dispute.fee(),
            List.of(),
            dispute.reason(),
            false,
            Money.zero(dispute.withdrawn().currency()),
            Money.zero(dispute.withdrawn().currency()),
            Chargeback.State.OPEN,
            dispute.openedAt(),
            null,
            null);
    bookkeeper.post(
        PostingRules.chargedBack(
            occasion(dispute.id(), funding, "opened", now), dispute.withdrawn(), dispute.fee()));
    if (keeper.isPresent()) {
      boolean wasOpen = keeper.get().disputed(funding.orElseThrow().pot());
      chargeback = chargeback.frozen(freeze(chargeback, keeper.get(), now), wasOpen);
    }
    log.add(chargeback);
    return chargeback;
  }

  // First what is free, then what the newest that has earned nothing yet has reserved.
  private List<Tranche.Draw> freeze(Chargeback chargeback, PotKeeper keeper, Instant now) {
    Funding funding = Objects.requireNonNull(chargeback.funding());
    var draws = new ArrayList<Tranche.Draw>();
    int step = 1;
    Money missing;
    do {
      missing = freeze(chargeback.frozen(draws, false), funding, step++, draws, now);
    } while (missing.isPositive() && keeper.freeUp(funding.pot()));
    return merged(draws);
  }

  // What is free of the payment itself; then its idle fee has to do, which stays where it is; what
  // is missing then comes from the other payments.
  private Money freeze(
      Chargeback chargeback, Funding funding, int step, List<Tranche.Draw> draws, Instant now) {
    CampaignId campaign = CampaignId.parse(funding.pot());
    Account account = Account.free(campaign);
    String currency = chargeback.withdrawn().currency();
    Money free = Objects.requireNonNull(ledger.lock(List.of(account), currency).get(account));
    List<Tranche> tranches = ownFirst(funding, currency);
    Money own =
        chargeback
            .shortfall()
            .min(
                tranches.stream()
                    .filter(tranche -> tranche.funding().equals(funding.id()))
                    .map(Tranche::free)
                    .findFirst()
                    .orElse(Money.zero(currency)));
    Money most = own.max(chargeback.shortfall().minus(idleFee(chargeback, own)));
    Money amount = most.min(free);
    if (amount.isPositive()) {
      List<Tranche.Draw> taken = Tranche.draw(tranches, amount);
      fundings.take(taken);
      draws.addAll(taken);
      bookkeeper.post(
          PostingRules.frozen(
              occasion(chargeback.id(), Optional.of(funding), "frozen " + step, now),
              campaign,
              amount));
    }
    return most.minus(amount);
  }

  /// What of the fee on a disputed payment nobody can earn any more: what is spent of the payment
  /// earns it, and so may what is reserved or free, and what another dispute has taken and may give
  /// back.
  ///
  /// @param leaving what of the payment is free and will not be
  private Money idleFee(Chargeback chargeback, Money leaving) {
    Funding funding = Objects.requireNonNull(chargeback.funding());
    String currency = leaving.currency();
    return fundings.fees(funding.pot(), currency).stream()
        .filter(fee -> fee.accrual().funding().equals(funding.id()))
        .map(
            fee ->
                fee.accrual()
                    .rest(
                        fee.kept()
                            .plus(fee.free().minus(leaving))
                            .plus(log.taken(funding.id(), chargeback.id(), currency))))
        .findFirst()
        .orElse(Money.zero(currency));
  }

  private List<Tranche> ownFirst(Funding funding, String currency) {
    var tranches = new ArrayList<Tranche>();
    for (Tranche tranche : fundings.newestFirst(funding.pot(), currency)) {
      if (tranche.funding().equals(funding.id())) {
        tranches.addFirst(tranche);
      } else {
        tranches.add(tranche);
      }
    }
    return tranches;
  }

  private static List<Tranche.Draw> merged(List<Tranche.Draw> draws) {
    Map<FundingId, Money> sums = new LinkedHashMap<>();
    draws.forEach(draw -> sums.merge(draw.funding(), draw.amount(), Money::plus));
    return sums.entrySet().stream()
        .map(sum -> new Tranche.Draw(sum.getKey(), sum.getValue()))
        .toList();
  }

  private void end(
      Chargeback chargeback, Dispute dispute, Optional<PotKeeper> keeper, Instant now) {
    switch (dispute.state()) {
      case INQUIRY, NEEDS_RESPONSE, UNDER_REVIEW -> {}
      case WON -> win(chargeback, dispute, keeper, now);
      case LOST -> lose(chargeback, keeper, now);
    }
  }

  private void win(
      Chargeback chargeback, Dispute dispute, Optional<PotKeeper> keeper, Instant now) {
    Optional<Funding> funding = Optional.ofNullable(chargeback.funding());
    bookkeeper.post(
        PostingRules.chargebackWon(
            occasion(chargeback.id(), funding, "won", now),
            chargeback.withdrawn(),
            chargeback.fee().minus(dispute.fee())));
    Money frozen = chargeback.frozenInAll();
    if (frozen.isPositive()) {
      bookkeeper.post(
          PostingRules.thawed(
              occasion(chargeback.id(), funding, "thawed", now),
              CampaignId.parse(funding.orElseThrow().pot()),
              frozen));
      fundings.thaw(chargeback.frozen());
    }
    log.save(chargeback.ended(Chargeback.State.WON, now));
    keeper.ifPresent(
        each -> {
          String pot = funding.orElseThrow().pot();
          each.won(pot, chargeback.reopen() && !log.openOn(pot));
        });
  }

  // The money comes back at once and usable. It pays what is still owed because of the loss, and
  // undoes what was done to get it.
  private void winAfterAll(
      Chargeback chargeback, Dispute dispute, Optional<PotKeeper> keeper, Instant now) {
    Optional<Funding> funding = Optional.ofNullable(chargeback.funding());
    Occasion occasion = occasion(chargeback.id(), funding, "won after all", now);
    Money unexplained = chargeback.unexplained().minus(chargeback.explained());
    Money expense = chargeback.explained().plus(chargeback.fee().minus(dispute.fee()));
    if (funding.isEmpty()) {
      bookkeeper.post(PostingRules.chargebackReturned(occasion, unexplained, expense));
    } else {
      Settled debt = settle(chargeback, funding.get(), now);
      bookkeeper.post(
          PostingRules.chargebackReturned(
              occasion,
              funding.get(),
              new Returned(
                  chargeback.frozenInAll(),
                  chargeback.feeBack(),
                  debt.open(),
                  debt.recovered(),
                  chargeback.shortfall().minus(debt.open()).minus(debt.recovered()),
                  unexplained,
                  expense)));
      fundings.thaw(chargeback.frozen());
      fundings.feeBack(funding.get().id(), chargeback.feeBack().negated());
    }
    log.save(chargeback.ended(Chargeback.State.WON, now));
    keeper.ifPresent(each -> each.won(funding.orElseThrow().pot(), false));
  }

  private Settled settle(Chargeback chargeback, Funding funding, Instant now) {
    Money none = Money.zero(chargeback.withdrawn().currency());
    DebtId id = chargeback.debt();
    if (id == null) {
      return new Settled(none, none);
    }
    Money open = debts.lock(id).orElseThrow().open();
    List<Recovery> recovered = debts.recoveries(id);
    debts.forgive(id, open);
    lots.restore(
        id,
        recovered.stream()
            .map(
                each ->
                    new Lots.Restored(
                        new Lot(ids.next(), each.line(), each.amount()), funding.payer()))
            .toList(),
        now);
    return new Settled(open, recovered.stream().map(Recovery::amount).reduce(none, Money::plus));
  }

  /// What had become of a debt.
  private record Settled(Money open, Money recovered) {}

  private void lose(Chargeback chargeback, Optional<PotKeeper> keeper, Instant now) {
    Chargeback lost = chargeback.ended(Chargeback.State.LOST, now);
    Funding funding = chargeback.funding();
    if (funding == null) {
      bookkeeper.post(
          PostingRules.chargebackLost(
              occasion(chargeback.id(), Optional.empty(), "lost", now), chargeback.unexplained()));
    } else {
      lost = lost.refunding(idleFee(chargeback, Money.zero(chargeback.withdrawn().currency())));
      fundings.feeBack(funding.id(), lost.feeBack());
      Money owed = lost.shortfall();
      bookkeeper.post(
          PostingRules.chargebackLost(
              occasion(chargeback.id(), Optional.of(funding), "lost", now),
              funding,
              new Lost(lost.frozenInAll(), lost.feeBack(), owed, lost.unexplained())));
      if (owed.isPositive()) {
        var debt = new DebtId(ids.next());
        lost = lost.owing(debt);
        debts.add(
            List.of(
                Debt.of(
                    debt,
                    funding.payer(),
                    funding.id().text(),
                    "Your bank took the payment back (dispute " + chargeback.id() + ").",
                    owed,
                    now)));
      }
    }
    log.save(lost);
    keeper.ifPresent(each -> each.lost(Objects.requireNonNull(funding).pot()));
  }

  private Optional<PotKeeper> keeper(String pot) {
    return keepers.stream().filter(each -> each.keeps(pot)).findFirst();
  }

  private static Occasion occasion(
      String dispute, Optional<Funding> funding, String event, Instant now) {
    Occasion occasion = Occasion.of(dispute, event, now);
    return funding
        .map(paid -> occasion.with("pot", paid.pot()).with("funding", paid.id().text()))
        .orElse(occasion);
  }
}
