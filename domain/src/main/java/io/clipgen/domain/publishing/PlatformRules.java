package io.clipgen.domain.publishing;

import io.clipgen.domain.shared.FileLimits;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/// What a platform takes, checked before a byte is sent.
///
/// @param limits what it takes of a clip's file
/// @param takesMarks whether a clip may carry somebody else's logo, as an app's mark
public record PlatformRules(FileLimits limits, boolean takesMarks) {

  /// The rules of a platform.
  public static PlatformRules of(Platform platform) {
    return switch (platform) {
      case TIKTOK -> new PlatformRules(FileLimits.TIKTOK, false);
      case YOUTUBE -> new PlatformRules(FileLimits.YOUTUBE_SHORTS, true);
      case INSTAGRAM -> new PlatformRules(FileLimits.INSTAGRAM_REELS, true);
    };
  }

  /// What keeps a clip from being posted, as sentences; empty if nothing does.
  ///
  /// @param aspect width by height, where it is known: 9:16 within 0.05
  public List<String> breaches(Duration length, long bytes, OptionalDouble aspect) {
    return limits.breaches(length, bytes, aspect);
  }
}
