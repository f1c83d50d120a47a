package io.clipgen.domain.clips;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is shown before and after a clip.
///
/// @param intro before it, if anything
/// @param outro after it, if anything
public record Cards(@Nullable Card intro, @Nullable Card outro) {

  /// Nothing.
  public static final Cards NONE = new Cards(null, null);

  /// The one before the clip.
  public Optional<Card> before() {
    return Optional.ofNullable(intro);
  }

  /// The one after the clip.
  public Optional<Card> after() {
    return Optional.ofNullable(outro);
  }

  /// How long the one before the clip is shown; 0 if there is none.
  public long beforeMs() {
    return before().map(Card::lengthMs).orElse(0L);
  }

  /// How long the one after the clip is shown; 0 if there is none.
  public long afterMs() {
    return after().map(Card::lengthMs).orElse(0L);
  }

  /// How much longer a clip is by them.
  public long lengthMs() {
    return beforeMs() + afterMs();
  }

  /// The longer of the two, in milliseconds.
  public long longestMs() {
    return Math.max(beforeMs(), afterMs());
  }
}
