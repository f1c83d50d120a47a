package io.clipgen.domain.identity;

/// The name that others see.
///
/// @param value 1 to 80 characters without line breaks or control characters, trimmed
public record DisplayName(String value) {

  private static final int LONGEST = 80;

  /// @throws IllegalArgumentException if it is empty, too long or not printable: the message says
  ///   what it must be
  public DisplayName {
    if (value.isEmpty() || value.codePointCount(0, value.length()) > LONGEST) {
      throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
    }
    if (value.codePoints().anyMatch(DisplayName::unprintable)) {
      throw new IllegalArgumentException("must not contain line breaks or control characters");
    }
    if (!value.equals(value.strip())) {
      throw new IllegalArgumentException("must not begin or end with spaces");
    }
  }

  /// Reads a name as a person types it.
  ///
  /// @throws IllegalArgumentException as the constructor
  public static DisplayName of(String typed) {
    return new DisplayName(typed.strip());
  }

  // Marks that turn the direction of text around can make one name look like another.
  private static boolean unprintable(int character) {
    return Character.isISOControl(character)
        || character >= 0x202A && character <= 0x202E
        || character >= 0x2066 && character <= 0x2069
        || character == 0x2028
        || character == 0x2029
        || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  @Override
  public String toString() {
    return value;
  }
}
