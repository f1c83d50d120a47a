package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a user or an organization: whoever can own campaigns, money and keys. Shown as `pty_…`.
///
/// @param value a UUID, version 7 where the product made it
public record PartyId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "pty";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static PartyId parse(String text) {
    return new PartyId(Id.parse(PREFIX, text));
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
