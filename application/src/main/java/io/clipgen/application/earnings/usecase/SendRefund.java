package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.earnings.RetryRule;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.RefundId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Gives money back to who paid it.
public final class SendRefund implements EffectHandler<SendRefund.Payload> {

  /// The kind of effect.
  public static final String KIND = "refund";

  private final PaymentGateway gateway;
  private final Fundings fundings;
  private final Bookkeeper bookkeeper;
  private final BusinessClock clock;
  private final RetryRule retry;

  /// @param retry when a refused refund is tried again
  public SendRefund(
      PaymentGateway gateway,
      Fundings fundings,
      Ledger ledger,
      BusinessClock clock,
      Ids ids,
      RetryRule retry) {
    this.gateway = gateway;
    this.fundings = fundings;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.clock = clock;
    this.retry = retry;
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
    return gateway.refund(
        new PaymentGateway.Refund(
            reference,
            payload.charge(),
            Money.of(payload.amount(), payload.currency()),
            Map.of("refund", payload.refund(), "pot", payload.pot())));
  }

  @Override
  public Optional<Answer> find(String reference, Payload payload) {
    return gateway.findRefund(reference);
  }

  @Override
  public void done(String reference, Payload payload, String receipt) {
    Refund refund = fundings.lock(RefundId.parse(payload.refund())).orElseThrow();
    if (refund.state() != Refund.State.SENDING) {
      return;
    }
    bookkeeper.post(
        PostingRules.refunded(
            occasion(refund, "refunded").with("receipt", receipt), refund.id(), refund.total()));
    fundings.save(refund.id(), Refund.State.DONE);
    fundings.watch(refund.id(), receipt, clock.now());
  }

  @Override
  public void refused(String reference, Payload payload, String reason) {
    Refund refund = fundings.lock(RefundId.parse(payload.refund())).orElseThrow();
    if (refund.state() != Refund.State.SENDING) {
      return;
    }
    bookkeeper.post(
        PostingRules.refundReopened(
            occasion(refund, "reopened").with("reason", reason),
            CampaignId.parse(refund.pot()),
            refund));
    fundings.giveBack(refund);
    Instant now = clock.now();
    fundings.reopen(refund.id(), reason, retry.again(refund.attempt(), now).orElse(null));
  }

  private Occasion occasion(Refund refund, String event) {
    return Occasion.of(refund.id().text(), event, clock.now())
        .with("pot", refund.pot())
        .with("funding", refund.funding().text());
  }

  /// What goes back.
  ///
  /// @param charge the receipt of the charge it belongs to
  /// @param amount in minor units
  public record Payload(String refund, String pot, String charge, long amount, String currency) {

    static Payload of(Refund refund, String charge) {
      return new Payload(
          refund.id().text(),
          refund.pot(),
          charge,
          refund.total().minor(),
          refund.total().currency());
    }
  }
}
