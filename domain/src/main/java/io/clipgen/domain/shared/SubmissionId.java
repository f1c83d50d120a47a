package io.clipgen.domain.shared;

import java.util.UUID;

/// Names one submission on a claim. Shown as `sub_…`.
///
/// @param value a UUID, version 7 where the product made it
public record SubmissionId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "sub";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static SubmissionId parse(String text) {
    return new SubmissionId(Id.parse(PREFIX, text));
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
