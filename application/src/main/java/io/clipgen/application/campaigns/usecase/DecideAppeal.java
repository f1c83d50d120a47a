package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Claims;
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
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Instant;

/// An admin decides an appeal: the clip is approved after all, or rejected for good.
public final class DecideAppeal {

  private final AdminActions actions;
  private final Transactions transactions;
  private final Claims claims;
  private final Approvals approvals;
  private final Endings endings;
  private final DisputeDesk desk;
  private final CampaignPolicies policies;
  private final BusinessClock clock;
  private final Ids ids;

  public DecideAppeal(
      Transactions transactions,
      Claims claims,
      Approvals approvals,
      Endings endings,
      DisputeDesk desk,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    this.actions = actions;
    this.transactions = transactions;
    this.claims = claims;
    this.approvals = approvals;
    this.endings = endings;
    this.desk = desk;
    this.policies = policies;
    this.clock = clock;
    this.ids = ids;
  }

  /// @throws Forbidden unless the caller is an admin
  /// @throws NotFound if there is no such claim
  /// @throws InvalidInput if there is no reason
  /// @throws Refused where no appeal waits
  public Outcome handle(Caller caller, Command command) {
    caller.requireAdmin();
    String why = Reason.given("must say why it is decided so", command.reason());
    return transactions.call(
        () -> {
          actions.note(
              caller,
              command.approve() ? "uphold-appeal" : "dismiss-appeal",
              command.claim().text(),
              why);
          return decide(claims.lock(command.claim()), command, clock.now());
        });
  }

  private Outcome decide(Claim claim, Command command, Instant now) {
    Claim decided =
        Checked.claim(
            command.approve()
                ? claim.upholdAppeal(new LineId(ids.next()), policies.current().release(), now)
                : claim.dismissAppeal(now));
    Review review =
        Checked.input(
            () -> Review.appeal(rejected(claim), command.approve(), command.reason(), now));
    Money returned = Money.zero(claim.terms().most().currency());
    if (command.approve()) {
      approvals.settle(decided, review);
    } else {
      claims.add(review);
      returned = endings.end(decided, ClaimChanged.What.REJECTED_FOR_GOOD, command.reason());
    }
    desk.decide(decided, command.approve(), command.reason(), now);
    return new Outcome(decided, returned);
  }

  private static SubmissionId rejected(Claim claim) {
    if (claim.state() instanceof ClaimState.Rejected rejected) {
      return rejected.submission();
    }
    throw new IllegalStateException("an appeal is of a rejection");
  }

  /// @param approve whether the clip is approved after all
  /// @param reason for both sides
  public record Command(ClaimId claim, boolean approve, String reason) {}

  /// What was decided.
  ///
  /// @param returned what the campaign got back
  public record Outcome(Claim claim, Money returned) {}
}
