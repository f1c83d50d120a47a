package io.clipgen.application.operations.query;

import io.clipgen.domain.shared.EffectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An outbound effect as an administrator sees it. Times are machine time.
///
/// @param reference what the provider knows it by
/// @param state `intended`, `calling`, `done`, `refused` or `unknown`
/// @param calls how often the provider was called
/// @param asks how often it was asked since the last call
/// @param reason what is known of an effect that is not done
/// @param dueAt when something happens to it next
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
    @Nullable Instant settledAt) {}
