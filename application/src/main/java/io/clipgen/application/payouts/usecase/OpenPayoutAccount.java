package io.clipgen.application.payouts.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.shared.PartyId;
import java.util.Optional;

/// Opens the account at the provider that a party is paid into.
public final class OpenPayoutAccount implements EffectHandler<OpenPayoutAccount.Payload> {

  /// The kind of effect.
  public static final String KIND = "open-payout-account";

  private final PayoutProvider provider;
  private final Payouts payouts;
  private final Effects effects;
  private final Transactions transactions;
  private final BusinessClock clock;

  public OpenPayoutAccount(
      PayoutProvider provider,
      Payouts payouts,
      Effects effects,
      Transactions transactions,
      BusinessClock clock) {
    this.provider = provider;
    this.payouts = payouts;
    this.effects = effects;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Asks for an account, unless there is one or one is being opened. After a refusal it is tried
  /// again.
  public PayoutAccount handle(Caller caller) {
    return transactions.call(() -> open(caller.party()));
  }

  /// The caller's account, if one was asked for.
  public Optional<PayoutAccount> find(Caller caller) {
    return payouts.account(caller.party());
  }

  private PayoutAccount open(PartyId party) {
    PayoutAccount fresh = PayoutAccount.opening(party);
    if (payouts.add(fresh)) {
      return intend(fresh);
    }
    PayoutAccount account = payouts.lockAccount(party).orElseThrow();
    if (account.state() instanceof PayoutAccount.State.Refused) {
      PayoutAccount again = account.again();
      payouts.save(again);
      return intend(again);
    }
    return account;
  }

  private PayoutAccount intend(PayoutAccount account) {
    effects.intend(KIND, reference(account), new Payload(account.party().text()));
    return account;
  }

  private static String reference(PayoutAccount account) {
    return account.party().text() + "-" + account.attempt();
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
    return provider.openAccount(reference, PartyId.parse(payload.party()));
  }

  @Override
  public Optional<Answer> find(String reference, Payload payload) {
    return provider.findAccount(reference);
  }

  @Override
  public void done(String reference, Payload payload, String receipt) {
    save(reference, payload, new PayoutAccount.State.Open(receipt));
    payouts.opened(PartyId.parse(payload.party()), clock.now());
  }

  @Override
  public void refused(String reference, Payload payload, String reason) {
    save(reference, payload, new PayoutAccount.State.Refused(reason));
  }

  // What is told again of an attempt that is over says nothing about the next one.
  private void save(String reference, Payload payload, PayoutAccount.State state) {
    PayoutAccount account = payouts.lockAccount(PartyId.parse(payload.party())).orElseThrow();
    if (account.state() instanceof PayoutAccount.State.Opening
        && reference.equals(reference(account))) {
      payouts.save(account.in(state));
    }
  }

  /// Whose account it is.
  public record Payload(String party) {}
}
