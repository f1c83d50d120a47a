package io.clipgen.persistence.campaigns;

import static java.util.Objects.requireNonNull;

import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.campaigns.Tier;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.Share;
import io.clipgen.persistence.shared.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A schedule as `campaigns.schedule` keeps it: what its kind has, the rest `null`.
///
/// @param bonuses as [BonusSchedule#text] writes them
/// @param fee in basis points
public record ScheduleJson(
    @Nullable List<TierStep> tiers, @Nullable String bonuses, @Nullable Integer fee) {

  /// One tier.
  public record TierStep(String tier, int share, long clips, long views) {}

  static String write(Schedule schedule) {
    return Json.write(
        switch (schedule) {
          case TierPolicy tiers ->
              new ScheduleJson(tiers.steps().stream().map(ScheduleJson::step).toList(), null, null);
          case BonusSchedule bonuses -> new ScheduleJson(null, bonuses.text(), null);
          case CampaignFee fee -> new ScheduleJson(null, null, fee.share().basisPoints());
        });
  }

  static Schedule read(ScheduleKind kind, String version, String text) {
    ScheduleJson json = Json.read(text, ScheduleJson.class);
    return switch (kind) {
      case TIERS ->
          new TierPolicy(
              version, requireNonNull(json.tiers()).stream().map(ScheduleJson::step).toList());
      case BONUSES -> BonusSchedule.parse(version, requireNonNull(json.bonuses()));
      case CAMPAIGN_FEE ->
          new CampaignFee(version, Share.ofBasisPoints(requireNonNull(json.fee())));
    };
  }

  private static TierStep step(TierPolicy.Step step) {
    return new TierStep(
        step.tier().name(), step.share().basisPoints(), step.approvedClips(), step.views());
  }

  private static TierPolicy.Step step(TierStep step) {
    return new TierPolicy.Step(
        Tier.valueOf(step.tier()), Share.ofBasisPoints(step.share()), step.clips(), step.views());
  }
}
