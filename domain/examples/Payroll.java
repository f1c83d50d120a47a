import io.clipgen.domain.campaigns.BonusCeiling;
import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.campaigns.ReleaseRule;
import io.clipgen.domain.campaigns.Tier;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.earnings.Split;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.List;

/// What an agency owes its clippers this month, by ClipGen's rules: splits, tiers, view bonuses and release dates.
///
/// Needs the domain jar and a JDK 21 or newer, nothing else:
///
///     java -cp domain/target/domain-0.1.0.jar domain/examples/Payroll.java
public class Payroll {

  /// One clip that a clipper made: what the brand paid for it, and how it did.
  record Work(
      String clipper, long approvedBefore, long viewsBefore, Money price, long views, String approved, String posted) {}

  public static void main(String[] args) {
    List<Work> month =
        List.of(
            new Work("Ada", 3, 12_000, Money.usd(10_001), 48_200, "2026-11-02T09:30:00Z", "2026-11-02T12:00:00Z"),
            new Work("Ben", 12, 90_000, Money.usd(10_001), 523_417, "2026-11-03T16:00:00Z", "2026-11-05T08:15:00Z"),
            new Work("Cho", 140, 2_400_000, Money.usd(25_000), 5_100_000, "2026-11-04T10:00:00Z", "2026-11-18T10:00:00Z"));

    TierPolicy tiers = TierPolicy.defaults();
    BonusSchedule bonuses = BonusSchedule.defaults();
    ReleaseRule release = ReleaseRule.defaults();
    Money total = Money.zero("USD");

    for (Work work : month) {
      Tier tier = tiers.tierFor(work.approvedBefore(), work.viewsBefore());
      Split split = Split.of(work.price(), tiers.shareOf(tier));
      Money bonus = bonuses.entitlement(work.views(), split.payee(), BonusCeiling.WHOLE);
      Instant free =
          release.at(Poster.CLIPPER, Instant.parse(work.approved()), Instant.parse(work.posted()));

      System.out.printf(
          "%s  %-8s  %s of %s, platform %s, bonus %s, free on %s%n",
          work.clipper(), tier.title(), split.payee(), work.price(), split.fee(), bonus, free);
      total = total.plus(split.payee()).plus(bonus);
    }
    System.out.println("To pay: " + total);
  }
}
