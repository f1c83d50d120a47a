package io.clipgen.domain.publishing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A social platform that takes vertical clips.
public enum Platform {
  TIKTOK("TikTok"),
  YOUTUBE("YouTube Shorts"),
  INSTAGRAM("Instagram Reels");

  private final String title;

  Platform(String title) {
    this.title = title;
  }

  /// Its name as people know it.
  public String title() {
    return title;
  }

  /// Its name in lower case, as the API and other contexts say it: `tiktok`.
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The platform of that name, if there is one.
  public static Optional<Platform> find(String slug) {
    return Arrays.stream(values()).filter(platform -> platform.slug().equals(slug)).findFirst();
  }
}
