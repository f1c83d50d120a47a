package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.publishing.PostLive;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;

/// A claim's first post can be seen: its release date and its bonus window follow from that.
public final class FollowPost implements EventHandler<PostLive> {

  private final Transactions transactions;
  private final Claims claims;
  private final Books books;
  private final CampaignPolicies policies;

  public FollowPost(
      Transactions transactions, Claims claims, Books books, CampaignPolicies policies) {
    this.transactions = transactions;
    this.claims = claims;
    this.books = books;
    this.policies = policies;
  }

  @Override
  public Class<PostLive> type() {
    return PostLive.class;
  }

  @Override
  public void handle(PostLive event) {
    transactions.run(
        () -> {
          Claim before = claims.lock(event.claim());
          Claim after = before.posted(event.liveAt(), policies.current().release());
          if (after.equals(before)) {
            return;
          }
          claims.save(after);
          if (after.state() instanceof ClaimState.Approved held) {
            books.reschedule(held.approval().line(), held.approval().releaseAt());
          }
        });
  }
}
