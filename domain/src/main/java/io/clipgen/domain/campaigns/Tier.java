package io.clipgen.domain.campaigns;

import java.util.Locale;

/// What a clipper's standing has earned, lowest first.
public enum Tier {
  BRONZE,
  SILVER,
  GOLD,
  PLATINUM;

  /// As people read it: `Silver`.
  public String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  Tier orHigher(Tier other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
