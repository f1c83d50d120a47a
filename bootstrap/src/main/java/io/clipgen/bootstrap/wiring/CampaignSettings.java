package io.clipgen.bootstrap.wiring;

import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.BonusWindow;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.PackageRule;
import io.clipgen.domain.campaigns.ReleaseRule;
import io.clipgen.domain.campaigns.ReviewRule;
import io.clipgen.domain.campaigns.ServicePackage;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;
import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the marketplace's numbers from `clipgen.campaigns`; what is not set has the
/// specification's value.
record CampaignSettings(PropertyResolver settings) {

  private static final String ROOT = "clipgen.campaigns.";

  CampaignPolicy policy() {
    CampaignPolicy given = CampaignPolicy.defaults();
    String currency =
        settings.getProperty("clipgen.earnings.currency", String.class).orElse(given.currency());
    return new CampaignPolicy(
        currency,
        packages(given, currency),
        tiers(given.tiers()),
        BonusSchedule.parse(
            get("bonuses.version", String.class, given.bonuses().version()),
            get("bonuses.steps", String.class, given.bonuses().text())),
        new CampaignFee(
            get("fee.version", String.class, given.fee().version()),
            Share.ofBasisPoints(
                get("fee.share", Integer.class, given.fee().share().basisPoints()))),
        new ReleaseRule(
            days("release.validation", given.release().validation()),
            days("release.latest", given.release().latest())),
        days("bonuses.hold", given.bonusHold()),
        new BonusWindow(
            days("bonuses.window", given.window().posted()),
            days("bonuses.window-unposted", given.window().unposted())),
        new ReviewRule(
            days("review.silence", given.review().silence()),
            days("review.changes", given.review().changes()),
            days("review.appeal", given.review().appeal()),
            get("review.rounds", Integer.class, given.review().rounds())));
  }

  private Map<ServicePackage, PackageRule> packages(CampaignPolicy given, String currency) {
    var rules = new EnumMap<ServicePackage, PackageRule>(ServicePackage.class);
    for (ServicePackage each : ServicePackage.values()) {
      String key = "packages." + each.name().toLowerCase(Locale.ROOT) + ".";
      PackageRule rule = given.packageRule(each);
      long lowest = get(key + "lowest", Long.class, rule.lowest().minor());
      long highest =
          get(key + "highest", Long.class, rule.highest() == null ? 0 : rule.highest().minor());
      rules.put(
          each,
          new PackageRule(
              Money.of(lowest, currency),
              limit(highest, currency),
              days(key + "turnaround", rule.turnaround())));
    }
    return rules;
  }

  private static @Nullable Money limit(long minor, String currency) {
    return minor == 0 ? null : Money.of(minor, currency);
  }

  private TierPolicy tiers(TierPolicy given) {
    return new TierPolicy(
        get("tiers.version", String.class, given.version()),
        given.steps().stream().map(this::tier).toList());
  }

  private TierPolicy.Step tier(TierPolicy.Step given) {
    String key = "tiers." + given.tier().name().toLowerCase(Locale.ROOT) + ".";
    return new TierPolicy.Step(
        given.tier(),
        Share.ofBasisPoints(get(key + "share", Integer.class, given.share().basisPoints())),
        get(key + "clips", Long.class, given.approvedClips()),
        get(key + "views", Long.class, given.views()));
  }

  private Duration days(String key, Duration otherwise) {
    return get(key, Duration.class, otherwise);
  }

  private <T> T get(String key, Class<T> type, T otherwise) {
    return settings.getProperty(ROOT + key, type).orElse(otherwise);
  }
}
