package io.clipgen.application.publishing.usecase;

import io.clipgen.application.campaigns.ClipApproved;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.publishing.port.SocialAccounts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.Post;
import io.clipgen.domain.publishing.SocialAccount;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import java.util.Optional;

/// An approved clip is posted by whom the campaign has chosen: one post per claim and platform,
/// however often the event is told.
public final class PublishApprovedClip implements EventHandler<ClipApproved> {

  private final Posts posts;
  private final SocialAccounts accounts;
  private final Effects effects;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Ids ids;

  public PublishApprovedClip(
      Posts posts,
      SocialAccounts accounts,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    this.posts = posts;
    this.accounts = accounts;
    this.effects = effects;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Class<ClipApproved> type() {
    return ClipApproved.class;
  }

  @Override
  public void handle(ClipApproved event) {
    switch (event.poster()) {
      case CLIPPER -> publish(event, Optional.of(event.clipper()));
      case BRAND -> publish(event, Optional.of(event.brand()));
      case PLATFORM -> publish(event, Optional.empty());
      case NOBODY -> {}
    }
  }

  private void publish(ClipApproved event, Optional<PartyId> poster) {
    var origin =
        new Post.Origin(
            event.claim(), event.clip(), event.clipper(), event.brand(), poster, event.caption());
    for (String slug : event.platforms()) {
      Platform platform =
          Platform.find(slug)
              .orElseThrow(() -> new IllegalArgumentException("no platform is named " + slug));
      transactions.run(() -> publish(origin, platform));
    }
  }

  private void publish(Post.Origin origin, Platform platform) {
    Optional<SocialAccount> account = accounts.findFirst(origin.poster(), platform);
    Post post =
        account.map(found -> prepare(origin, found)).orElseGet(() -> await(origin, platform));
    if (posts.add(post) && account.isPresent()) {
      effects.intend(PublishPost.KIND, post.id().text(), new PublishPost.Payload(post.id()));
    }
  }

  private Post prepare(Post.Origin origin, SocialAccount account) {
    return Post.prepare(
        new PostId(ids.next()), origin, account.platform(), account.id(), clock.now());
  }

  private Post await(Post.Origin origin, Platform platform) {
    String who =
        origin.poster().isEmpty()
            ? "An administrator has"
            : origin.poster().get().equals(origin.brand()) ? "The brand has" : "The clipper has";
    String reason =
        who
            + " to connect a "
            + platform.title()
            + " account: it is posted as soon as that is done.";
    return Post.await(new PostId(ids.next()), origin, platform, reason, clock.now());
  }
}
