package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.query.CampaignBoard;
import io.clipgen.application.campaigns.query.CampaignFigures;
import io.clipgen.application.campaigns.query.ClaimBoard;
import io.clipgen.application.campaigns.query.ClaimView;
import io.clipgen.application.campaigns.query.FundingView;
import io.clipgen.application.campaigns.testing.InMemoryCampaigns;
import io.clipgen.application.campaigns.testing.InMemoryClaims;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignState;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads campaigns and claims in memory; every list is one page.
record MemoryBoards(InMemoryCampaigns campaigns, InMemoryClaims claims)
    implements CampaignBoard, ClaimBoard {

  @Override
  public Page<Campaign> browse(Browse wanted, PartyId viewer, Instant now) {
    return new Page<>(
        campaigns.all().stream()
            .filter(campaign -> campaign.state() == CampaignState.OPEN)
            .filter(campaign -> campaign.brief().title().contains(wanted.words()))
            .filter(
                campaign -> campaign.offer().pricing().mostPerClip().minor() >= wanted.minPrice())
            .toList(),
        null);
  }

  @Override
  public Page<Campaign> own(PartyId brand, @Nullable String after, int limit) {
    return new Page<>(
        campaigns.all().stream().filter(campaign -> campaign.brand().equals(brand)).toList(), null);
  }

  @Override
  public Optional<Campaign> find(CampaignId id, PartyId viewer, boolean admin) {
    return campaigns
        .find(id)
        .filter(
            campaign -> admin || campaign.state().isPublic() || campaign.brand().equals(viewer));
  }

  @Override
  public List<FundingView> fundings(CampaignId id, PartyId viewer, boolean admin) {
    return find(id, viewer, admin)
        .filter(campaign -> admin || campaign.brand().equals(viewer))
        .map(campaign -> campaigns.fundings(campaign.id()))
        .orElse(List.of());
  }

  @Override
  public Optional<CampaignFigures> figures(CampaignId id, PartyId viewer, boolean admin) {
    return find(id, viewer, admin)
        .filter(campaign -> admin || campaign.brand().equals(viewer))
        .map(
            campaign ->
                new CampaignFigures(
                    campaign.offer().places(),
                    campaign.taken(),
                    0,
                    0,
                    0,
                    0,
                    Money.zero(campaign.offer().pricing().currency()),
                    null,
                    null,
                    null,
                    null));
  }

  @Override
  public Page<ClaimView> list(
      PartyId viewer, @Nullable CampaignId campaign, @Nullable String after, int limit) {
    return new Page<>(
        claims.all().stream()
            .filter(claim -> concerns(claim, viewer))
            .filter(claim -> campaign == null || claim.campaign().equals(campaign))
            .map(this::view)
            .toList(),
        null);
  }

  @Override
  public Optional<ClaimView> find(ClaimId id, PartyId viewer, boolean admin) {
    return claims.find(id).filter(claim -> admin || concerns(claim, viewer)).map(this::view);
  }

  @Override
  public Page<ClaimView> appeals(@Nullable String after, int limit) {
    return new Page<>(
        claims.all().stream()
            .filter(
                claim ->
                    claim.state() instanceof ClaimState.Rejected rejected
                        && rejected.appeal() != null)
            .map(this::view)
            .toList(),
        null);
  }

  private static boolean concerns(Claim claim, PartyId viewer) {
    return claim.clipper().equals(viewer) || claim.brand().equals(viewer);
  }

  private ClaimView view(Claim claim) {
    Campaign campaign = campaigns.find(claim.campaign()).orElseThrow();
    return new ClaimView(
        claim,
        campaign.brief().title(),
        campaign.brief().source(),
        claims.submissions(claim.id()).stream()
            .map(
                submission ->
                    new ClaimView.SubmissionView(
                        submission,
                        claims.reviews.stream()
                            .filter(review -> review.submission().equals(submission.id()))
                            .toList()))
            .toList());
  }
}
