package io.clipgen.domain.clips;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What a source video must be, so that clips can be made of it.
///
/// @param shortest a shorter video makes no clip
/// @param longest a longer one is not taken
/// @param fewestPixels the smaller side must have as many
/// @param mostPixels width times height must not be more
public record SourceRules(Duration shortest, Duration longest, int fewestPixels, long mostPixels) {

  /// 3 s (the shortest clip a platform takes) to 4 hours, at least 120 pixels on the smaller side,
  /// at most 8192 × 4320.
  public static final SourceRules DEFAULT =
      new SourceRules(Duration.ofSeconds(3), Duration.ofHours(4), 120, 8192L * 4320);

  /// Why `info` cannot be a source: a sentence for whoever uploaded it; nothing if it can.
  public Optional<String> refusal(MediaInfo info) {
    if (info.video().isEmpty()) {
      return Optional.of(
          info.hasSound()
              ? "This file has sound but no picture: clips are made of videos."
              : "This file has no picture: clips are made of videos.");
    }
    var picture = info.picture();
    if ((long) picture.width() * picture.height() > mostPixels) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "The picture is %d × %d pixels; at most 8192 × 4320 are taken.",
              picture.width(),
              picture.height()));
    }
    if (Math.min(picture.width(), picture.height()) < fewestPixels) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "The picture is only %d × %d pixels; each side must have at least %d.",
              picture.width(),
              picture.height(),
              fewestPixels));
    }
    if (info.durationMs() < shortest.toMillis()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "The video is %.1f s long; at least %d s are needed to make a clip.",
              info.durationMs() / 1000.0,
              shortest.toSeconds()));
    }
    if (info.durationMs() > longest.toMillis()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "The video is %d minutes long; at most %d are taken.",
              info.durationMs() / 60_000,
              longest.toMinutes()));
    }
    return Optional.empty();
  }
}
