package io.clipgen.application.operations;

import io.clipgen.domain.shared.EffectId;
import java.util.Map;

/// Changes the world outside (a payment, a refund, a payout, a post) exactly once: an intent is
/// written with the decision, an [EffectHandler] calls the provider after the commit, and what is
/// unknown afterwards is asked for, never sent again blind.
public interface Effects {

  /// Writes the intent in the open transaction.
  ///
  /// @param kind the name of an [EffectHandler]
  /// @param reference what the provider will know it by, unique per kind, derived from the thing
  ///   itself (a payout's id)
  /// @param payload a record, kept as JSON
  EffectId intend(String kind, String reference, Object payload);

  /// Writes many intents of one kind.
  ///
  /// @param payloads by reference
  default void intendAll(String kind, Map<String, ?> payloads) {
    payloads.forEach((reference, payload) -> intend(kind, reference, payload));
  }

  /// Has the reconciler ask soon what became of an effect whose outcome is unknown: a provider's
  /// notification says that there is news. Changes nothing where nothing is unknown. In the open
  /// transaction, if there is one.
  void ask(String kind, String reference);
}
