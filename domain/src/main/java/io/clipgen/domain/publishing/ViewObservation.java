package io.clipgen.domain.publishing;

import io.clipgen.domain.shared.PostId;
import java.time.Instant;

/// What a platform reported of a post at one time. Never what somebody claims to have seen.
///
/// @param at business time
/// @param source who reported it, as in `simulated-tiktok`
/// @param views how often it was started, in all
public record ViewObservation(
    PostId post, Instant at, String source, long views, long likes, long comments, long shares) {

  public ViewObservation {
    if (views < 0 || likes < 0 || comments < 0 || shares < 0) {
      throw new IllegalArgumentException("a platform reports no negative figures");
    }
  }
}
