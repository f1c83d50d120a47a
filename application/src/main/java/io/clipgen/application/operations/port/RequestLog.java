package io.clipgen.application.operations.port;

import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Optional;

/// Remembers the requests that their senders named, and what each was answered. Writes join the
/// open transaction: a request that fails is forgotten with all that it did.
public interface RequestLog {

  /// Notes a request. While another transaction works on the same name this one waits for its end.
  ///
  /// @param sender who names it
  /// @param action what is asked for: the same name can be used for different actions
  /// @param key the sender's name of it
  /// @param content a digest of what is asked
  /// @param at machine time
  /// @return what was noted under that name before; empty if nothing was
  Optional<Answered> begin(PartyId sender, String action, String key, String content, Instant at);

  /// Notes what a request that was begun is answered.
  void answer(PartyId sender, String action, String key, String answer);

  /// Removes up to `limit` of the requests that came before that instant, the oldest first.
  ///
  /// @return how many
  int forget(Instant before, int limit);

  /// A request that was answered.
  ///
  /// @param content the digest of what was asked
  record Answered(String content, String answer) {}
}
