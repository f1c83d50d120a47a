package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.PayoutId;
import java.util.List;
import java.util.function.Function;

/// What people decide about a payout: an administrator approves it, sends a bounced one again or
/// takes it back; its payee may cancel it while it waits.
public final class DecidePayout {

  private final AdminActions actions;
  private final Payouts payouts;
  private final Withdrawals withdrawals;
  private final Effects effects;
  private final Breaker breaker;
  private final Transactions transactions;
  private final BusinessClock clock;

  public DecidePayout(
      Payouts payouts,
      Withdrawals withdrawals,
      Effects effects,
      Breaker breaker,
      Transactions transactions,
      BusinessClock clock,
      AdminActions actions) {
    this.actions = actions;
    this.payouts = payouts;
    this.withdrawals = withdrawals;
    this.effects = effects;
    this.breaker = breaker;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Agrees to a payout: the transfer is put on its way.
  public void approve(Caller caller, PayoutId id, String reason) {
    caller.requireAdmin();
    String why = Reason.ifAny(reason);
    breaker.requireClosed();
    transactions.run(
        () -> {
          Payout payout = payouts.lock(id).orElseThrow(() -> new NotFound("payout", id));
          require(
              payout.state() instanceof PayoutState.Requested,
              "payout-not-waiting",
              "Only a payout that waits can be approved; look at its state.");
          Approvals.approve(
              payouts, effects, List.of(payout), clock.now(), Approvals.BY_ADMINISTRATOR);
          actions.note(caller, "approve-payout", id.text(), why);
        });
  }

  /// Sends a bounced payout to the bank again, from the connected account.
  public void sendAgain(Caller caller, PayoutId id, String reason) {
    caller.requireAdmin();
    String why = Reason.ifAny(reason);
    breaker.requireClosed();
    change(
        id,
        payout -> {
          requireBounced(payout);
          Payout again = payout.again();
          SendPayout.intend(effects, again);
          actions.note(caller, "send-payout-again", id.text(), why);
          return again;
        });
  }

  /// Takes a bounced payout back: its money becomes available again.
  public void takeBack(Caller caller, PayoutId id, String reason) {
    caller.requireAdmin();
    String why = Reason.ifAny(reason);
    change(
        id,
        payout -> {
          requireBounced(payout);
          Payout back = payout.takeBack();
          ReturnPayout.intend(effects, back);
          actions.note(caller, "take-payout-back", id.text(), why);
          return back;
        });
  }

  /// Takes a request back before it is approved.
  public void cancel(Caller caller, PayoutId id) {
    change(
        id,
        payout -> {
          if (!payout.payee().equals(caller.party())) {
            throw new NotFound("payout", id);
          }
          require(
              payout.state() instanceof PayoutState.Requested,
              "payout-not-waiting",
              "Only a payout that waits can be cancelled; look at its state.");
          withdrawals.release(id, payout.payee(), payout.amount());
          return payout.cancel();
        });
  }

  private void change(PayoutId id, Function<Payout, Payout> step) {
    transactions.run(
        () -> {
          Payout payout = payouts.lock(id).orElseThrow(() -> new NotFound("payout", id));
          payouts.save(step.apply(payout), clock.now());
        });
  }

  private static void requireBounced(Payout payout) {
    require(
        payout.state() instanceof PayoutState.Bounced,
        "payout-not-bounced",
        "Only a payout that the bank returned can be sent again or taken back.");
  }

  private static void require(boolean fits, String code, String otherwise) {
    if (!fits) {
      throw new Refused(code, otherwise);
    }
  }
}
