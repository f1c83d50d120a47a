package io.clipgen.media.asking;

import io.clipgen.media.RetryAfter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// A model gave no whole answer.
public final class CallFailed extends Exception {

  private static final long serialVersionUID = 1L;
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  /// What that says of the key it was asked with, and of asking again.
  public enum Kind {
    /// The key has asked too often: it rests.
    LIMITED,
    /// The key is not known or not allowed: it rests for long.
    DENIED,
    /// The vendor or the way to it failed: later it may work.
    BROKEN,
    /// The vendor does not want this question, whoever asks.
    REFUSED,
    /// What came is too long, or broke off because it became so.
    UNREADABLE
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  /// @param sentence what happened, for people
  public CallFailed(Kind kind, String sentence) {
    this(kind, sentence, Optional.empty());
  }

  /// @param retryAfter how long the vendor wants the key to rest
  public CallFailed(Kind kind, String sentence, Optional<Duration> retryAfter) {
    super(sentence);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /// What an HTTP status other than success means.
  ///
  /// @param vendor who answered, as in `Gemini`
  /// @param said what it said, from outside
  /// @param retryAfter its header `Retry-After`
  public static CallFailed ofStatus(
      String vendor, int status, String said, Optional<String> retryAfter) {
    var kind =
        switch (status) {
          case 429 -> Kind.LIMITED;
          case 401, 403 -> Kind.DENIED;
          case 408 -> Kind.BROKEN;
          default -> status >= 500 || status < 400 ? Kind.BROKEN : Kind.REFUSED;
        };
    var text = Texts.clean(said, 200);
    var sentence =
        String.format(
            Locale.ROOT, "%s answered %d%s", vendor, status, text.isEmpty() ? "" : ": " + text);
    return new CallFailed(
        kind, sentence, retryAfter.flatMap(header -> RetryAfter.of(header, LONGEST_WAIT)));
  }

  Kind kind() {
    return kind;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
