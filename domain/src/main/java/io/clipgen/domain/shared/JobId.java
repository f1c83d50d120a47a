package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a piece of work done in the background. Shown as `job_…`.
///
/// @param value a UUID, version 7 where the product made it
public record JobId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "job";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static JobId parse(String text) {
    return new JobId(Id.parse(PREFIX, text));
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
