package io.clipgen.application.publishing.testing;

import io.clipgen.application.publishing.ViewsObserved.Views;
import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.publishing.port.SocialAccounts;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.Post;
import io.clipgen.domain.publishing.PostState;
import io.clipgen.domain.publishing.SocialAccount;
import io.clipgen.domain.publishing.ViewObservation;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.domain.shared.SocialAccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Posts, accounts and observations in memory.
public final class InMemoryPublishing implements Posts, SocialAccounts {

  private final InMemoryTransactions transactions;
  private final Map<PostId, Post> posts = new LinkedHashMap<>();
  private final Map<PostId, Instant> readAt = new HashMap<>();
  private final List<ViewObservation> observations = new ArrayList<>();
  private final List<SocialAccount> accounts = new ArrayList<>();

  public InMemoryPublishing(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  /// Every post, in the order in which they were made.
  public List<Post> all() {
    return posts.values().stream().map(InMemoryPublishing::copy).toList();
  }

  /// Everything observed, in order.
  public List<ViewObservation> observations() {
    return List.copyOf(observations);
  }

  @Override
  public boolean add(Post post) {
    transactions.requireOpen();
    boolean known =
        posts.values().stream()
            .anyMatch(
                other ->
                    other.origin().claim().equals(post.origin().claim())
                        && other.platform() == post.platform());
    if (!known) {
      posts.put(post.id(), copy(post));
      transactions.onRollback(() -> posts.remove(post.id()));
    }
    return !known;
  }

  @Override
  public Optional<Post> find(PostId post) {
    return Optional.ofNullable(posts.get(post)).map(InMemoryPublishing::copy);
  }

  @Override
  public List<Post> list(ClaimId claim) {
    return all().stream().filter(post -> post.origin().claim().equals(claim)).toList();
  }

  @Override
  public boolean link(Post post, Instant read) {
    PostState.Pending linked = (PostState.Pending) post.state();
    boolean taken =
        posts.values().stream()
            .filter(other -> !other.id().equals(post.id()))
            .filter(other -> other.platform() == post.platform())
            .anyMatch(other -> linked.externalId().equals(externalId(other.state())));
    if (!taken) {
      save(post, read);
    }
    return !taken;
  }

  @Override
  public Post lock(PostId post) {
    transactions.requireOpen();
    return find(post).orElseThrow(() -> new NotFound("post", post));
  }

  @Override
  public void save(Post post, @Nullable Instant read) {
    transactions.requireOpen();
    put(post);
    if (read != null) {
      readAt.put(post.id(), read);
    }
  }

  @Override
  public List<Post> lockWaiting(Optional<PartyId> poster, Platform platform) {
    transactions.requireOpen();
    return posts.values().stream()
        .filter(post -> post.state() instanceof PostState.Waiting)
        .filter(post -> post.platform() == platform && post.origin().poster().equals(poster))
        .map(InMemoryPublishing::copy)
        .toList();
  }

  @Override
  public List<DuePost> due(Platform platform, Instant now, int limit) {
    return posts.values().stream()
        .filter(post -> post.platform() == platform)
        .filter(post -> readAt.containsKey(post.id()) && !readAt.get(post.id()).isAfter(now))
        .sorted(Comparator.comparing(post -> readAt.get(post.id())))
        .limit(limit)
        .map(this::due)
        .toList();
  }

  @Override
  public void record(Collection<Reading> readings) {
    transactions.requireOpen();
    for (Reading reading : readings) {
      Post post = copy(posts.get(reading.post()));
      if (reading.liveAt() != null) {
        post.live(reading.liveAt());
      }
      if (reading.failed() != null) {
        post.failed(reading.failed());
      }
      put(post);
      if (reading.readAt() == null) {
        readAt.remove(post.id());
      } else {
        readAt.put(post.id(), reading.readAt());
      }
      if (reading.observation() != null) {
        observations.add(reading.observation());
      }
    }
  }

  @Override
  public List<Views> views(Collection<ClaimId> claims) {
    return claims.stream()
        .map(
            claim ->
                new Views(
                    claim,
                    posts.values().stream()
                        .filter(post -> post.origin().claim().equals(claim))
                        .filter(post -> !(post.state() instanceof PostState.Failed))
                        .mapToLong(post -> latest(post.id()))
                        .sum()))
        .toList();
  }

  @Override
  public boolean add(SocialAccount account) {
    transactions.requireOpen();
    boolean known = find(account.owner(), account.platform(), account.handle()).isPresent();
    if (!known) {
      accounts.add(account);
    }
    return !known;
  }

  @Override
  public Optional<SocialAccount> find(SocialAccountId account) {
    return accounts.stream().filter(known -> known.id().equals(account)).findFirst();
  }

  @Override
  public List<SocialAccount> list(Optional<PartyId> owner) {
    return accounts.stream()
        .filter(account -> account.owner().equals(owner))
        .sorted(Comparator.comparing(SocialAccount::connectedAt))
        .toList();
  }

  private void put(Post post) {
    Post before = posts.put(post.id(), copy(post));
    transactions.onRollback(() -> posts.put(post.id(), before));
  }

  private DuePost due(Post post) {
    return switch (post.state()) {
      case PostState.Pending pending ->
          due(post, pending.externalId(), pending.url(), false, pending.since());
      case PostState.Live live -> due(post, live.externalId(), live.url(), true, live.liveAt());
      default -> throw new IllegalStateException("only what is at the platform is read: " + post);
    };
  }

  private DuePost due(Post post, String externalId, String url, boolean live, Instant since) {
    return new DuePost(
        post.id(), post.origin().claim(), externalId, url, live, since, latest(post.id()));
  }

  private long latest(PostId post) {
    return observations.stream()
        .filter(observation -> observation.post().equals(post))
        .mapToLong(ViewObservation::views)
        .reduce(0, (_, last) -> last);
  }

  private static @Nullable String externalId(PostState state) {
    return switch (state) {
      case PostState.Pending pending -> pending.externalId();
      case PostState.Live live -> live.externalId();
      default -> null;
    };
  }

  private static Post copy(Post post) {
    return Post.restore(
        post.id(), post.origin(), post.platform(), post.createdAt(), post.account(), post.state());
  }
}
