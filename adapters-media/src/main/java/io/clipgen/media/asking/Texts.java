package io.clipgen.media.asking;

import java.util.regex.Pattern;

/// Text from outside, made fit to be shown: one line, no control characters, no markup, not too
/// long.
final class Texts {

  // Control characters, line ends, private and unassigned ones, and those that turn the direction
  // of writing around; what joins letters in other scripts stays.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Texts() {}

  /// @param longest in code points
  static String clean(String text, int longest) {
    // Nobody needs more of it, however long it is.
    var start = text.length() > longest * 8 ? text.substring(0, longest * 8) : text;
    var line =
        BLANKS
            .matcher(UNSEEN.matcher(start.replace('<', '‹').replace('>', '›')).replaceAll(" "))
            .replaceAll(" ")
            .strip();
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest - 1)).strip() + "…";
  }
}
