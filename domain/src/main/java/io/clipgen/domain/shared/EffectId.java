package io.clipgen.domain.shared;

import java.util.UUID;

/// Names an intent to change something outside. Shown as `eff_…`.
///
/// @param value a UUID, version 7 where the product made it
public record EffectId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "eff";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static EffectId parse(String text) {
    return new EffectId(Id.parse(PREFIX, text));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public String toString() {
    return text();
  }
}
