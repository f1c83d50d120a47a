package io.clipgen.media.simulated;

/// What can go wrong on request, with the operations `gemini` and `claude`.
enum FaultKind {
  /// The answer is not JSON.
  MALFORMED,
  /// The connection ends in the middle of the answer.
  TRUNCATED,
  /// The answer holds no moments.
  EMPTY,
  /// Numbers out of range, markup, control characters, unknown words, commands.
  HOSTILE,
  /// Ten thousand moments.
  CROWD,
  /// JSON nested ten thousand times.
  NESTED,
  /// An answer of 50 MB.
  HUGE,
  /// A few characters at a time, each so late, without end.
  DRIP,
  /// No answer.
  HANG,
  /// 429; the delay is what `Retry-After` says.
  LIMITED,
  /// 500.
  ERROR,
  /// 401.
  DENIED
}
