package io.clipgen.domain.campaigns;

import java.util.Locale;

/// Where clips are posted.
public enum Platform {
  TIKTOK,
  YOUTUBE,
  INSTAGRAM;

  /// Its name in lower case, as other contexts and the API say it: `tiktok`.
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The platform of that name.
  ///
  /// @throws BrokenRule naming `platforms` if there is none
  public static Platform ofSlug(String slug) {
    for (Platform platform : values()) {
      if (platform.slug().equals(slug)) {
        return platform;
      }
    }
    throw new BrokenRule("platforms", "must be of tiktok, youtube, instagram");
  }
}
