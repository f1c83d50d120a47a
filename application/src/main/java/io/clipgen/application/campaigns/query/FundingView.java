package io.clipgen.application.campaigns.query;

import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;

/// A payment into a campaign.
///
/// @param charged the deposit with the provider's cost and the campaign fee
/// @param state `pending`, `booked` or `refused`
/// @param reason why it was refused; empty otherwise
public record FundingView(
    FundingId id, Money deposit, Money charged, String state, String reason, Instant askedAt) {}
