package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.publishing.PostsRemoved;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Claim;

/// A claim's post was removed: while its bonus window lasts, its views do not count any more, and
/// what they earned is taken back, released or not.
public final class FollowRemoval implements EventHandler<PostsRemoved> {

  private final Transactions transactions;
  private final Claims claims;
  private final Recounts recounts;
  private final Endings endings;

  public FollowRemoval(
      Transactions transactions, Claims claims, Recounts recounts, Endings endings) {
    this.transactions = transactions;
    this.claims = claims;
    this.recounts = recounts;
    this.endings = endings;
  }

  @Override
  public Class<PostsRemoved> type() {
    return PostsRemoved.class;
  }

  @Override
  public void handle(PostsRemoved event) {
    event.posts().forEach(post -> transactions.run(() -> follow(post, event)));
  }

  private void follow(PostsRemoved.Removed post, PostsRemoved event) {
    Claim claim = claims.lock(post.claim());
    if (claim.approval().filter(Approval::bonusOpen).isEmpty()) {
      return;
    }
    Recounts.Change change = recounts.removed(claim, "post removed: " + post.post(), event.at());
    if (change.views() != 0) {
      endings.tell(claim, ClaimChanged.What.POST_REMOVED, post.reason());
    }
  }
}
