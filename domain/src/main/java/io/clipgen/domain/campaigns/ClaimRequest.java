package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.PartyId;
import java.time.Instant;

/// All that decides whether a clipper may take a place now.
///
/// @param hasLiveClaim whether the clipper has an undecided claim on this campaign
/// @param placesHeld how many places of this campaign the clipper has, live and approved
/// @param invited whether the brand invited the clipper
public record ClaimRequest(
    Campaign campaign,
    PartyId clipper,
    boolean hasLiveClaim,
    int placesHeld,
    boolean invited,
    Instant now) {}
