package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.usecase.SeeSchedules;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.Public;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;

/// The rates that clippers and brands are told, for everybody to see.
@Public
@Tag(name = "campaigns")
@AnswersProblems
@Controller("/api/v1/schedules/current")
@ExecuteOn(TaskExecutors.BLOCKING)
class ScheduleController {

  private final SeeSchedules see;

  ScheduleController(SeeSchedules see) {
    this.see = see;
  }

  @Get
  @Operation(
      summary = "Tiers, bonuses and the campaign fee as they are, and what will change when",
      description =
          "A claim keeps the tiers and bonuses it was made under, a payment into a campaign its fee.")
  CurrentJson current() {
    return CurrentJson.from(see.current());
  }

  /// @param at the business time at which it is so
  @Serdeable
  @Schema(name = "CurrentSchedules")
  record CurrentJson(
      Instant at,
      TiersJson tiers,
      BonusesJson bonuses,
      FeeJson campaignFee,
      List<UpcomingJson> upcoming) {

    static CurrentJson from(SeeSchedules.Current current) {
      CampaignPolicy policy = current.policy();
      return new CurrentJson(
          current.at(),
          new TiersJson(
              policy.tiers().version(),
              policy.tiers().steps().stream().map(RatesJson.TierStepJson::from).toList()),
          new BonusesJson(
              policy.bonuses().version(),
              policy.bonuses().steps().stream().map(RatesJson.BonusStepJson::from).toList()),
          new FeeJson(policy.fee().version(), policy.fee().share().basisPoints()),
          current.upcoming().stream().map(UpcomingJson::from).toList());
    }
  }

  @Serdeable
  @Schema(name = "CurrentTiers")
  record TiersJson(@Schema(example = "v1") String version, List<RatesJson.TierStepJson> tiers) {}

  @Serdeable
  @Schema(name = "CurrentBonuses")
  record BonusesJson(@Schema(example = "v1") String version, List<RatesJson.BonusStepJson> steps) {}

  @Serdeable
  @Schema(name = "CurrentCampaignFee")
  record FeeJson(
      @Schema(example = "v1") String version,
      @Schema(description = "On top of the deposit; 500 is 5 %") int basisPoints) {}

  @Serdeable
  @Schema(name = "UpcomingSchedule")
  record UpcomingJson(
      @Schema(allowableValues = {"tiers", "bonuses", "campaign-fee"}) String kind,
      String version,
      Instant effectiveFrom,
      @Schema(description = "From the version before, in words") List<String> differences,
      RatesJson content) {

    static UpcomingJson from(SeeSchedules.Entry entry) {
      return new UpcomingJson(
          Choice.write(entry.version().kind()),
          entry.version().content().version(),
          entry.version().from(),
          entry.differences(),
          RatesJson.from(entry.version().content()));
    }
  }
}
