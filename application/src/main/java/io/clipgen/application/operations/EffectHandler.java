package io.clipgen.application.operations;

import java.util.Optional;

/// Carries out one kind of outbound effect and writes down how it ended.
///
/// States of an effect: intended → calling → done | refused | unknown; unknown → done | refused |
/// intended again, by what [#find] answers.
///
/// @param <P> its payload, a record
public interface EffectHandler<P> {

  /// The kind, in kebab case.
  String kind();

  /// The payload's type.
  Class<P> payload();

  /// Whether the provider may be called now. While not, what is intended waits.
  default boolean mayCall() {
    return true;
  }

  /// Calls the provider, outside of any transaction, with `reference` as the idempotency key.
  Answer call(String reference, P payload);

  /// Asks the provider what became of `reference`. Empty: the provider has never heard of it, so it
  /// may be called again. An [Answer.Unknown] means "ask again later".
  Optional<Answer> find(String reference, P payload);

  /// Writes down the success. Runs in the transaction that marks the effect as done.
  void done(String reference, P payload, String receipt);

  /// Writes down the refusal. Runs in the transaction that marks the effect as refused.
  void refused(String reference, P payload, String reason);

  /// Writes down that the outcome is not known yet. Runs in the transaction that marks the effect
  /// as unknown.
  default void unknown(String reference, P payload, String reason) {}

  /// What a provider answered.
  sealed interface Answer {

    /// It happened. `receipt` is the provider's own name of it.
    record Done(String receipt) implements Answer {}

    /// It did not happen and will not. `reason` is a sentence for whoever asked.
    record Refused(String reason) implements Answer {}

    /// A timeout, a lost connection, a server error: it may have happened.
    record Unknown(String reason) implements Answer {}
  }
}
