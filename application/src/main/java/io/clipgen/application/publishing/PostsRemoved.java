package io.clipgen.application.publishing;

import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PostId;
import java.time.Instant;
import java.util.List;

/// Posts that could be seen are not there any more. Their views do not count for their claims from
/// then on: [ReportedViews] answers without them.
///
/// @param at when that was found, in business time
public record PostsRemoved(List<Removed> posts, Instant at) {

  public PostsRemoved {
    posts = List.copyOf(posts);
  }

  /// One post.
  ///
  /// @param reason what the platform says, as a sentence
  public record Removed(PostId post, ClaimId claim, String reason) {}
}
