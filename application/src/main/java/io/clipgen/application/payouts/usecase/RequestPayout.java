package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.util.Optional;

/// Asks for a payout of what is available, or of a part of it.
public final class RequestPayout {

  private final Payouts payouts;
  private final Withdrawals withdrawals;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Ids ids;
  private final Money minimum;

  /// @param minimum the smallest payout
  public RequestPayout(
      Payouts payouts,
      Withdrawals withdrawals,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      Money minimum) {
    this.payouts = payouts;
    this.withdrawals = withdrawals;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
    this.minimum = minimum;
  }

  /// Reserves the money and adds the payout, or says why not.
  ///
  /// @throws InvalidInput naming `amount` if it is in another currency
  public Outcome handle(Command command) {
    return transactions.call(() -> request(command));
  }

  private Outcome request(Command command) {
    PartyId payee = command.caller().party();
    Optional<String> account = account(payee);
    if (account.isEmpty()) {
      return new Outcome.NoAccount();
    }
    Money available = withdrawals.available(payee);
    if (available.isZero()) {
      return new Outcome.NothingAvailable();
    }
    Money amount = command.amount().orElse(available);
    if (!amount.currency().equals(minimum.currency())) {
      throw new InvalidInput("amount", "must be in " + minimum.currency());
    }
    if (amount.compareTo(minimum) < 0) {
      return new Outcome.BelowMinimum(amount, minimum);
    }
    var id = new PayoutId(ids.next());
    if (!withdrawals.reserve(id, payee, amount)) {
      // Another request may have been faster: what was available before says nothing any more.
      Money left = withdrawals.available(payee);
      return left.isZero() ? new Outcome.NothingAvailable() : new Outcome.MoreThanAvailable(left);
    }
    payouts.add(Payout.requested(id, payee, amount, account.get(), clock.now()));
    return new Outcome.Requested(id);
  }

  private Optional<String> account(PartyId payee) {
    return payouts
        .account(payee)
        .flatMap(
            account ->
                account.state() instanceof PayoutAccount.State.Open(var name)
                    ? Optional.of(name)
                    : Optional.empty());
  }

  /// @param amount how much; empty for all that is available
  public record Command(Caller caller, Optional<Money> amount) {}

  /// What became of it.
  public sealed interface Outcome {

    /// It waits for an administrator.
    record Requested(PayoutId id) implements Outcome {}

    /// There is no open account to pay into.
    record NoAccount() implements Outcome {}

    /// Nothing is available.
    record NothingAvailable() implements Outcome {}

    /// It is less than the smallest payout.
    record BelowMinimum(Money amount, Money minimum) implements Outcome {}

    /// It is more than what is available.
    record MoreThanAvailable(Money available) implements Outcome {}
  }
}
