package io.clipgen.domain.clips;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a platform takes, so that a clip is known to fit before anybody posts it.
///
/// @param shortest and `longest`: how long a clip may be
/// @param largest its file in bytes
public record PlatformLimits(Duration shortest, Duration longest, long largest) {

  private static final long MB = 1_000_000;
  private static final double UPRIGHT = 9.0 / 16;
  private static final double TOLERANCE = 0.05;

  /// What a clip's opening may be black for at most.
  static final long BLACK_MS = 100;

  /// The limits of a platform.
  public static PlatformLimits of(SafeArea.Platform platform) {
    return switch (platform) {
      case TIKTOK -> limits(3, 60, 287);
      case SHORTS -> limits(1, 60, 256);
      case REELS -> limits(3, 90, 100);
    };
  }

  private static PlatformLimits limits(int shortest, int longest, int megabytes) {
    return new PlatformLimits(
        Duration.ofSeconds(shortest), Duration.ofSeconds(longest), megabytes * MB);
  }

  /// What keeps a clip from being posted there, a sentence each; nothing if it fits.
  List<String> breaches(Inspection clip) {
    var breaches = new ArrayList<String>();
    var info = clip.info();
    if (info.durationMs() < shortest.toMillis() || info.durationMs() > longest.toMillis()) {
      breaches.add(
          text(
              "It is %.1f s long; allowed are %d to %d s.",
              info.durationMs() / 1000.0, shortest.toSeconds(), longest.toSeconds()));
    }
    if (info.bytes() > largest) {
      breaches.add(
          text("Its file has %.1f MB; allowed are %d.", (double) info.bytes() / MB, largest / MB));
    }
    if (info.video().isEmpty() || Math.abs(info.picture().ratio() - UPRIGHT) > TOLERANCE) {
      breaches.add("It is not upright; 9:16 is needed.");
    }
    if (!info.hasSound()) {
      breaches.add("It has no sound.");
    }
    if (clip.blackMs() > BLACK_MS) {
      breaches.add("It begins with a black picture.");
    }
    return List.copyOf(breaches);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
