package io.clipgen.application.earnings.query;

import io.clipgen.domain.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a party has earned, by where it is.
///
/// @param available what can be taken out now
/// @param held earned, and not yet released
/// @param nextRelease when the next held line is due; `null` if nothing is held
/// @param inPayout on its way out
/// @param paid arrived
/// @param owed what the party owes; taken from later releases
/// @param disputed what was released and is on hold until that is decided
public record EarningsView(
    Money available,
    Money held,
    @Nullable Instant nextRelease,
    Money inPayout,
    Money paid,
    Money owed,
    Money disputed) {}
