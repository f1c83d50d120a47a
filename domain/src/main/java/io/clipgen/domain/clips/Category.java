package io.clipgen.domain.clips;

import java.util.Locale;

/// What kind of moment it is.
public enum Category {
  HUMOR,
  EDUCATIONAL,
  CONTROVERSIAL,
  EMOTIONAL,
  SURPRISING,
  INSPIRING;

  /// The name in lower case, as it is shown and kept.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
