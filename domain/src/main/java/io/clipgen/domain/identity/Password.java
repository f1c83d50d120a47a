package io.clipgen.domain.identity;

/// A new password, as long as it takes to hash it. Length is what counts (NIST SP 800-63B): no rule
/// asks for digits or signs.
public final class Password {

  /// The fewest characters.
  public static final int SHORTEST = 12;

  /// The most characters: more would only cost time.
  public static final int LONGEST = 128;

  private static final int FEWEST_DIFFERENT = 5;

  private final String plain;

  private Password(String plain) {
    this.plain = plain;
  }

  /// A password for the party with the address `owner`.
  ///
  /// @throws IllegalArgumentException if it is too short, too long or too easily guessed: the
  ///   message says what it must be, and never repeats it
  public static Password of(String plain, EmailAddress owner) {
    int length = plain.codePointCount(0, plain.length());
    if (length < SHORTEST || length > LONGEST) {
      throw new IllegalArgumentException(
          "must have " + SHORTEST + " to " + LONGEST + " characters");
    }
    if (plain.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      throw new IllegalArgumentException(
          "must have at least " + FEWEST_DIFFERENT + " different characters");
    }
    if (plain.strip().equalsIgnoreCase(owner.value())) {
      throw new IllegalArgumentException("must not be the e-mail address");
    }
    return new Password(plain);
  }

  /// The password itself, for hashing only.
  public String plain() {
    return plain;
  }

  /// Never the password.
  @Override
  public String toString() {
    return "Password[…]";
  }
}
