package io.clipgen.application.operations;

import io.clipgen.application.identity.Caller;

/// What administrators have decided: who, when and why, for other administrators to read later.
/// Nothing of it is ever changed.
public interface AdminActions {

  /// Notes one, in the caller's transaction.
  ///
  /// @param what in kebab case, as in `approve-payout`
  /// @param subject what it was about, as the text form of an id, or by its name if it has none: a
  ///   schedule is `campaign-fee v2`
  /// @param reason as it was given; empty where none was
  void note(Caller by, String what, String subject, String reason);
}
