package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;

/// All that decides whether a clipper may take a place now.
///
/// @param hasLiveClaim whether the clipper has an undecided claim on this campaign
/// @param placesHeld how many places of this campaign the clipper has, live and approved
/// @param committed what those may earn by themselves, together
/// @param invited whether the brand invited the clipper
public record ClaimRequest(
    Campaign campaign,
    PartyId clipper,
    boolean hasLiveClaim,
    int placesHeld,
    Money committed,
    boolean invited,
    Instant now) {}
