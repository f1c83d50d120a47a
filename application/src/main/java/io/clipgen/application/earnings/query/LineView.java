package io.clipgen.application.earnings.query;

import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One earned amount.
///
/// @param source what earned it, as the text form of an id
/// @param kind `base`, `bonus`, `metered` or `tip`
/// @param number the how-manieth of its source and kind
/// @param gross what was divided
/// @param fee the platform's part
/// @param amount the payee's part
/// @param rule the rule by which it was found, with its version
/// @param state `held`, `on-hold`, `released` or `reversed`
/// @param why the state as a sentence
/// @param until when it is or was due; not before the payments behind it are expected to arrive
/// @param endedAt when it was released or reversed
public record LineView(
    LineId id,
    String source,
    String kind,
    int number,
    Money gross,
    Money fee,
    Money amount,
    String rule,
    String state,
    String why,
    Instant until,
    @Nullable Instant endedAt) {}
