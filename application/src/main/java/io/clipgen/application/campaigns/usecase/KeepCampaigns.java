package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.CampaignChanged;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.PotKeeper;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Outbox;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import java.util.Optional;

/// What a disputed payment means for its campaign: it pauses, and its newest undecided claims give
/// up their money where that is needed. What was approved stays.
public final class KeepCampaigns implements PotKeeper {

  private static final String WHY = "The brand's payment is disputed by its bank.";

  private final Campaigns campaigns;
  private final Claims claims;
  private final Endings endings;
  private final DisputeDesk desk;
  private final Books books;
  private final Outbox outbox;
  private final BusinessClock clock;

  public KeepCampaigns(
      Campaigns campaigns,
      Claims claims,
      Endings endings,
      DisputeDesk desk,
      Books books,
      Outbox outbox,
      BusinessClock clock) {
    this.campaigns = campaigns;
    this.claims = claims;
    this.endings = endings;
    this.desk = desk;
    this.books = books;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public boolean keeps(String pot) {
    return pot.startsWith(CampaignId.PREFIX + "_");
  }

  @Override
  public void lock(String pot) {
    campaign(pot);
  }

  @Override
  public boolean disputed(String pot) {
    Campaign campaign = campaign(pot);
    tell(campaign, CampaignChanged.What.DISPUTED);
    if (campaign.pause() instanceof Campaign paused) {
      campaigns.save(paused);
      return true;
    }
    return false;
  }

  @Override
  public boolean freeUp(String pot) {
    Campaign campaign = campaign(pot);
    Optional<ClaimId> newest = claims.newestLive(campaign.id());
    newest.ifPresent(
        id -> {
          Claim ended = claims.lock(id).defunded(WHY, clock.now());
          // There is nothing left that an appeal could win.
          desk.decide(ended, false, WHY, clock.now());
          endings.defund(campaign, ended);
        });
    return newest.isPresent();
  }

  @Override
  public void won(String pot, boolean reopen) {
    Campaign campaign = campaign(pot);
    if (reopen && campaign.resume(clock.now()) instanceof Campaign open) {
      campaigns.save(open);
    }
    if (campaign.state().over()) {
      books.refundFree(campaign.id(), "a dispute was won");
    }
    tell(campaign, CampaignChanged.What.DISPUTE_WON);
  }

  @Override
  public void lost(String pot) {
    tell(campaign(pot), CampaignChanged.What.DISPUTE_LOST);
  }

  private Campaign campaign(String pot) {
    return campaigns.lock(CampaignId.parse(pot));
  }

  private void tell(Campaign campaign, CampaignChanged.What what) {
    outbox.publish(
        new CampaignChanged(
            campaign.id(),
            campaign.brand(),
            campaign.brief().title(),
            what,
            Money.zero(campaign.deposited().currency()),
            ""));
  }
}
