package io.clipgen.domain.campaigns;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an approved clip's base becomes the clipper's to take out: some days after the later of
/// approval and first confirmed post, but never later than so many days after approval; at once
/// where nobody posts.
///
/// @param validation from approval or post to release; 3 days
/// @param latest from approval, whatever happens; 10 days
public record ReleaseRule(Duration validation, Duration latest) {

  public ReleaseRule {
    if (validation.isNegative() || latest.compareTo(validation) < 0) {
      throw new IllegalArgumentException(
          "the latest release must not come before the validation window is over");
    }
  }

  /// 3 days, at most 10.
  public static ReleaseRule defaults() {
    return new ReleaseRule(Duration.ofDays(3), Duration.ofDays(10));
  }

  /// The release date.
  ///
  /// @param firstPost when the first post was confirmed; `null` while there is none
  public Instant at(Poster poster, Instant approvedAt, @Nullable Instant firstPost) {
    if (poster == Poster.NOBODY) {
      return approvedAt;
    }
    Instant limit = approvedAt.plus(latest);
    if (firstPost == null) {
      return limit;
    }
    Instant from = firstPost.isAfter(approvedAt) ? firstPost : approvedAt;
    Instant due = from.plus(validation);
    return due.isBefore(limit) ? due : limit;
  }
}
