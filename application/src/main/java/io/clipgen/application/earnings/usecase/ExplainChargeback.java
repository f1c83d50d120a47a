package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.ChargebackLog;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Chargeback;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.shared.Money;

/// An administrator explains what was withdrawn for a lost dispute beyond the payment: it was a
/// loss of the platform, and leaves suspense.
public final class ExplainChargeback {

  private final AdminActions actions;
  private final ChargebackLog log;
  private final Bookkeeper bookkeeper;
  private final Transactions transactions;
  private final BusinessClock clock;

  public ExplainChargeback(
      ChargebackLog log,
      Ledger ledger,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    this.actions = actions;
    this.log = log;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @return what was explained
  /// @throws Forbidden unless the caller is an admin
  /// @throws NotFound if there is no such dispute
  /// @throws InvalidInput if there is no reason
  /// @throws Refused if nothing of it is in suspense
  public Money handle(Caller caller, String id, String reason) {
    caller.requireAdmin();
    String why = Reason.given("must explain the difference", reason);
    return transactions.call(
        () -> {
          Chargeback chargeback = log.lock(id).orElseThrow(() -> new NotFound("chargeback", id));
          Money open = chargeback.unexplained().minus(chargeback.explained());
          if (chargeback.state() != Chargeback.State.LOST || open.isZero()) {
            throw new Refused("nothing-unexplained", "Nothing of this dispute is in suspense.");
          }
          bookkeeper.post(
              PostingRules.explained(
                  Occasion.of(id, "explained", clock.now()).with("because", why), open));
          log.explain(id, open);
          actions.note(caller, "explain-chargeback", id, why);
          return open;
        });
  }
}
