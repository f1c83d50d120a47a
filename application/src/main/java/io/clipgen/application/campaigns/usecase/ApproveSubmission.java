package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.SubmissionId;
import org.jspecify.annotations.Nullable;

/// A brand takes a clip: its price is the clipper's and the platform's from now on, held until the
/// release date.
public final class ApproveSubmission {

  private final Transactions transactions;
  private final Claims claims;
  private final Approvals approvals;
  private final CampaignPolicies policies;
  private final BusinessClock clock;
  private final Ids ids;

  public ApproveSubmission(
      Transactions transactions,
      Claims claims,
      Approvals approvals,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids) {
    this.transactions = transactions;
    this.claims = claims;
    this.approvals = approvals;
    this.policies = policies;
    this.clock = clock;
    this.ids = ids;
  }

  /// @throws NotFound unless the submission was handed to the caller
  /// @throws InvalidInput if the rating is not from 1 to 5
  /// @throws Refused where the claim's state does not allow it
  public Claim handle(Caller caller, Command command) {
    caller.requireClient();
    return transactions.call(
        () -> {
          Claim claim = claims.lockOfBrand(command.submission(), caller.party());
          Review review =
              Checked.input(
                  () ->
                      Review.approval(
                          command.submission(), command.rating(), command.comment(), clock.now()));
          Claim approved =
              Checked.claim(
                  claim.approve(
                      command.submission(),
                      new LineId(ids.next()),
                      policies.current().release(),
                      review.at()));
          approvals.settle(approved, review);
          return approved;
        });
  }

  /// @param rating from 1 to 5; `null` for none
  /// @param comment may be empty
  public record Command(SubmissionId submission, @Nullable Integer rating, String comment) {}
}
