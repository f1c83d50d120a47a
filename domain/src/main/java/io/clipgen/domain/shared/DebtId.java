package io.clipgen.domain.shared;

import java.util.UUID;

/// Names what somebody owes for one reason. Shown as `dbt_…`.
///
/// @param value a UUID, version 7 where the product made it
public record DebtId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "dbt";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static DebtId parse(String text) {
    return new DebtId(Id.parse(PREFIX, text));
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
