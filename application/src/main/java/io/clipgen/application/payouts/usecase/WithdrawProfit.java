package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.OwnersMoney;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.PayoutFees;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.port.Withdrawn;
import io.clipgen.application.payouts.port.Withdrawn.State;
import io.clipgen.application.payouts.port.Withdrawn.Withdrawal;
import io.clipgen.application.shared.BankReference;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.WithdrawalId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The owner takes the platform's own profit to the bank: through the provider, or by noting what
/// was done there by hand, with the bank's reference. What a liability needs stays.
public final class WithdrawProfit implements EffectHandler<WithdrawProfit.Payload> {

  /// The kind of effect.
  public static final String KIND = "platform-payout";

  private final AdminActions actions;
  private final PayoutProvider provider;
  private final Withdrawn withdrawals;
  private final PayoutFees fees;
  private final OwnersMoney money;
  private final Breaker breaker;
  private final Effects effects;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Ids ids;

  public WithdrawProfit(
      PayoutProvider provider,
      Withdrawn withdrawals,
      PayoutFees fees,
      OwnersMoney money,
      Breaker breaker,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    this.actions = actions;
    this.provider = provider;
    this.withdrawals = withdrawals;
    this.fees = fees;
    this.money = money;
    this.breaker = breaker;
    this.effects = effects;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  /// Takes profit out.
  ///
  /// @throws InvalidInput naming `amount` or `reference`
  /// @throws Refused if it is more than the profit, or the reference was used before
  public Withdrawal handle(Command command) {
    command.caller().requireAdmin();
    breaker.requireClosed();
    if (!command.amount().isPositive()) {
      throw new InvalidInput("amount", "must be above zero");
    }
    String reference = BankReference.ifAny(command.reference());
    boolean noted = !reference.isEmpty();
    var withdrawal =
        new Withdrawal(
            new WithdrawalId(ids.next()),
            command.amount(),
            noted ? State.NOTED : State.REQUESTED,
            noted ? reference : null,
            null,
            command.caller().party(),
            clock.now());
    transactions.run(
        () -> {
          begin(withdrawal);
          actions.note(command.caller(), "withdraw-profit", withdrawal.id().text(), reference);
        });
    return withdrawal;
  }

  /// What can be taken out now.
  public Money profit(Caller caller) {
    caller.requireAdmin();
    return transactions.call(this::left);
  }

  /// A withdrawal.
  ///
  /// @throws NotFound if there is none of that id
  public Withdrawal get(Caller caller, WithdrawalId id) {
    caller.requireAdmin();
    return transactions.call(
        () -> withdrawals.lock(id).orElseThrow(() -> new NotFound("withdrawal", id)));
  }

  /// All withdrawals, newest first.
  public Page<Withdrawal> list(Caller caller, @Nullable WithdrawalId after, int limit) {
    caller.requireAdmin();
    return withdrawals.list(after, limit);
  }

  private Money left() {
    Money profit = money.lockProfit();
    Money zero = Money.zero(profit.currency());
    return profit.minus(withdrawals.open(profit.currency())).max(zero);
  }

  private void begin(Withdrawal withdrawal) {
    Money left = left();
    if (!withdrawal.amount().currency().equals(left.currency())) {
      throw new InvalidInput("amount", "must be in " + left.currency());
    }
    if (withdrawal.amount().compareTo(left) > 0) {
      throw new Refused(
          "more-than-profit",
          "Only "
              + left
              + " at the provider is the platform's own and usable now; the rest belongs to brands and payees. Take out less.");
    }
    if (!withdrawals.add(withdrawal)) {
      throw new Refused(
          "reference-used", "This payment is in the books already: each reference counts once.");
    }
    if (withdrawal.state() == State.NOTED) {
      money.withdrawn(withdrawal.id(), withdrawal.amount(), String.valueOf(withdrawal.reference()));
    } else {
      effects.intend(
          KIND,
          withdrawal.id().text(),
          new Payload(
              withdrawal.id().text(), withdrawal.amount().minor(), withdrawal.amount().currency()));
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
  public boolean mayCall() {
    return breaker.tripped().isEmpty();
  }

  @Override
  public Answer call(String reference, Payload payload) {
    return provider.platformPayOut(reference, Money.of(payload.amount(), payload.currency()));
  }

  @Override
  public Optional<Answer> find(String reference, Payload payload) {
    return provider.findPlatformPayout(reference);
  }

  @Override
  public void done(String reference, Payload payload, String receipt) {
    Withdrawal withdrawal = lock(payload);
    if (open(withdrawal)) {
      money.withdrawn(withdrawal.id(), withdrawal.amount(), receipt);
      withdrawals.save(withdrawal.in(State.SENT, receipt, null));
      withdrawals.watchAgain(withdrawal.id(), clock.now());
      fees.sent(withdrawal.id().text(), receipt);
    }
  }

  @Override
  public void refused(String reference, Payload payload, String reason) {
    Withdrawal withdrawal = lock(payload);
    if (open(withdrawal)) {
      withdrawals.save(withdrawal.in(State.REFUSED, null, reason));
    }
  }

  @Override
  public void unknown(String reference, Payload payload, String reason) {
    Withdrawal withdrawal = lock(payload);
    if (open(withdrawal)) {
      withdrawals.save(withdrawal.in(State.UNKNOWN, null, reason));
    }
  }

  private static boolean open(Withdrawal withdrawal) {
    return withdrawal.state() == State.REQUESTED || withdrawal.state() == State.UNKNOWN;
  }

  private Withdrawal lock(Payload payload) {
    return withdrawals.lock(WithdrawalId.parse(payload.withdrawal())).orElseThrow();
  }

  /// @param reference the bank's name of it, if it was done by hand at the provider
  public record Command(Caller caller, Money amount, @Nullable String reference) {}

  /// What is taken out.
  ///
  /// @param amount in minor units
  public record Payload(String withdrawal, long amount, String currency) {}
}
