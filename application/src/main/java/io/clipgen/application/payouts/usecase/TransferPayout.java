package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import java.util.Map;
import java.util.Optional;

/// The first step of an approved payout: its money is moved into the payee's connected account.
public final class TransferPayout implements EffectHandler<TransferPayout.Payload> {

  /// The kind of effect.
  public static final String KIND = "transfer";

  private final PayoutProvider provider;
  private final Payouts payouts;
  private final Withdrawals withdrawals;
  private final Effects effects;
  private final Breaker breaker;
  private final BusinessClock clock;

  public TransferPayout(
      PayoutProvider provider,
      Payouts payouts,
      Withdrawals withdrawals,
      Effects effects,
      Breaker breaker,
      BusinessClock clock) {
    this.provider = provider;
    this.payouts = payouts;
    this.withdrawals = withdrawals;
    this.effects = effects;
    this.breaker = breaker;
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
  public boolean mayCall() {
    return breaker.tripped().isEmpty();
  }

  @Override
  public Answer call(String reference, Payload payload) {
    return provider.transfer(
        new PayoutProvider.Transfer(
            reference,
            payload.account(),
            Money.of(payload.amount(), payload.currency()),
            payload.payout(),
            Map.of("payout", payload.payout())));
  }

  @Override
  public Optional<Answer> find(String reference, Payload payload) {
    return provider.findTransfer(reference);
  }

  @Override
  public void done(String reference, Payload payload, String receipt) {
    Payout payout = lock(payload);
    if (payout.known() instanceof PayoutState.Approved) {
      withdrawals.transferred(payout.id(), payout.payee(), payout.amount(), receipt);
      Payout sending = payout.transferred(receipt);
      payouts.save(sending, clock.now());
      SendPayout.intend(effects, sending);
    }
  }

  @Override
  public void refused(String reference, Payload payload, String reason) {
    Payout payout = lock(payload);
    if (payout.known() instanceof PayoutState.Approved) {
      withdrawals.release(payout.id(), payout.payee(), payout.amount());
      payouts.save(payout.transferRefused(reason), clock.now());
    }
  }

  @Override
  public void unknown(String reference, Payload payload, String reason) {
    Payout payout = lock(payload);
    if (payout.known() instanceof PayoutState.Approved) {
      payouts.save(payout.unknown(reason), clock.now());
    }
  }

  private Payout lock(Payload payload) {
    return payouts.lock(PayoutId.parse(payload.payout())).orElseThrow();
  }

  /// What is moved, and where to.
  ///
  /// @param amount in minor units
  public record Payload(String payout, String account, long amount, String currency) {

    static Payload of(Payout payout) {
      return new Payload(
          payout.id().text(),
          payout.account(),
          payout.amount().minor(),
          payout.amount().currency());
    }
  }
}
