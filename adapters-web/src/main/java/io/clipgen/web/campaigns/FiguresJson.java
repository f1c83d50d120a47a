package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.query.CampaignFigures;
import io.clipgen.application.campaigns.usecase.SeeFigures;
import io.clipgen.application.earnings.Pots;
import io.clipgen.domain.campaigns.Forecast;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
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
    @Schema(description = "Prices of approved clips, and what their views have earned")
        MoneyJson spend,
    @Nullable MoneyJson costPerThousandViews,
    @Schema(description = "Approved among decided, from 0 to 1") @Nullable Double approvalRate,
    @Schema(description = "From submission to the brand's answer, on average")
        @Nullable Long reviewSeconds,
    @Nullable Double rating,
    @Schema(description = "Where the money is; absent before anything was paid in")
        @Nullable MoneyFiguresJson money,
    @Schema(description = "How fast it has gone in the last days") @Nullable BurnJson burn,
    @Nullable ForecastJson forecast) {

  static FiguresJson from(SeeFigures.Figures all) {
    CampaignFigures figures = all.activity();
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
        figures.rating(),
        all.money() == null ? null : MoneyFiguresJson.from(all.money()),
        all.burn() == null ? null : BurnJson.from(all.burn()),
        all.forecast() == null ? null : ForecastJson.from(all.forecast()));
  }

  /// deposits = free + reserved + held + paid + fees + refunded.
  ///
  /// @param refunded gone back, or on its way back, or asked back by the payer's bank
  /// @param disputed what of `refunded` a bank asks back and has not decided
  @Serdeable
  @Schema(name = "CampaignMoney")
  record MoneyFiguresJson(
      MoneyJson deposits,
      MoneyJson free,
      MoneyJson reserved,
      MoneyJson held,
      MoneyJson paid,
      MoneyJson fees,
      MoneyJson refunded,
      MoneyJson disputed,
      CampaignFeeJson campaignFee) {

    static MoneyFiguresJson from(Pots.Pot pot) {
      return new MoneyFiguresJson(
          MoneyJson.from(pot.deposits()),
          MoneyJson.from(pot.free()),
          MoneyJson.from(pot.reserved()),
          MoneyJson.from(pot.held()),
          MoneyJson.from(pot.paid()),
          MoneyJson.from(pot.fees()),
          MoneyJson.from(pot.refunded()),
          MoneyJson.from(pot.disputed()),
          CampaignFeeJson.from(pot.onTop()));
    }
  }

  /// On top of the deposits: charged = earned + deferred + refunded.
  @Serdeable
  @Schema(name = "CampaignFeeFigures")
  record CampaignFeeJson(
      MoneyJson charged, MoneyJson earned, MoneyJson deferred, MoneyJson refunded) {

    static CampaignFeeJson from(Pots.FeeOnTop fee) {
      return new CampaignFeeJson(
          MoneyJson.from(fee.charged()),
          MoneyJson.from(fee.earned()),
          MoneyJson.from(fee.deferred()),
          MoneyJson.from(fee.refunded()));
    }
  }

  /// How fast the money goes.
  @Serdeable
  @Schema(name = "CampaignBurn")
  record BurnJson(
      @Schema(description = "The pace is that of so many days") double days,
      @Schema(description = "Earned a day, before the split") MoneyJson perDay,
      @Schema(description = "Set aside for claims a day, less what they gave back")
          MoneyJson drawnPerDay,
      @Schema(description = "New claims in those days") int claims) {

    static BurnJson from(SeeFigures.Burn burn) {
      return new BurnJson(
          Math.round(burn.days() * 10) / 10.0,
          MoneyJson.from(burn.perDay()),
          MoneyJson.from(burn.drawnPerDay()),
          burn.claims());
    }
  }

  /// What is to be expected.
  @Serdeable
  @Schema(name = "CampaignForecast")
  record ForecastJson(
      @Schema(description = "What the campaign costs in all, at least") MoneyJson least,
      @Schema(description = "What it is expected to cost in all") MoneyJson expected,
      @Schema(description = "What it costs in all, at most") MoneyJson most,
      @Schema(description = "When nothing will be free, at the earliest")
          @Nullable Instant earliest,
      @Schema(description = "When nothing is expected to be free; absent if there is no such day")
          @Nullable Instant runsOut,
      @Schema(description = "When nothing will be free, at the latest; absent if that may be never")
          @Nullable Instant latest) {

    static ForecastJson from(Forecast forecast) {
      return new ForecastJson(
          MoneyJson.from(forecast.least()),
          MoneyJson.from(forecast.expected()),
          MoneyJson.from(forecast.most()),
          forecast.earliest(),
          forecast.runsOut(),
          forecast.latest());
    }
  }
}
