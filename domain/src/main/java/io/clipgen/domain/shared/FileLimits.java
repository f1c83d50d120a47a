package io.clipgen.domain.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// What a platform takes of a clip's file: the one place of these numbers, for those who make clips
/// and for those who post them.
///
/// @param shortest and `longest`: the length of a clip
/// @param largest its file, in bytes
public record FileLimits(Duration shortest, Duration longest, long largest) {

  private static final long MB = 1_000_000;
  private static final double UPRIGHT = 9.0 / 16;
  private static final double TOLERANCE = 0.05;

  /// TikTok: 3 to 60 s, 287 MB.
  public static final FileLimits TIKTOK = limits(3, 60, 287);

  /// YouTube Shorts: 1 to 60 s, 256 MB.
  public static final FileLimits YOUTUBE_SHORTS = limits(1, 60, 256);

  /// Instagram Reels: 3 to 90 s, 100 MB.
  public static final FileLimits INSTAGRAM_REELS = limits(3, 90, 100);

  private static FileLimits limits(int shortest, int longest, int megabytes) {
    return new FileLimits(
        Duration.ofSeconds(shortest), Duration.ofSeconds(longest), megabytes * MB);
  }

  /// What keeps a file from being taken, as sentences; empty if nothing does.
  ///
  /// @param aspect width by height, where it is known: 9:16 within 0.05
  public List<String> breaches(Duration length, long bytes, OptionalDouble aspect) {
    var breaches = new ArrayList<String>();
    if (length.compareTo(shortest) < 0 || length.compareTo(longest) > 0) {
      breaches.add(
          text(
              "It is %.1f s long; allowed are %d to %d s.",
              length.toMillis() / 1000.0, shortest.toSeconds(), longest.toSeconds()));
    }
    if (bytes > largest) {
      breaches.add(
          text("Its file has %.1f MB; allowed are %d.", (double) bytes / MB, largest / MB));
    }
    if (aspect.isPresent() && Math.abs(aspect.getAsDouble() - UPRIGHT) > TOLERANCE) {
      breaches.add("It is not upright; 9:16 is needed.");
    }
    return List.copyOf(breaches);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
