package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.shared.SubmissionId;

/// A brand wants a clip changed, and says what: so often as the rules allow, and not after its
/// silence has approved.
public final class RequestChanges {

  private final Transactions transactions;
  private final Claims claims;
  private final Endings endings;
  private final CampaignPolicies policies;
  private final BusinessClock clock;

  public RequestChanges(
      Transactions transactions,
      Claims claims,
      Endings endings,
      CampaignPolicies policies,
      BusinessClock clock) {
    this.transactions = transactions;
    this.claims = claims;
    this.endings = endings;
    this.policies = policies;
    this.clock = clock;
  }

  /// @throws NotFound unless the submission was handed to the caller
  /// @throws InvalidInput if there is no reason
  /// @throws Refused where the claim's state, rounds or time do not allow it
  public Claim handle(Caller caller, Command command) {
    caller.requireClient();
    return transactions.call(
        () -> {
          Claim claim = claims.lockOfBrand(command.submission(), caller.party());
          Review review =
              Checked.input(
                  () -> Review.changes(command.submission(), command.reason(), clock.now()));
          Claim changed =
              Checked.claim(
                  claim.requestChanges(
                      command.submission(),
                      command.reason(),
                      policies.current().review(),
                      review.at()));
          claims.save(changed);
          claims.add(review);
          endings.tell(changed, ClaimChanged.What.CHANGES_REQUESTED, command.reason());
          return changed;
        });
  }

  /// @param reason what is to be changed
  public record Command(SubmissionId submission, String reason) {}
}
