package io.clipgen.application.identity;

import io.clipgen.domain.shared.PartyId;
import java.time.Instant;

/// Somebody has signed up.
///
/// @param at when, in business time
public record PartyRegistered(PartyId party, String email, String displayName, Instant at) {}
