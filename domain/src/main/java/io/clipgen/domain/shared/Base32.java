package io.clipgen.domain.shared;

import java.util.UUID;

/// Crockford's base 32 of 128 bits: 26 digits, the first of which carries three bits.
final class Base32 {

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;

  private Base32() {}

  static String encode(UUID value) {
    long high = value.getMostSignificantBits();
    long low = value.getLeastSignificantBits();
    char[] text = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt((int) (low & 31));
      low = (low >>> 5) | (high << 59);
      high >>>= 5;
    }
    return new String(text);
  }

  static UUID decode(String prefix, String text) {
    if (text.length() != LENGTH || text.charAt(0) > '7') {
      throw new IllegalArgumentException(
          "must look like " + prefix + "_… with 26 letters and digits");
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < LENGTH; i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("must not contain '" + text.charAt(i) + "'");
      }
      high = (high << 5) | (low >>> 59);
      low = (low << 5) | digit;
    }
    return new UUID(high, low);
  }
}
