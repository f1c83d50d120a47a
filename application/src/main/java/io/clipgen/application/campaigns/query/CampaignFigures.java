package io.clipgen.application.campaigns.query;

import io.clipgen.domain.shared.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a campaign has brought its brand, by now.
///
/// @param taken places that live and approved claims hold
/// @param decided submissions that were decided for good: approved or rejected
/// @param views accepted views of approved clips
/// @param spend prices of approved clips and bonuses
/// @param costPerThousandViews `null` while there are no views
/// @param approvalRate approved among decided, from 0 to 1; `null` while nothing was decided
/// @param reviewTime from submission to the brand's answer, on average; `null` while there was none
/// @param rating the average of the brand's ratings; `null` while there are none
public record CampaignFigures(
    int places,
    int taken,
    int submissions,
    int approved,
    int decided,
    long views,
    Money spend,
    @Nullable Money costPerThousandViews,
    @Nullable Double approvalRate,
    @Nullable Duration reviewTime,
    @Nullable Double rating) {}
