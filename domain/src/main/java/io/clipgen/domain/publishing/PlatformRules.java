package io.clipgen.domain.publishing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// What a platform takes, checked before a byte is sent.
///
/// @param shortest and `longest`: the length of a clip
/// @param largest its file, in bytes
/// @param takesMarks whether a clip may carry somebody else's logo, as an app's mark
public record PlatformRules(Duration shortest, Duration longest, long largest, boolean takesMarks) {

  private static final long MB = 1_000_000;
  private static final double VERTICAL = 9.0 / 16;
  private static final double TOLERANCE = 0.05;

  /// The rules of a platform.
  public static PlatformRules of(Platform platform) {
    return switch (platform) {
      case TIKTOK -> seconds(3, 60, 287, false);
      case YOUTUBE -> seconds(1, 60, 256, true);
      case INSTAGRAM -> seconds(3, 90, 100, true);
    };
  }

  /// What keeps a clip from being posted, as sentences; empty if nothing does.
  ///
  /// @param aspect width by height, where it is known: 9:16 within 0.05
  public List<String> breaches(Duration length, long bytes, OptionalDouble aspect) {
    var breaches = new ArrayList<String>();
    if (length.compareTo(shortest) < 0 || length.compareTo(longest) > 0) {
      breaches.add(
          String.format(
              Locale.ROOT,
              "It is %.1f s long; allowed are %d to %d s.",
              length.toMillis() / 1000.0,
              shortest.toSeconds(),
              longest.toSeconds()));
    }
    if (bytes > largest) {
      breaches.add(
          String.format(
              Locale.ROOT,
              "Its file has %.1f MB; allowed are %d.",
              (double) bytes / MB,
              largest / MB));
    }
    if (aspect.isPresent() && Math.abs(aspect.getAsDouble() - VERTICAL) > TOLERANCE) {
      breaches.add("It is not vertical; 9:16 is needed.");
    }
    return List.copyOf(breaches);
  }

  private static PlatformRules seconds(
      int shortest, int longest, int megabytes, boolean takesMarks) {
    return new PlatformRules(
        Duration.ofSeconds(shortest), Duration.ofSeconds(longest), megabytes * MB, takesMarks);
  }
}
