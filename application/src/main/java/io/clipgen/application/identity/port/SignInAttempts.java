package io.clipgen.application.identity.port;

import java.time.Duration;

/// Counts sign-ins, in machine time, for all processes together.
public interface SignInAttempts {

  /// Takes one attempt out of what `key` has in the current window. Counting comes before trying,
  /// so that many tries at once get no further than one after the other.
  ///
  /// @param limit how many attempts a window has
  /// @param window how long one is; it begins with its first attempt
  /// @return zero if there was one left, else how long until the next window
  Duration take(String key, int limit, Duration window);

  /// Gives one attempt back: it was a good one.
  void giveBack(String key);
}
