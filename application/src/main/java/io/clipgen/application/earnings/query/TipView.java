package io.clipgen.application.earnings.query;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.TipId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A gift as payer and payee see it.
///
/// @param about what it is for, as the text form of an id
/// @param message what the payer says with it; may be empty
/// @param state `pending`, `held`, `released`, `reversed` or `refused`
/// @param why the state as a sentence
/// @param until when it is or was due; `null` while nothing was charged
public record TipView(
    TipId id,
    PartyId payer,
    PartyId payee,
    String about,
    Money amount,
    String message,
    String state,
    String why,
    Instant askedAt,
    @Nullable Instant until) {}
