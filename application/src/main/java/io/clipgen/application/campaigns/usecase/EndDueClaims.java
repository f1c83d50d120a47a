package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.ClaimStep;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.LineId;
import java.time.Duration;
import java.time.Instant;

/// Does what time does to claims: silence approves, claims and changes that were not delivered
/// expire, rejections without an appeal become final. Each in a transaction of its own, so that one
/// cannot hold up the others.
public final class EndDueClaims implements DueWork {

  private static final int AT_ONCE = 100;

  private final OneByOne<ClaimId> oneByOne = new OneByOne<>(id -> id);
  private final Transactions transactions;
  private final Claims claims;
  private final Approvals approvals;
  private final Endings endings;
  private final CampaignPolicies policies;
  private final Ids ids;

  public EndDueClaims(
      Transactions transactions,
      Claims claims,
      Approvals approvals,
      Endings endings,
      CampaignPolicies policies,
      Ids ids) {
    this.transactions = transactions;
    this.claims = claims;
    this.approvals = approvals;
    this.endings = endings;
    this.policies = policies;
    this.ids = ids;
  }

  @Override
  public String name() {
    return "due-claims";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public int run(Instant now) {
    return oneByOne.run(
        AT_ONCE,
        most -> claims.due(now, most),
        id -> transactions.run(() -> end(claims.lock(id), now)));
  }

  private void end(Claim claim, Instant now) {
    ClaimStep step = claim.onDue(new LineId(ids.next()), policies.current().release(), now);
    if (!(step instanceof Claim after)) {
      // Somebody has moved it since it was found.
      return;
    }
    switch (after.state()) {
      case ClaimState.Earned earned ->
          approvals.settle(after, Review.silence(earned.approval().submission(), now));
      case ClaimState.RejectedForGood rejected ->
          endings.end(after, ClaimChanged.What.REJECTED_FOR_GOOD, rejected.reason());
      case ClaimState.Ended _ -> endings.end(after, ClaimChanged.What.EXPIRED, "");
      case ClaimState.Live _ -> claims.save(after);
    }
  }
}
