package io.clipgen.application.operations.port;

import io.clipgen.domain.shared.EffectId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Outbound effects as they are kept.
///
/// Whoever takes an effect for calling holds it by the number of the call: settling with an older
/// number does nothing, so an effect is settled once, whoever comes late.
public interface EffectLog {

  /// Takes the oldest intended effect that may be called by `now`: it is being called from then on.
  /// Commits by itself.
  ///
  /// @param until after that the caller is given up and the outcome is unknown
  Optional<Effect> takeIntended(Set<String> kinds, Instant now, Instant until);

  /// Takes an effect whose caller died, or did not come back in time. In the open transaction.
  Optional<Effect> takeAbandoned(Set<String> kinds, Instant now);

  /// Takes an unknown effect that is to be asked for by `now`. Commits by itself.
  ///
  /// @param until nobody else asks before
  Optional<Effect> takeUnknown(Set<String> kinds, Instant now, Instant until);

  /// An effect as it is.
  Optional<Effect> find(EffectId id);

  /// Moves an effect on, in the open transaction.
  ///
  /// @return whether it was still in `effect`'s state and call
  boolean settle(Effect effect, Settlement settlement);

  /// How many effects are intended, being called, or unknown.
  ///
  /// @param waiting kinds whose intents do not count: they may not be called now
  long open(Set<String> waiting);

  /// An effect as it was taken.
  ///
  /// @param state what it was settled from: calling or unknown
  /// @param calls the number of its call
  /// @param asks how often it has been asked for since
  record Effect(
      EffectId id,
      String kind,
      String reference,
      Payload payload,
      State state,
      int calls,
      int asks) {}

  /// Where an effect can be.
  enum State {
    /// Written down, not called yet.
    INTENDED,
    /// Somebody calls the provider right now.
    CALLING,
    /// It happened.
    DONE,
    /// It did not happen and will not.
    REFUSED,
    /// It may have happened: the provider will be asked.
    UNKNOWN
  }

  /// Where an effect goes.
  sealed interface Settlement {

    /// It happened.
    record Done(String receipt) implements Settlement {}

    /// It did not happen.
    record Refused(String reason) implements Settlement {}

    /// Nobody knows; to be asked for at `askAt`, in machine time.
    record Unknown(String reason, Instant askAt) implements Settlement {}

    /// The provider has never heard of it: to be called again, not before `callAt`.
    record Intended(Instant callAt) implements Settlement {}
  }
}
