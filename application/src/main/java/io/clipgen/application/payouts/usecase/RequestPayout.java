package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.payouts.PayoutMinimum;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Asks for a payout of what is available, or of a part of it. The policy of approval may agree to
/// it at once.
public final class RequestPayout {

  private final Payouts payouts;
  private final Withdrawals withdrawals;
  private final Effects effects;
  private final Breaker breaker;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Ids ids;
  private final PayoutMinimum minimum;
  private final ApprovalPolicy policy;

  public RequestPayout(
      Payouts payouts,
      Withdrawals withdrawals,
      Effects effects,
      Breaker breaker,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      PayoutMinimum minimum,
      ApprovalPolicy policy) {
    this.payouts = payouts;
    this.withdrawals = withdrawals;
    this.effects = effects;
    this.breaker = breaker;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
    this.minimum = minimum;
    this.policy = policy;
  }

  /// Reserves the money and adds the payout, or says why not.
  ///
  /// @throws InvalidInput naming `amount` if it is not above zero or in another currency, or
  ///   `Idempotency-Key` if that is too long
  /// @throws Refused if another amount was asked for under the same key before
  public Outcome handle(Command command) {
    command.amount().ifPresent(this::requirePayable);
    return transactions.call(() -> request(command));
  }

  private void requirePayable(Money amount) {
    if (!amount.currency().equals(minimum.currency())) {
      throw new InvalidInput("amount", "must be in " + minimum.currency());
    }
    if (!amount.isPositive()) {
      throw new InvalidInput("amount", "must be above zero");
    }
  }

  private Outcome request(Command command) {
    PartyId payee = command.caller().party();
    Optional<String> occasion = command.key().map(RequestPayout::occasion);
    if (occasion.isPresent()) {
      payouts.lockAccount(payee); // so that of two requests with one key the second sees the first
    }
    Optional<PayoutId> before = occasion.flatMap(key -> payouts.find(payee, key));
    if (before.isPresent()) {
      command.amount().ifPresent(amount -> requireSame(before.get(), amount));
      return new Outcome.Requested(before.get());
    }
    Optional<String> account = account(payee);
    if (account.isEmpty()) {
      return new Outcome.NoAccount();
    }
    if (breaker.tripped().isPresent()) {
      return new Outcome.OnHold();
    }
    Money available = withdrawals.available(payee);
    if (available.isZero()) {
      return new Outcome.NothingAvailable();
    }
    Money amount = command.amount().orElse(available);
    Money smallest = minimum.of(command.caller().roles());
    if (amount.compareTo(smallest) < 0) {
      return new Outcome.BelowMinimum(amount, smallest);
    }
    var id = new PayoutId(ids.next());
    if (!withdrawals.reserve(id, payee, amount)) {
      // Another request may have been faster: what was available before says nothing any more.
      Money left = withdrawals.available(payee);
      return left.isZero() ? new Outcome.NothingAvailable() : new Outcome.MoreThanAvailable(left);
    }
    add(Payout.requested(id, payee, amount, account.get(), clock.now()), occasion);
    return new Outcome.Requested(id);
  }

  private void requireSame(PayoutId before, Money amount) {
    Money asked = payouts.lock(before).orElseThrow().amount();
    if (!amount.equals(asked)) {
      throw new Refused(
          "idempotency-key-reused",
          "Under this Idempotency-Key %s were asked for before: another amount needs a key of its own."
              .formatted(asked));
    }
  }

  private void add(Payout payout, Optional<String> occasion) {
    Instant now = clock.now();
    Optional<String> why =
        policy.needsAdministrator(
            payout.amount(), payouts.known(payout.payee()).orElseThrow(), now);
    payouts.addAll(List.of(new Payouts.Added(payout, occasion.orElse(null), why.orElse(null))));
    if (why.isEmpty()) {
      Approvals.approve(payouts, effects, List.of(payout), now, Approvals.BY_POLICY);
    }
  }

  private static String occasion(String key) {
    if (key.isBlank() || key.length() > 100) {
      throw new InvalidInput("Idempotency-Key", "must have 1 to 100 characters");
    }
    return "request " + key;
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
  /// @param key the caller's name of this request: the same one twice is one payout
  public record Command(Caller caller, Optional<Money> amount, Optional<String> key) {

    /// A request without a name.
    public Command(Caller caller, Optional<Money> amount) {
      this(caller, amount, Optional.empty());
    }
  }

  /// What became of it.
  public sealed interface Outcome {

    /// It waits for an administrator, or is approved already.
    record Requested(PayoutId id) implements Outcome {}

    /// There is no open account to pay into.
    record NoAccount() implements Outcome {}

    /// Payouts are stopped while the books are being checked.
    record OnHold() implements Outcome {}

    /// Nothing is available.
    record NothingAvailable() implements Outcome {}

    /// It is less than the smallest payout.
    record BelowMinimum(Money amount, Money minimum) implements Outcome {}

    /// It is more than what is available.
    record MoreThanAvailable(Money available) implements Outcome {}
  }
}
