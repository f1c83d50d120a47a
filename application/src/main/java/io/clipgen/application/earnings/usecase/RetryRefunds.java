package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.RefundId;
import java.time.Duration;
import java.time.Instant;

/// Tries refused refunds again: after a while by itself, so often as is configured, and then when
/// an administrator says so. Each attempt is a refund of its own, with a name of its own at the
/// provider.
public final class RetryRefunds implements DueWork {

  private static final int PAGE = 50;

  private final AdminActions actions;
  private final OneByOne<RefundId> oneByOne = new OneByOne<>(id -> id);
  private final Fundings fundings;
  private final Refunds refunds;
  private final Transactions transactions;
  private final BusinessClock clock;

  public RetryRefunds(
      Fundings fundings,
      Ledger ledger,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    this.actions = actions;
    this.fundings = fundings;
    this.refunds = new Refunds(ledger, fundings, effects, ids);
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "retry-refunds";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public int run(Instant now) {
    return oneByOne.run(
        PAGE,
        most -> fundings.toTryAgain(now, most),
        id ->
            transactions.run(
                () -> fundings.lockAgain(id, now).ifPresent(refund -> again(refund, now))));
  }

  /// Tries a refused refund again now.
  ///
  /// @throws Forbidden unless the caller is an admin
  /// @throws NotFound if there is no such refund
  /// @throws Refused unless it was refused and its money is still there
  public Money handle(Caller caller, RefundId id, String reason) {
    caller.requireAdmin();
    String why = Reason.ifAny(reason);
    return transactions.call(
        () -> {
          Refund refund = fundings.lock(id).orElseThrow(() -> new NotFound("refund", id));
          if (refund.state() != Refund.State.REOPENED) {
            throw new Refused("refund-state", "Only a refused refund can be tried again.");
          }
          Money sent = again(refund, clock.now());
          if (sent.isZero()) {
            throw new Refused(
                "nothing-free", "The money of this refund has gone another way by now.");
          }
          actions.note(caller, "try-refund-again", id.text(), why);
          return sent;
        });
  }

  // All that is free goes: a refund is of a pot that is over.
  private Money again(Refund refund, Instant now) {
    fundings.replace(refund.id());
    return refunds.sendAll(
        CampaignId.parse(refund.pot()),
        "again after " + refund.id(),
        refund.attempt() + 1,
        now,
        refund.amount().currency());
  }
}
