package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.shared.Outbox;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.shared.Money;

/// What happens whenever a claim ends without an approval: its place and its reserve go back to the
/// campaign, and if that is over, on to the brand. In the caller's transaction, with the claim
/// locked.
public final class Endings {

  private final Campaigns campaigns;
  private final Claims claims;
  private final Books books;
  private final Outbox outbox;

  public Endings(Campaigns campaigns, Claims claims, Books books, Outbox outbox) {
    this.campaigns = campaigns;
    this.claims = claims;
    this.books = books;
    this.outbox = outbox;
  }

  /// Ends a claim.
  ///
  /// @return what its campaign got back
  Money end(Claim ended, ClaimChanged.What what, String words) {
    claims.save(ended);
    Campaign campaign = campaigns.lock(ended.campaign());
    campaigns.save(campaign.withPlaceGivenBack());
    Money returned = books.giveBack(ended.campaign(), ended.id(), ended.state().words());
    returnIfOver(campaign, ended, "ended");
    tell(campaign, ended, what, words);
    return returned;
  }

  /// Ends a live claim whose campaign's payment is disputed: what it had reserved stays in the
  /// campaign, where it is frozen.
  void defund(Campaign campaign, Claim ended) {
    claims.save(ended);
    campaigns.save(campaign.withPlaceGivenBack());
    books.giveBack(ended.campaign(), ended.id(), ended.state().words());
    tell(campaign, ended, ClaimChanged.What.DEFUNDED, "");
  }

  /// Sends on to the brand what has just returned to a campaign that is over.
  void returnIfOver(Campaign campaign, Claim claim, String why) {
    if (campaign.state().over()) {
      books.refundFree(campaign.id(), claim.id() + " " + why);
    }
  }

  void tell(Campaign campaign, Claim claim, ClaimChanged.What what, String words) {
    outbox.publish(
        new ClaimChanged(
            claim.id(),
            claim.campaign(),
            claim.brand(),
            claim.clipper(),
            campaign.brief().title(),
            what,
            words));
  }

  /// [#tell] of a claim that goes on.
  void tell(Claim claim, ClaimChanged.What what, String words) {
    tell(campaigns.find(claim.campaign()).orElseThrow(), claim, what, words);
  }
}
