package io.clipgen.domain.shared;

import java.util.UUID;

/// Names one payment into a pool of money, a tranche. Shown as `fnd_…`.
///
/// @param value a UUID, version 7 where the product made it
public record FundingId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "fnd";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static FundingId parse(String text) {
    return new FundingId(Id.parse(PREFIX, text));
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
