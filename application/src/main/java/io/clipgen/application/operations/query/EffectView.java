package io.clipgen.application.operations.query;

import io.clipgen.domain.shared.EffectId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An outbound effect as an administrator sees it. Times are machine time.
///
/// @param reference what the provider knows it by
/// @param state `intended`, `calling`, `done`, `refused` or `unknown`
/// @param calls how often the provider was called
/// @param asks how often it was asked since the last call
/// @param reason what is known of an effect that is not done
/// @param dueAt when something happens to it next
/// @param calledAt when the provider was called last
/// @param askedAt when it was asked last what became of it
/// @param unheardAt when it said that it has never heard of it, if nothing was tried since
/// @param asked what was asked of the provider
public record EffectView(
    EffectId id,
    String kind,
    String reference,
    String state,
    int calls,
    int asks,
    @Nullable String receipt,
    @Nullable String reason,
    Instant intendedAt,
    Instant dueAt,
    @Nullable Instant settledAt,
    @Nullable Instant calledAt,
    @Nullable Instant askedAt,
    @Nullable Instant unheardAt,
    Map<String, Object> asked) {

  public EffectView {
    asked = Map.copyOf(asked);
  }

  /// The money that it is about, where it is about money.
  public Optional<Money> money() {
    return asked.get("amount") instanceof Number amount
            && asked.get("currency") instanceof String currency
        ? Optional.of(Money.of(amount.longValue(), currency))
        : Optional.empty();
  }
}
