package io.clipgen.application.campaigns.query;

import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;

/// A payment into a campaign.
///
/// @param fee the campaign fee on top of the deposit
/// @param feeRule its version, as in "campaign-fee v1"
/// @param charged the deposit with the provider's cost and the campaign fee
/// @param state `pending`, `booked` or `refused`
/// @param reason why it was refused; empty otherwise
public record FundingView(
    FundingId id,
    Money deposit,
    Money fee,
    String feeRule,
    Money charged,
    String state,
    String reason,
    Instant askedAt) {}
