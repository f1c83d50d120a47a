package io.clipgen.web.campaigns;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.BrokenRule;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.campaigns.RuleBook;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.campaigns.Tier;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.Share;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rates of a schedule as the API shows and reads them: what its kind has.
@Serdeable
@Schema(name = "ScheduleContent")
record RatesJson(
    @Schema(description = "For kind tiers: each tier once, lowest first")
        @Nullable List<@Nullable TierStepJson> tiers,
    @Schema(description = "For kind bonuses: by rising views; none for no bonus")
        @Nullable List<@Nullable BonusStepJson> steps,
    @Schema(description = "For kind campaign-fee: of the deposit, 0 to 1000", example = "500")
        @Nullable Integer basisPoints) {

  /// Rates that are proposed have no version yet.
  private static final String PROPOSAL = "proposal";

  /// One tier: reached by so many clips, or so many views.
  @Serdeable
  @Schema(name = "TierStep")
  record TierStepJson(
      @Schema(allowableValues = {"bronze", "silver", "gold", "platinum"}) @Nullable String tier,
      @Schema(description = "The clipper's, of the price; 7500 is 75 %")
          @Nullable Integer shareBasisPoints,
      @Nullable Long approvedClips,
      @Nullable Long views) {

    static TierStepJson from(TierPolicy.Step step) {
      return new TierStepJson(
          Choice.write(step.tier()),
          step.share().basisPoints(),
          step.approvedClips(),
          step.views());
    }
  }

  /// From so many views on, so much on top.
  @Serdeable
  @Schema(name = "BonusStep")
  record BonusStepJson(
      @Schema(example = "100000") @Nullable Long views,
      @Schema(description = "On the clipper's share; 2000 is +20 %")
          @Nullable Integer bonusBasisPoints) {

    static BonusStepJson from(BonusSchedule.Step step) {
      return new BonusStepJson(step.views(), step.bonus().basisPoints());
    }
  }

  static RatesJson from(Schedule schedule) {
    return switch (schedule) {
      case TierPolicy tiers ->
          new RatesJson(
              tiers.steps().stream().<@Nullable TierStepJson>map(TierStepJson::from).toList(),
              null,
              null);
      case BonusSchedule bonuses ->
          new RatesJson(
              null,
              bonuses.steps().stream().<@Nullable BonusStepJson>map(BonusStepJson::from).toList(),
              null);
      case CampaignFee fee -> new RatesJson(null, null, fee.share().basisPoints());
    };
  }

  /// @param field the name of the field that they were given in
  /// @throws InvalidInput naming the first value that breaks a rule
  Schedule read(String field, ScheduleKind kind) {
    try {
      Schedule schedule = schedule(kind);
      RuleBook.requirePublishable(schedule);
      return schedule;
    } catch (BrokenRule broken) {
      throw new InvalidInput(field + "." + broken.field(), broken.rule());
    } catch (InvalidInput invalid) {
      throw invalid.within(field);
    }
  }

  private Schedule schedule(ScheduleKind kind) {
    return switch (kind) {
      case TIERS -> {
        List<@Nullable TierStepJson> given = given("tiers", tiers);
        yield new TierPolicy(
            PROPOSAL,
            IntStream.range(0, given.size()).mapToObj(i -> step(given.get(i), i)).toList());
      }
      case BONUSES -> {
        List<@Nullable BonusStepJson> given = given("steps", steps);
        yield new BonusSchedule(
            PROPOSAL,
            IntStream.range(0, given.size()).mapToObj(i -> step(given.get(i), i)).toList());
      }
      case CAMPAIGN_FEE -> new CampaignFee(PROPOSAL, share("basisPoints", basisPoints));
    };
  }

  private static TierPolicy.Step step(@Nullable TierStepJson listed, int i) {
    TierStepJson step = given("tiers[" + i + "]", listed);
    String field = "tiers[" + i + "].";
    return new TierPolicy.Step(
        Choice.read(field + "tier", given(field + "tier", step.tier()), Tier.BRONZE, Tier.class),
        share(field + "shareBasisPoints", step.shareBasisPoints()),
        given(field + "approvedClips", step.approvedClips()),
        given(field + "views", step.views()));
  }

  private static BonusSchedule.Step step(@Nullable BonusStepJson listed, int i) {
    BonusStepJson step = given("steps[" + i + "]", listed);
    String field = "steps[" + i + "].";
    return new BonusSchedule.Step(
        given(field + "views", step.views()),
        share(field + "bonusBasisPoints", step.bonusBasisPoints()));
  }

  private static Share share(String field, @Nullable Integer basisPoints) {
    int given = given(field, basisPoints);
    if (given < 0) {
      throw new InvalidInput(field, "must not be negative");
    }
    return Share.ofBasisPoints(given);
  }

  private static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidInput(field, "must be given");
    }
    return value;
  }
}
