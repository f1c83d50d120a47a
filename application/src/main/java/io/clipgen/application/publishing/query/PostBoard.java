package io.clipgen.application.publishing.query;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PostId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows posts to those who have a part in them: the clipper, the brand, whoever's account they go
/// through, and administrators.
public interface PostBoard {

  /// The posts of a claim that `viewer` may see; none if it is none of theirs.
  List<PostView> list(ClaimId claim, Caller viewer);

  /// What was observed of a post, the latest first.
  ///
  /// @param after where the page starts: `next` of the page before
  /// @throws io.clipgen.application.shared.NotFound if `viewer` can see no such post
  Page<ObservationView> observations(PostId post, Caller viewer, @Nullable String after, int size);

  /// One post.
  ///
  /// @param state `waiting`, `prepared`, `uploading`, `pending`, `live`, `failed` or `unconfirmed`
  /// @param reason why it waits, failed, or is unconfirmed
  /// @param account the handle it goes through
  /// @param externalId the platform's own name of it
  /// @param views as the platform reported them last
  /// @param source who reported them
  /// @param asOf when they reported them, in business time
  record PostView(
      PostId post,
      ClaimId claim,
      ClipId clip,
      String platform,
      String state,
      @Nullable String reason,
      @Nullable String account,
      @Nullable String externalId,
      @Nullable String url,
      Instant createdAt,
      @Nullable Instant liveAt,
      long views,
      @Nullable String source,
      @Nullable Instant asOf) {}

  /// What a platform reported at one time.
  record ObservationView(
      Instant at, String source, long views, long likes, long comments, long shares) {}
}
