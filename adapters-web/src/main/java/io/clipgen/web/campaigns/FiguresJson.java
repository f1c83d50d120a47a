package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.query.CampaignFigures;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A campaign's figures as the API shows them.
@Serdeable
@Schema(name = "CampaignFigures")
record FiguresJson(
    int places,
    int taken,
    int submissions,
    int approved,
    int decided,
    long views,
    @Schema(description = "Prices of approved clips and bonuses") MoneyJson spend,
    @Nullable MoneyJson costPerThousandViews,
    @Schema(description = "Approved among decided, from 0 to 1") @Nullable Double approvalRate,
    @Schema(description = "From submission to the brand's answer, on average")
        @Nullable Long reviewSeconds,
    @Nullable Double rating) {

  static FiguresJson from(CampaignFigures figures) {
    return new FiguresJson(
        figures.places(),
        figures.taken(),
        figures.submissions(),
        figures.approved(),
        figures.decided(),
        figures.views(),
        MoneyJson.from(figures.spend()),
        figures.costPerThousandViews() == null
            ? null
            : MoneyJson.from(figures.costPerThousandViews()),
        figures.approvalRate(),
        figures.reviewTime() == null ? null : figures.reviewTime().toSeconds(),
        figures.rating());
  }
}
