package io.clipgen.domain.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// An e-mail address, by which a party is found: trimmed, in lower case and in Unicode's composed
/// form, so that it is the same however it is typed.
///
/// @param value at most 254 characters
public record EmailAddress(String value) {

  private static final int LONGEST = 254;
  private static final int LONGEST_NAME = 64;
  // Deliberately simple: one @, something before it, a dotted name after it, no spaces or control
  // characters.
  private static final Pattern SHAPE =
      Pattern.compile(
          "[^\\s\\p{Cntrl}@,;:<>()\\[\\]\"\\\\]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

  /// @throws IllegalArgumentException if `value` is not normal, or no address: the message says
  ///   what it must be
  public EmailAddress {
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException("must have at most " + LONGEST + " characters");
    }
    if (!SHAPE.matcher(value).matches()
        || value.indexOf('@') > LONGEST_NAME
        || value.contains("..")) {
      throw new IllegalArgumentException("must look like name@example.com");
    }
    if (!value.equals(normal(value))) {
      throw new IllegalArgumentException("must be in lower case");
    }
  }

  /// Reads an address as a person types it.
  ///
  /// @throws IllegalArgumentException if it is no address: the message says what it must be
  public static EmailAddress of(String typed) {
    return new EmailAddress(normal(typed));
  }

  private static String normal(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
