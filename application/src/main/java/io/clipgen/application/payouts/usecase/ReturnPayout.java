package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.PayoutId;
import java.util.Optional;

/// Takes the money of a bounced payout back from the connected account.
public final class ReturnPayout implements EffectHandler<ReturnPayout.Payload> {

  /// The kind of effect.
  public static final String KIND = "transfer-reversal";

  private final PayoutProvider provider;
  private final Payouts payouts;
  private final Withdrawals withdrawals;
  private final BusinessClock clock;

  public ReturnPayout(
      PayoutProvider provider, Payouts payouts, Withdrawals withdrawals, BusinessClock clock) {
    this.provider = provider;
    this.payouts = payouts;
    this.withdrawals = withdrawals;
    this.clock = clock;
  }

  static void intend(Effects effects, Payout payout) {
    if (payout.state() instanceof PayoutState.Returning(var transfer, _)) {
      effects.intend(
          KIND,
          payout.id().text() + "-back-" + payout.attempt(),
          new Payload(payout.id().text(), transfer));
    }
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
    return provider.reverseTransfer(reference, payload.transfer());
  }

  @Override
  public Optional<Answer> find(String reference, Payload payload) {
    return provider.findReversal(reference);
  }

  @Override
  public void done(String reference, Payload payload, String receipt) {
    Payout payout = lock(payload);
    if (payout.known() instanceof PayoutState.Returning) {
      withdrawals.transferReturned(payout.id(), payout.payee(), payout.amount(), receipt);
      payouts.save(payout.takenBack(), clock.now());
    }
  }

  @Override
  public void refused(String reference, Payload payload, String reason) {
    Payout payout = lock(payload);
    if (payout.known() instanceof PayoutState.Returning) {
      payouts.save(payout.takingBackRefused(reason), clock.now());
    }
  }

  @Override
  public void unknown(String reference, Payload payload, String reason) {
    Payout payout = lock(payload);
    if (payout.known() instanceof PayoutState.Returning) {
      payouts.save(payout.unknown(reason), clock.now());
    }
  }

  private Payout lock(Payload payload) {
    return payouts.lock(PayoutId.parse(payload.payout())).orElseThrow();
  }

  /// What is taken back.
  ///
  /// @param transfer the receipt of the transfer
  public record Payload(String payout, String transfer) {}
}
