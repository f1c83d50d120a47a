package io.clipgen.application.shared;

import org.jspecify.annotations.Nullable;

/// Why somebody decides something, in their own words.
public final class Reason {

  /// The most characters.
  public static final int LONGEST = 2_000;

  private Reason() {}

  /// A reason that must be given.
  ///
  /// @param rule what it must say, as in "must say why it is given up"
  /// @return the reason
  /// @throws InvalidInput naming `reason` if it is blank or too long
  public static String given(String rule, @Nullable String reason) {
    return given("reason", rule, reason);
  }

  /// [#given] in a field of another name.
  public static String given(String field, String rule, @Nullable String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
      throw new InvalidInput(field, "%s, in 1 to %,d characters".formatted(rule, LONGEST));
    }
    return reason.strip();
  }

  /// A reason that may be given.
  ///
  /// @return the reason; empty if there is none
  /// @throws InvalidInput naming `reason` if it is too long
  public static String ifAny(@Nullable String reason) {
    if (reason != null && reason.length() > LONGEST) {
      throw new InvalidInput("reason", "must have at most %,d characters".formatted(LONGEST));
    }
    return reason == null ? "" : reason.strip();
  }

  /// A text that may be longer than a reason, as one: all of it, or its beginning and an ellipsis.
  public static String beginning(String text) {
    String all = text.strip();
    return all.codePointCount(0, all.length()) <= LONGEST
        ? all
        : all.substring(0, all.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
