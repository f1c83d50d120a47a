package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.Books.TakenBack;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.usecase.ChargeFunding;
import io.clipgen.application.earnings.usecase.LedgerBooks;
import io.clipgen.application.earnings.usecase.SendRefund;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.RetryRule;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// The real books over a ledger in memory: what other contexts' tests post into. Charges wait until
/// [#takePayments].
///
/// One thread, and nothing is rolled back.
public final class InMemoryBooks implements Books {

  /// The journal behind the books.
  public final InMemoryLedger ledger = new InMemoryLedger();

  /// Payments and refunds.
  public final InMemoryFundings fundings = new InMemoryFundings();

  /// What campaigns have set aside.
  public final InMemoryReserves reserves = new InMemoryReserves(fundings);

  /// Lines and lots.
  public final InMemoryLines lines = new InMemoryLines(reserves);

  /// What parties owe.
  public final InMemoryDebts debts = new InMemoryDebts();

  private final FakeEffects effects = new FakeEffects();
  private final PaymentGateway provider;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final Ids ids;
  private final Books books;

  /// @param outbox where published events go
  public InMemoryBooks(Outbox outbox, BusinessClock clock) {
    this.provider = new InMemoryPaymentProvider(clock.now());
    this.outbox = outbox;
    this.clock = clock;
    this.ids = UUID::randomUUID;
    this.books =
        new LedgerBooks(
            ledger,
            fundings,
            reserves,
            lines,
            debts,
            effects,
            clock,
            ids,
            provider.processingRate(),
            "USD");
  }

  /// Plays a provider that takes every payment that was asked for and settles it at once. A method
  /// that starts with `pm_card_declined` is refused.
  public void takePayments() {
    effects.call(new ChargeFunding(provider, fundings, ledger, outbox, clock, ids));
    for (Funding funding : fundings.unsettled(Instant.MAX, Integer.MAX_VALUE)) {
      if (funding.state() instanceof Funding.State.Booked(var receipt, var at)) {
        fundings.save(funding.in(new Funding.State.Settled(receipt, at)));
      }
    }
  }

  /// Plays a provider that gives back all that was asked for.
  public void giveRefunds() {
    var refunds =
        new SendRefund(
            provider,
            fundings,
            ledger,
            clock,
            ids,
            new RetryRule(1, Duration.ofHours(1), Duration.ofHours(1)));
    for (FakeEffects.Effect effect : effects.list()) {
      if (effect.payload() instanceof SendRefund.Payload payload) {
        refunds.done(effect.reference(), payload, "re_" + effect.reference());
      }
    }
  }

  /// What is on an account, in US dollars.
  public Money balance(Account account) {
    return ledger.balance(account, "USD");
  }

  @Override
  public Money fund(
      FundingId funding,
      CampaignId campaign,
      PartyId payer,
      Money deposit,
      Fee fee,
      String method) {
    return books.fund(funding, campaign, payer, deposit, fee, method);
  }

  @Override
  public Money free(CampaignId campaign) {
    return books.free(campaign);
  }

  @Override
  public boolean reserve(CampaignId campaign, ClaimId claim, Money base, Money bonus) {
    return books.reserve(campaign, claim, base, bonus);
  }

  @Override
  public boolean reserveMetered(CampaignId campaign, ClaimId claim, Money most) {
    return books.reserveMetered(campaign, claim, most);
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
    return books.meter(campaign, claim, payee, entitlement, payeeShare, rule, releaseAt);
  }

  @Override
  public Money giveBack(CampaignId campaign, ClaimId claim, String event) {
    return books.giveBack(campaign, claim, event);
  }

  @Override
  public Money accept(
      CampaignId campaign,
      ClaimId claim,
      LineId line,
      PartyId payee,
      Terms terms,
      Instant releaseAt) {
    return books.accept(campaign, claim, line, payee, terms, releaseAt);
  }

  @Override
  public void reschedule(LineId line, Instant releaseAt) {
    books.reschedule(line, releaseAt);
  }

  @Override
  public Money bonus(
      CampaignId campaign,
      ClaimId claim,
      PartyId payee,
      Money entitlement,
      String rule,
      Instant releaseAt) {
    return books.bonus(campaign, claim, payee, entitlement, rule, releaseAt);
  }

  @Override
  public TakenBack takeBack(CampaignId campaign, ClaimId claim, Money gross, String why) {
    return books.takeBack(campaign, claim, gross, why);
  }

  @Override
  public void endCounting(CampaignId campaign, ClaimId claim) {
    books.endCounting(campaign, claim);
  }

  @Override
  public Money refundFree(CampaignId campaign, String event) {
    return books.refundFree(campaign, event);
  }
}
