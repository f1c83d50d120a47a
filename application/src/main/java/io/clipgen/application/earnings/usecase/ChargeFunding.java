package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Books.CampaignFunded;
import io.clipgen.application.earnings.Books.FundingRefused;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Charges the payer of a funding, and books the money when the provider has it.
public final class ChargeFunding implements EffectHandler<ChargeFunding.Payload> {

  /// The kind of effect.
  public static final String KIND = "charge";

  private final PaymentGateway gateway;
  private final Fundings fundings;
  private final Bookkeeper bookkeeper;
  private final Outbox outbox;
  private final BusinessClock clock;

  public ChargeFunding(
      PaymentGateway gateway,
      Fundings fundings,
      Ledger ledger,
      Outbox outbox,
      BusinessClock clock,
      Ids ids) {
    this.gateway = gateway;
    this.fundings = fundings;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Class<Payload> payload() {
    return Payload.class;
  }

  @Override
  public Answer call(String reference, Payload payload) {
    return gateway.charge(
        new PaymentGateway.Charge(
            reference,
            Money.of(payload.amount(), payload.currency()),
            payload.paymentMethod(),
            Map.of("funding", payload.funding(), "pot", payload.pot())));
  }

  @Override
  public Optional<Answer> find(String reference, Payload payload) {
    return gateway.findCharge(reference);
  }

  @Override
  public void done(String reference, Payload payload, String receipt) {
    Funding funding = fundings.lock(FundingId.parse(payload.funding())).orElseThrow();
    if (!(funding.state() instanceof Funding.State.Pending)) {
      return;
    }
    CampaignId campaign = CampaignId.parse(funding.pot());
    Instant now = clock.now();
    bookkeeper.post(
        PostingRules.funded(
            occasion(funding, receipt, now),
            funding.id(),
            campaign,
            funding.deposit(),
            funding.processing(),
            funding.fee(),
            funding.cost()));
    fundings.save(funding.in(new Funding.State.Booked(receipt, now)));
    outbox.publish(
        new CampaignFunded(
            campaign,
            funding.id(),
            funding.deposit(),
            fundings.deposited(funding.pot(), funding.deposit().currency())));
  }

  private static Occasion occasion(Funding funding, String receipt, Instant now) {
    Occasion funded =
        Occasion.of(funding.id().text(), "funded", now)
            .with("pot", funding.pot())
            .with("receipt", receipt);
    return funding.fee().isZero() ? funded : funded.with(Occasion.RULE, funding.terms().rule());
  }

  @Override
  public void refused(String reference, Payload payload, String reason) {
    Funding funding = fundings.lock(FundingId.parse(payload.funding())).orElseThrow();
    if (funding.state() instanceof Funding.State.Pending) {
      fundings.save(funding.in(new Funding.State.Refused(reason)));
      outbox.publish(new FundingRefused(CampaignId.parse(funding.pot()), funding.id(), reason));
    }
  }

  /// What is charged.
  ///
  /// @param amount in minor units, all that is charged
  public record Payload(
      String funding, String pot, long amount, String currency, String paymentMethod) {

    static Payload of(Funding funding) {
      return new Payload(
          funding.id().text(),
          funding.pot(),
          funding.charged().minor(),
          funding.charged().currency(),
          funding.paymentMethod());
    }
  }
}
