package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.clips.Studio;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SubmissionId;

/// A clipper hands a clip in: a finished one of its own, cut from the campaign's video. The brand
/// may look at it from then on.
public final class SubmitClip {

  private final Transactions transactions;
  private final Claims claims;
  private final Campaigns campaigns;
  private final Studio studio;
  private final Endings endings;
  private final CampaignPolicies policies;
  private final BusinessClock clock;
  private final Ids ids;

  public SubmitClip(
      Transactions transactions,
      Claims claims,
      Campaigns campaigns,
      Studio studio,
      Endings endings,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids) {
    this.transactions = transactions;
    this.claims = claims;
    this.campaigns = campaigns;
    this.studio = studio;
    this.endings = endings;
    this.policies = policies;
    this.clock = clock;
    this.ids = ids;
  }

  /// @throws NotFound unless the claim is the caller's
  /// @throws InvalidInput naming `clip` unless it is a finished clip of the caller's, cut from the
  ///   campaign's video
  /// @throws Refused where the claim's state or time does not allow it
  public Submission handle(Caller caller, Command command) {
    caller.requireClipper();
    return transactions.call(
        () -> {
          Claim claim = claims.lockOfClipper(command.claim(), caller.party());
          Campaign campaign = campaigns.find(claim.campaign()).orElseThrow();
          Submission submission =
              Checked.input(
                  () ->
                      new Submission(
                          new SubmissionId(ids.next()),
                          claim.id(),
                          command.clip(),
                          command.note(),
                          clock.now()));
          Claim submitted = Checked.claim(claim.submit(submission, policies.current().review()));
          requireOwn(command.clip(), caller.party(), campaign);
          claims.add(submission);
          claims.save(submitted);
          studio.share(command.clip(), campaign.brand());
          endings.tell(campaign, submitted, ClaimChanged.What.SUBMITTED, command.note());
          return submission;
        });
  }

  private void requireOwn(ClipId id, PartyId clipper, Campaign campaign) {
    var clip =
        studio
            .findReady(id)
            .filter(ready -> ready.owner().equals(clipper))
            .orElseThrow(
                () ->
                    new InvalidInput("clip", "must be a clip that you made and that is finished"));
    if (!clip.source().equals(campaign.brief().source())) {
      throw new InvalidInput("clip", "must be cut from the campaign's own video");
    }
  }

  /// @param note what the clipper says to the brand; may be empty
  public record Command(ClaimId claim, ClipId clip, String note) {}
}
