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

/// A brand does not take a clip, and says why. Place and reserve stay until the time for an appeal
/// is over.
public final class RejectSubmission {

  private final Transactions transactions;
  private final Claims claims;
  private final Endings endings;
  private final CampaignPolicies policies;
  private final BusinessClock clock;

  public RejectSubmission(
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
  /// @throws Refused where the claim's state or time does not allow it
  public Claim handle(Caller caller, Command command) {
    caller.requireClient();
    return transactions.call(
        () -> {
          Claim claim = claims.lockOfBrand(command.submission(), caller.party());
          Review review =
              Checked.input(
                  () -> Review.rejection(command.submission(), command.reason(), clock.now()));
          Claim rejected =
              Checked.claim(
                  claim.reject(
                      command.submission(),
                      command.reason(),
                      policies.current().review(),
                      review.at()));
          claims.save(rejected);
          claims.add(review);
          endings.tell(rejected, ClaimChanged.What.REJECTED, command.reason());
          return rejected;
        });
  }

  /// @param reason why it is not taken
  public record Command(SubmissionId submission, String reason) {}
}
