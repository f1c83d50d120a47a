package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.Books.TakenBack;
import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.DrawnFees;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.earnings.port.Reserves;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.PotFee;
import io.clipgen.domain.earnings.ProcessingRate;
import io.clipgen.domain.earnings.Reserve;
import io.clipgen.domain.earnings.Split;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Share;
import java.time.Instant;
import java.util.Map;

/// [Books] over the double-entry ledger.
public final class LedgerBooks implements Books {

  private static final String POT = "pot";

  private final Bookkeeper bookkeeper;
  private final PotFees fees;
  private final Ledger ledger;
  private final Fundings fundings;
  private final Reserves reserves;
  private final Lines lines;
  private final WayBack wayBack;
  private final Refunds refunds;
  private final Effects effects;
  private final BusinessClock clock;
  private final Ids ids;
  private final ProcessingRate processing;
  private final String currency;

  /// @param processing what the payment provider keeps of a charge
  /// @param currency the installation's currency
  public LedgerBooks(
      Ledger ledger,
      Fundings fundings,
      Reserves reserves,
      Lines lines,
      Debts debts,
      Effects effects,
      BusinessClock clock,
      Ids ids,
      ProcessingRate processing,
      String currency) {
    this(
        ledger,
        fundings,
        fundings,
        reserves,
        lines,
        debts,
        effects,
        clock,
        ids,
        processing,
        currency);
  }

  /// @param fees those that sources draw on
  LedgerBooks(
      Ledger ledger,
      Fundings fundings,
      DrawnFees fees,
      Reserves reserves,
      Lines lines,
      Debts debts,
      Effects effects,
      BusinessClock clock,
      Ids ids,
      ProcessingRate processing,
      String currency) {
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.fees = new PotFees(fees, bookkeeper);
    this.ledger = ledger;
    this.fundings = fundings;
    this.reserves = reserves;
    this.lines = lines;
    this.wayBack =
        new WayBack(bookkeeper, this.fees, ledger, reserves, lines, debts, ids, currency);
    this.refunds = new Refunds(ledger, fundings, effects, ids);
    this.effects = effects;
    this.clock = clock;
    this.ids = ids;
    this.processing = processing;
    this.currency = currency;
  }

  @Override
  public Money fund(
      FundingId id,
      CampaignId campaign,
      PartyId payer,
      Money deposit,
      Fee fee,
      String paymentMethod) {
    PotFee terms = new PotFee(fee.share(), fee.rule());
    Funding funding =
        Funding.pending(id, campaign.text(), payer, deposit, terms, processing, paymentMethod);
    if (fundings.add(funding)) {
      effects.intend(ChargeFunding.KIND, id.text(), ChargeFunding.Payload.of(funding));
    }
    return funding.charged();
  }

  @Override
  public Money free(CampaignId campaign) {
    return ledger.balance(Account.free(campaign), currency);
  }

  @Override
  public boolean reserve(CampaignId campaign, ClaimId claim, Money base, Money bonus) {
    return reserve(campaign, claim, Reserve.of(campaign.text(), claim.text(), base, bonus));
  }

  @Override
  public boolean reserveMetered(CampaignId campaign, ClaimId claim, Money most) {
    return reserve(campaign, claim, Reserve.metered(campaign.text(), claim.text(), most));
  }

  private boolean reserve(CampaignId campaign, ClaimId claim, Reserve reserve) {
    Occasion occasion = occasion(claim.text(), "reserved").with(POT, campaign.text());
    return switch (bookkeeper.offer(
        PostingRules.reserved(occasion, campaign, claim, reserve.base(), reserve.bonus()))) {
      case Ledger.Outcome.Short shortage -> false;
      case Ledger.Outcome.Posted posted -> {
        if (!posted.added().isEmpty()) {
          reserves.open(reserve);
        }
        yield true;
      }
    };
  }

  @Override
  public Money giveBack(CampaignId campaign, ClaimId claim, String event) {
    return wayBack.giveBackRest(campaign, claim, "given back: " + event, clock.now());
  }

  @Override
  public Money accept(
      CampaignId campaign,
      ClaimId claim,
      LineId line,
      PartyId payee,
      Terms terms,
      Instant releaseAt) {
    Split split = Split.of(terms.gross(), terms.payeeShare());
    Occasion occasion =
        occasion(claim.text(), "accepted")
            .with(POT, campaign.text())
            .with(Occasion.RULE, terms.rule());
    if (bookkeeper.post(PostingRules.accepted(occasion, claim, line, split))) {
      lines.add(
          Line.held(line, payee, claim.text(), Line.Kind.BASE, 1, split, terms.rule(), releaseAt));
      fees.follow(occasion, Money.zero(currency), split.gross());
    }
    return split.payee();
  }

  @Override
  public void reschedule(LineId line, Instant releaseAt) {
    lines.reschedule(line, releaseAt);
  }

  @Override
  public Money bonus(
      CampaignId campaign,
      ClaimId claim,
      PartyId payee,
      Money entitlement,
      String rule,
      Instant releaseAt) {
    // The whole bonus is its payee's.
    Terms terms = new Terms(entitlement, Share.ofBasisPoints(Share.WHOLE), rule);
    return follow(campaign, claim, payee, terms, Map.of(), releaseAt);
  }

  @Override
  public Money meter(
      CampaignId campaign,
      ClaimId claim,
      PartyId payee,
      Micros entitlement,
      Share payeeShare,
      String rule,
      Instant releaseAt) {
    Terms terms = new Terms(entitlement.settled(), payeeShare, rule);
    return follow(
        campaign,
        claim,
        payee,
        terms,
        Map.of(
            "micros", String.valueOf(entitlement.micros()),
            "carried", String.valueOf(entitlement.carried().micros())),
        releaseAt);
  }

  // Brings the part of a reserve that is counted to a cumulative entitlement.
  private Money follow(
      CampaignId campaign,
      ClaimId claim,
      PartyId payee,
      Terms entitlement,
      Map<String, String> details,
      Instant releaseAt) {
    Reserve before = locked(claim);
    Reserve reserve = before.entitledTo(entitlement.gross());
    if (!reserve.equals(before)) {
      reserves.save(reserve);
    }
    Money difference = reserve.difference(entitlement.gross());
    if (difference.isZero()) {
      return difference;
    }
    Occasion occasion =
        occasion(claim.text(), reserve.kind().slug() + " " + (reserve.moves() + 1))
            .with(POT, campaign.text())
            .with(Occasion.RULE, entitlement.rule());
    for (Map.Entry<String, String> detail : details.entrySet()) {
      occasion = occasion.with(detail.getKey(), detail.getValue());
    }
    return difference.isPositive()
        ? raise(occasion, reserve, claim, payee, difference, entitlement, releaseAt)
        : wayBack.lower(occasion, reserve, claim, difference.negated()).negated();
  }

  private Money raise(
      Occasion occasion,
      Reserve reserve,
      ClaimId claim,
      PartyId payee,
      Money difference,
      Terms terms,
      Instant releaseAt) {
    LineId line = new LineId(ids.next());
    Split split = reserve.split(difference, terms.payeeShare());
    Reserve raised = reserve.raised(split);
    bookkeeper.post(PostingRules.raised(occasion, WayBack.account(reserve, claim), line, split));
    lines.add(
        Line.held(
            line,
            payee,
            claim.text(),
            reserve.kind(),
            raised.lines(),
            split,
            terms.rule(),
            releaseAt));
    wayBack.keep(occasion, reserve, raised);
    return difference;
  }

  private Reserve locked(ClaimId claim) {
    return reserves
        .lock(claim.text())
        .orElseThrow(() -> new IllegalStateException(claim + " has no reserve"));
  }

  @Override
  public TakenBack takeBack(CampaignId campaign, ClaimId claim, Money gross, String why) {
    return wayBack.takeBack(locked(claim), gross, why, clock.now());
  }

  @Override
  public void endCounting(CampaignId campaign, ClaimId claim) {
    reserves.end(claim.text());
    wayBack.giveBackRest(campaign, claim, "window ended", clock.now());
  }

  @Override
  public Money refundFree(CampaignId campaign, String event) {
    return refunds.sendAll(campaign, event, 1, clock.now(), currency);
  }

  private Occasion occasion(String source, String event) {
    return Occasion.of(source, event, clock.now());
  }
}
