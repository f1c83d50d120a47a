package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.BankReference;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Notes that an administrator has paid a waiting payout from the platform's own bank account.
public final class PayByHand {

  private final AdminActions actions;
  private final Payouts payouts;
  private final Withdrawals withdrawals;
  private final Breaker breaker;
  private final Transactions transactions;
  private final BusinessClock clock;

  public PayByHand(
      Payouts payouts,
      Withdrawals withdrawals,
      Breaker breaker,
      Transactions transactions,
      BusinessClock clock,
      AdminActions actions) {
    this.actions = actions;
    this.payouts = payouts;
    this.withdrawals = withdrawals;
    this.breaker = breaker;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Books the payment.
  ///
  /// @throws InvalidInput naming `reference` if it is missing or too long
  /// @throws Refused if the payout does not wait, another one has the reference, or the books have
  ///   less than that at the bank
  public void handle(Command command) {
    command.caller().requireAdmin();
    breaker.requireClosed();
    String reference = BankReference.given(command.reference());
    transactions.run(() -> pay(command, reference));
  }

  private void pay(Command command, String reference) {
    Payout payout =
        payouts.lock(command.id()).orElseThrow(() -> new NotFound("payout", command.id()));
    if (!(payout.state() instanceof PayoutState.Requested)) {
      throw new Refused(
          "payout-not-waiting",
          "Only a payout that waits for approval can be paid by hand; look at its state.");
    }
    Instant now = clock.now();
    if (!payouts.keepReference(reference, payout.id(), command.caller().party(), now)) {
      throw new Refused(
          "reference-used",
          "Another payout was paid by hand with this reference: each payment has its own.");
    }
    Optional<Money> lacking =
        withdrawals.payByHand(payout.id(), payout.payee(), payout.amount(), reference);
    lacking.ifPresent(
        there -> {
          throw new Refused(
              "bank-does-not-cover",
              "The books have "
                  + there
                  + " at the bank and this payout is "
                  + payout.amount()
                  + ". Note money that was put there (POST /api/v1/admin/ledger/top-ups to the bank), bring profit there (POST /api/v1/admin/ledger/withdrawals), or approve the payout, so that the provider pays it.");
        });
    payouts.saveAll(List.of(payout.paidByHand(reference, now)), now, "Reference " + reference);
    actions.note(command.caller(), "pay-payout-by-hand", payout.id().text(), reference);
  }

  /// @param reference the bank's name of the payment
  public record Command(Caller caller, PayoutId id, String reference) {}
}
