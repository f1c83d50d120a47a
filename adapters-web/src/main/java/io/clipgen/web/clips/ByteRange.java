package io.clipgen.web.clips;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which bytes of a file a request asks for (RFC 9110, section 14).
sealed interface ByteRange {

  /// All of them: nothing else was asked for, or in words that a server may pass over (an unknown
  /// unit, several ranges, something that does not read).
  record Whole() implements ByteRange {}

  /// From `first` to `last`, both included; both lie in the file.
  record Part(long first, long last) implements ByteRange {

    long length() {
      return last - first + 1;
    }
  }

  /// None: the range begins after the file's end.
  record Unsatisfiable() implements ByteRange {}

  /// Reads a `Range` header for a file of `size` bytes.
  static ByteRange of(@Nullable String header, long size) {
    Matcher range = Syntax.ONE_RANGE.matcher(header == null ? "" : header);
    if (!range.matches()) {
      return new Whole();
    }
    String first = range.group(1);
    String last = range.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole() : suffix(Syntax.number(last), size);
    }
    return between(
        Syntax.number(first), last.isEmpty() ? Long.MAX_VALUE : Syntax.number(last), size);
  }

  private static ByteRange suffix(long length, long size) {
    return length == 0 || size == 0
        ? new Unsatisfiable()
        : new Part(Math.max(0, size - length), size - 1);
  }

  private static ByteRange between(long first, long last, long size) {
    if (last < first) {
      return new Whole();
    }
    return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
  }

  /// How a range is written.
  final class Syntax {

    private static final Pattern ONE_RANGE =
        Pattern.compile("\\s*bytes\\s*=\\s*(\\d*)-(\\d*)\\s*", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_NUMBER = 18;

    private Syntax() {}

    // A number of more digits is beyond the end of every file.
    private static long number(String digits) {
      return digits.length() > LONGEST_NUMBER ? Long.MAX_VALUE : Long.parseLong(digits);
    }
  }
}
