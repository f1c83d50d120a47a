package io.clipgen.domain.shared;

import java.util.Locale;
import java.util.UUID;

/// A typed identifier: a UUID that knows which kind of thing it names.
///
/// People and programs see the text form, a prefix and 26 letters and digits (Crockford's base 32,
/// lower case, most significant first), so that an id of one kind is never taken for one of
/// another: `cmp_06e9…`.
public interface Id {

  /// The bare value, as the database keeps it.
  UUID value();

  /// The prefix of the text form, without the underscore.
  String prefix();

  /// The text form.
  default String text() {
    return prefix() + "_" + Base32.encode(value());
  }

  /// Reads a text form.
  ///
  /// @throws IllegalArgumentException if `text` has another prefix or is not 26 digits long
  static UUID parse(String prefix, String text) {
    if (!text.startsWith(prefix + "_")) {
      throw new IllegalArgumentException(
          "must look like " + prefix + "_… with 26 letters and digits");
    }
    return Base32.decode(prefix, text.substring(prefix.length() + 1).toLowerCase(Locale.ROOT));
  }
}
