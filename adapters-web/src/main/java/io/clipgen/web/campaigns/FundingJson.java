package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.query.FundingView;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// A payment into a campaign as the API shows it.
@Serdeable
@Schema(name = "Funding")
record FundingJson(
    String id,
    MoneyJson deposit,
    @Schema(description = "On top of the deposit; what is not earned goes back with its rest")
        MoneyJson campaignFee,
    @Schema(example = "campaign-fee v1") String feeRule,
    @Schema(description = "The deposit with the provider's cost and the campaign fee")
        MoneyJson charged,
    @Schema(allowableValues = {"pending", "booked", "refused"}) String state,
    String reason,
    Instant askedAt) {

  static FundingJson from(FundingView funding) {
    return new FundingJson(
        funding.id().text(),
        MoneyJson.from(funding.deposit()),
        MoneyJson.from(funding.fee()),
        funding.feeRule(),
        MoneyJson.from(funding.charged()),
        funding.state(),
        funding.reason(),
        funding.askedAt());
  }
}
