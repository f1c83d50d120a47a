package io.clipgen.domain.clips;

import io.clipgen.domain.shared.FileLimits;
import java.util.Arrays;

/// The part of a frame that a platform's own buttons and texts do not cover.
///
/// @param left share of the width that is covered on the left
/// @param top share of the height that is covered above
/// @param right share of the width that is covered on the right
/// @param bottom share of the height that is covered below
public record SafeArea(double left, double top, double right, double bottom) {

  /// Where nothing is covered: as much as keeps words off the edge.
  public static final SafeArea MARGIN = new SafeArea(0.05, 0.05, 0.05, 0.08);

  /// What the apps for upright videos cover, by what each tells its advertisers.
  public enum Platform {
    /// 131 pixels above, 367 below, 60 and 120 beside, of 1080 × 1920.
    TIKTOK(
        "TikTok",
        FileLimits.TIKTOK,
        new SafeArea(60 / 1080.0, 131 / 1920.0, 120 / 1080.0, 367 / 1920.0)),
    /// 288 pixels above, 672 below, 48 and 192 beside, of 1080 × 1920.
    SHORTS(
        "YouTube Shorts",
        FileLimits.YOUTUBE_SHORTS,
        new SafeArea(48 / 1080.0, 288 / 1920.0, 192 / 1080.0, 672 / 1920.0)),
    /// 14 % above, 35 % below, 6 % beside.
    REELS("Instagram Reels", FileLimits.INSTAGRAM_REELS, new SafeArea(0.06, 0.14, 0.06, 0.35));

    private final String title;
    private final FileLimits limits;
    private final SafeArea area;

    Platform(String title, FileLimits limits, SafeArea area) {
      this.title = title;
      this.limits = limits;
      this.area = area;
    }

    /// Its name as people know it.
    public String title() {
      return title;
    }

    /// What it takes of a clip's file.
    public FileLimits limits() {
      return limits;
    }

    /// What it leaves free.
    public SafeArea area() {
      return area;
    }
  }

  /// What is free in a clip of that shape on every platform: upright ones are shown full screen
  /// under the apps' buttons, the others with their buttons beside them.
  public static SafeArea of(AspectRatio ratio) {
    return ratio == AspectRatio.PORTRAIT
        ? Arrays.stream(Platform.values()).map(Platform::area).reduce(MARGIN, SafeArea::and)
        : MARGIN;
  }

  /// What is free in both.
  public SafeArea and(SafeArea other) {
    return new SafeArea(
        Math.max(left, other.left),
        Math.max(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }
}
