package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.clips.Studio;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimRequest;
import io.clipgen.domain.campaigns.ClaimTerms;
import io.clipgen.domain.campaigns.ClaimingPolicy;
import io.clipgen.domain.campaigns.ClaimingRefusal;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A clipper takes a place: capacity, one live claim, the terms, the money's reservation and the
/// right to use the source are decided and written in one atomic step, under the campaign's lock.
public final class ClaimCampaign {

  private final Transactions transactions;
  private final Campaigns campaigns;
  private final Claims claims;
  private final Standings standings;
  private final ClaimMoney money;
  private final Studio studio;
  private final CampaignPolicies policies;
  private final BusinessClock clock;
  private final Ids ids;

  public ClaimCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Claims claims,
      Standings standings,
      Books books,
      Studio studio,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids) {
    this.transactions = transactions;
    this.campaigns = campaigns;
    this.claims = claims;
    this.standings = standings;
    this.money = new ClaimMoney(books);
    this.studio = studio;
    this.policies = policies;
    this.clock = clock;
    this.ids = ids;
  }

  /// @throws Forbidden unless the caller is a clipper
  /// @throws NotFound if there is no such campaign that the caller can see
  public Outcome handle(Caller caller, Command command) {
    caller.requireClipper();
    PartyId clipper = caller.party();
    // Whoever would be refused anyway does not queue for the lock.
    Campaign seen = Visible.to(clipper, campaigns.find(command.campaign()), command.campaign());
    Optional<ClaimingRefusal> refusal = refusal(seen, clipper, claims.holdings(seen.id(), clipper));
    if (refusal.isPresent()) {
      return new Outcome.Declined(refusal.get());
    }
    return transactions.call(() -> take(campaigns.lock(command.campaign()), clipper, command));
  }

  private Outcome take(Campaign campaign, PartyId clipper, Command command) {
    Claims.Holdings holdings = claims.holdings(campaign.id(), clipper);
    Optional<ClaimingRefusal> refusal = refusal(campaign, clipper, holdings);
    if (refusal.isPresent()) {
      return new Outcome.Declined(refusal.get());
    }
    CampaignPolicy policy = policies.current();
    Standing standing = standings.get(clipper);
    ClaimTerms terms =
        policy.termsFor(campaign.offer(), standing).leaving(committed(campaign, holdings));
    if (command.quoted() != null && !command.quoted().equals(Quoted.of(terms))) {
      return new Outcome.Declined(
          new ClaimingRefusal.TermsChanged(terms.rule(), terms.bonusRule()));
    }
    var claim = Claim.take(new ClaimId(ids.next()), campaign, clipper, terms, clock.now());
    if (!money.reserve(claim)) {
      return new Outcome.Declined(new ClaimingRefusal.NotEnoughFunds(terms.most()));
    }
    campaigns.save(campaign.withPlaceTaken());
    claims.add(claim);
    if (terms.tier() != standing.tier()) {
      keep(clipper, policy.tiers());
    }
    studio.grant(campaign.brief().source(), clipper);
    return new Outcome.Taken(claim);
  }

  // A tier that lower thresholds gave is never lost, even if they rise again.
  private void keep(PartyId clipper, TierPolicy tiers) {
    var raised = new HashMap<PartyId, Standing>();
    standings
        .lockAll(List.of(clipper))
        .forEach((who, standing) -> raised.put(who, standing.under(tiers)));
    standings.saveAll(raised);
  }

  private static Money committed(Campaign campaign, Claims.Holdings holdings) {
    return Money.of(holdings.committed(), campaign.offer().pricing().currency());
  }

  private Optional<ClaimingRefusal> refusal(
      Campaign campaign, PartyId clipper, Claims.Holdings holdings) {
    boolean invited = campaigns.isInvited(campaign.id(), clipper);
    return ClaimingPolicy.firstRefusal(
        new ClaimRequest(
            campaign,
            clipper,
            holdings.live(),
            holdings.places(),
            committed(campaign, holdings),
            invited,
            clock.now()));
  }

  /// @param quoted the rates that were quoted, if the claim is to be made under no others
  public record Command(CampaignId campaign, @Nullable Quoted quoted) {

    /// A claim under the rates in force, whichever they are.
    public Command(CampaignId campaign) {
      this(campaign, null);
    }
  }

  /// The rates of a quote, by the names of their versions.
  ///
  /// @param rule as in `split/silver v1`
  /// @param bonusRule as in `view-bonus v1`
  public record Quoted(String rule, String bonusRule) {

    /// Those of `terms`.
    static Quoted of(ClaimTerms terms) {
      return new Quoted(terms.rule(), terms.bonusRule());
    }
  }

  /// What came of it.
  public sealed interface Outcome {

    /// The place is the clipper's, and the money for it is reserved.
    record Taken(Claim claim) implements Outcome {}

    /// A rule refused; its sentence says why.
    record Declined(ClaimingRefusal refusal) implements Outcome {}
  }
}
