package io.clipgen.platforms.simulated;

/// What can go wrong on request, with `accounts`, `uploads`, `chunks`, `posts`, `lookups` or
/// `statistics`.
enum FaultKind {
  /// The platform says no.
  REFUSE,
  /// A server error; nothing was done.
  ERROR,
  /// No answer, and nothing is done.
  HANG,
  /// It is done, and answered after the caller's deadline: so much later in machine time.
  LATE,
  /// It is done, and the connection is lost before the answer.
  DROP,
  /// A post is taken, and refused by moderation instead of going live.
  REJECTED
}
