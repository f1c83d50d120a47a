package io.clipgen.application.publishing.port;

import io.clipgen.application.publishing.ViewsObserved.Views;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.Post;
import io.clipgen.domain.publishing.ViewObservation;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps posts and what was observed of them.
public interface Posts {

  /// Adds a post in the open transaction, unless its claim has one on that platform already.
  ///
  /// @return whether it was added
  boolean add(Post post);

  Optional<Post> find(PostId post);

  /// The posts of a claim, one per platform.
  List<Post> list(ClaimId claim);

  /// The post, locked until the open transaction ends.
  ///
  /// @throws io.clipgen.application.shared.NotFound if there is none
  Post lock(PostId post);

  /// Saves account and state in the open transaction.
  ///
  /// @param readAt when to ask the platform for it; `null` to leave that as it is
  void save(Post post, @Nullable Instant readAt);

  /// Saves a post that was linked by hand in the open transaction, unless what it is linked to is a
  /// post of some claim already: then nothing is changed.
  ///
  /// @param readAt when to ask the platform for it
  /// @return whether it was saved
  boolean link(Post post, Instant readAt);

  /// Posts that wait for an account of `poster` (empty: the installation's own) on `platform`,
  /// locked.
  List<Post> lockWaiting(Optional<PartyId> poster, Platform platform);

  /// Posts of one platform that are pending or live and due to be read at `now`, the longest due
  /// first.
  List<DuePost> due(Platform platform, Instant now, int limit);

  /// Writes down a batch of readings in the open transaction, by a handful of statements: the
  /// observations that are new, the states that changed, and when each post is read next.
  void record(Collection<Reading> readings);

  /// The current views of claims: the sum of the latest observation over each one's posts that were
  /// not removed.
  List<Views> views(Collection<ClaimId> claims);

  /// A post that is due to be read.
  ///
  /// @param since when it became pending, or went live
  /// @param live whether it is live
  /// @param views what was observed last; 0 if nothing was
  record DuePost(
      PostId post,
      ClaimId claim,
      String externalId,
      String url,
      boolean live,
      Instant since,
      long views) {}

  /// What a reading of one post changes.
  ///
  /// @param liveAt set where it has gone live with this reading
  /// @param failed set where the platform took it down or refused it: why
  /// @param observation set where the figures differ from the last ones
  /// @param readAt when to read it next; `null` for never again
  record Reading(
      PostId post,
      @Nullable Instant liveAt,
      @Nullable String failed,
      @Nullable ViewObservation observation,
      @Nullable Instant readAt) {}
}
