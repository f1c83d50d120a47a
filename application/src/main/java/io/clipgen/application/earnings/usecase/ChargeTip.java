package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Tipping.Gift;
import io.clipgen.application.earnings.Tipping.TipGiven;
import io.clipgen.application.earnings.Tipping.TipRefused;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.Reserves;
import io.clipgen.application.earnings.port.Tips;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.Reserve;
import io.clipgen.domain.earnings.Split;
import io.clipgen.domain.earnings.Tip;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.TipId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Charges the payer of a tip; when the provider has the money, it is a held line of the payee's.
public final class ChargeTip implements EffectHandler<ChargeTip.Payload> {

  /// The kind of effect.
  public static final String KIND = "tip";

  private final PaymentGateway gateway;
  private final Tips tips;
  private final Fundings fundings;
  private final Reserves reserves;
  private final Lines lines;
  private final Bookkeeper bookkeeper;
  private final Outbox outbox;
  private final BusinessClock clock;
  private final Ids ids;
  private final TipPolicy policy;

  public ChargeTip(
      PaymentGateway gateway,
      Tips tips,
      Fundings fundings,
      Reserves reserves,
      Lines lines,
      Ledger ledger,
      Outbox outbox,
      BusinessClock clock,
      Ids ids,
      TipPolicy policy) {
    this.gateway = gateway;
    this.tips = tips;
    this.fundings = fundings;
    this.reserves = reserves;
    this.lines = lines;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.outbox = outbox;
    this.clock = clock;
    this.ids = ids;
    this.policy = policy;
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
            Map.of("tip", payload.tip(), "funding", payload.funding())));
  }

  @Override
  public Optional<Answer> find(String reference, Payload payload) {
    return gateway.findCharge(reference);
  }

  @Override
  public void done(String reference, Payload payload, String receipt) {
    Tip tip = tips.lock(TipId.parse(payload.tip())).orElseThrow();
    if (!(tip.state() instanceof Tip.State.Pending)) {
      return;
    }
    Funding payment = fundings.lock(tip.funding()).orElseThrow();
    Instant now = clock.now();
    LineId line = new LineId(ids.next());
    String pot = tip.id().text();
    bookkeeper.post(
        PostingRules.tipped(
            Occasion.of(payment.id().text(), "funded", now)
                .with("pot", pot)
                .with("about", tip.about())
                .with("receipt", receipt)
                .with(Occasion.RULE, Tip.RULE),
            line,
            tip.amount(),
            payment.cost()));
    fundings.save(payment.in(new Funding.State.Booked(receipt, now)));
    Money nothing = Money.zero(tip.amount().currency());
    reserves.open(Reserve.of(pot, pot, tip.amount(), nothing));
    lines.add(
        Line.held(
            line,
            tip.payee(),
            pot,
            Line.Kind.TIP,
            1,
            new Split(tip.amount(), nothing),
            Tip.RULE,
            now.plus(policy.hold())));
    tips.save(tip.in(new Tip.State.Given()));
    outbox.publish(
        new TipGiven(tip.id(), tip.payer(), tip.payee(), tip.about(), tip.amount(), tip.message()));
  }

  @Override
  public void refused(String reference, Payload payload, String reason) {
    Tip tip = tips.lock(TipId.parse(payload.tip())).orElseThrow();
    if (tip.state() instanceof Tip.State.Pending) {
      Funding payment = fundings.lock(tip.funding()).orElseThrow();
      fundings.save(payment.in(new Funding.State.Refused(reason)));
      tips.save(tip.in(new Tip.State.Refused(reason)));
      outbox.publish(new TipRefused(tip.id(), tip.payer(), tip.about(), tip.amount(), reason));
    }
  }

  /// What is charged.
  ///
  /// @param amount in minor units
  public record Payload(
      String tip, String funding, long amount, String currency, String paymentMethod) {

    static Payload of(Gift gift, FundingId funding) {
      return new Payload(
          gift.tip().text(),
          funding.text(),
          gift.amount().minor(),
          gift.amount().currency(),
          gift.paymentMethod());
    }
  }
}
