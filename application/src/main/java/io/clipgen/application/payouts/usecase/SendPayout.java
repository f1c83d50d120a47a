package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.PayoutFees;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import java.util.Map;
import java.util.Optional;

/// The second step of a payout: from the connected account to the bank. Each attempt is an effect
/// of its own; none of them transfers anything.
public final class SendPayout implements EffectHandler<SendPayout.Payload> {

  /// The kind of effect.
  public static final String KIND = "payout";

  private final PayoutProvider provider;
  private final Payouts payouts;
  private final PayoutFees fees;
  private final Breaker breaker;
  private final BusinessClock clock;

  public SendPayout(
      PayoutProvider provider,
      Payouts payouts,
      PayoutFees fees,
      Breaker breaker,
      BusinessClock clock) {
    this.provider = provider;
    this.payouts = payouts;
    this.fees = fees;
    this.breaker = breaker;
    this.clock = clock;
  }

  static void intend(Effects effects, Payout payout) {
    effects.intend(KIND, payout.id().text() + "-" + payout.attempt(), Payload.of(payout));
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
    return provider.payOut(
        new PayoutProvider.BankPayout(
            reference,
            payload.account(),
            Money.of(payload.amount(), payload.currency()),
            Map.of("payout", payload.payout())));
  }

  @Override
  public Optional<Answer> find(String reference, Payload payload) {
    return provider.findPayout(reference);
  }

  @Override
  public void done(String reference, Payload payload, String receipt) {
    Payout payout = lock(payload);
    if (awaits(payout, payload)) {
      payouts.save(payout.sent(receipt), clock.now());
      payouts.watchAgain(payout.id(), clock.now());
      fees.sent(payout.id().text(), receipt);
    }
  }

  @Override
  public void refused(String reference, Payload payload, String reason) {
    Payout payout = lock(payload);
    if (awaits(payout, payload)) {
      payouts.save(payout.sendingRefused(reason), clock.now());
    }
  }

  @Override
  public void unknown(String reference, Payload payload, String reason) {
    Payout payout = lock(payload);
    if (awaits(payout, payload)) {
      payouts.save(payout.unknown(reason), clock.now());
    }
  }

  private static boolean awaits(Payout payout, Payload payload) {
    return payout.known() instanceof PayoutState.Sending && payout.attempt() == payload.attempt();
  }

  private Payout lock(Payload payload) {
    return payouts.lock(PayoutId.parse(payload.payout())).orElseThrow();
  }

  /// What is sent, and from where.
  ///
  /// @param amount in minor units
  public record Payload(String payout, int attempt, String account, long amount, String currency) {

    static Payload of(Payout payout) {
      return new Payload(
          payout.id().text(),
          payout.attempt(),
          payout.account(),
          payout.amount().minor(),
          payout.amount().currency());
    }
  }
}
