package io.clipgen.application.publishing.testing;

import java.time.Duration;

/// What a test can do to a social platform from behind.
public interface PlatformLevers {

  /// Moves business time forward.
  void advance(Duration time);

  /// Makes the next request of `operation` go wrong.
  ///
  /// @param operation `accounts`, `uploads`, `chunks`, `posts`, `lookups` or `statistics`
  void trouble(String operation, Trouble trouble);

  /// Makes the views of a post grow to `target` within `after`.
  void steer(String externalId, long target, Duration after);

  /// The bytes that people see at a post.
  byte[] shown(String externalId);

  /// What can go wrong.
  enum Trouble {
    /// The platform says no.
    REFUSE,
    /// A server error; nothing was done.
    ERROR,
    /// No answer, and nothing is done.
    HANG,
    /// It is done, and answered too late.
    LATE,
    /// It is done, and the connection is lost before the answer.
    DROP,
    /// A post is taken, and refused by moderation instead of going live.
    REJECTED
  }
}
