package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rates to be tried on history: what claims and payments made within a period would have been
/// under them. Whatever it does not speak of stays as it was agreed.
///
/// @param schedules at most one of each kind
/// @param period when what is replayed was agreed
public record Proposal(List<Schedule> schedules, Period period) {

  public Proposal {
    schedules = List.copyOf(schedules);
    BrokenRule.unless(
        schedules.stream().map(Schedule::kind).distinct().count() == schedules.size(),
        "proposals",
        "must have at most one of each kind");
  }

  /// Whether something that was agreed at `instant` is replayed.
  public boolean covers(Instant instant) {
    return period.contains(instant);
  }

  /// Whether it says what earns which tier.
  public boolean hasTiers() {
    return proposed(ScheduleKind.TIERS) != null;
  }

  /// What earns which tier at `instant`.
  ///
  /// @param book what was in force
  public TierPolicy tiersAt(Instant instant, RuleBook book) {
    return covers(instant) && proposed(ScheduleKind.TIERS) instanceof TierPolicy tiers
        ? tiers
        : book.at(instant).tiers();
  }

  /// What would have been agreed instead of `claim`'s terms. Where the proposal says of tiers what
  /// the claim was made under, the claim keeps its tier.
  ///
  /// @param standing of the clipper when the place was taken, if it is replayed too
  /// @param book what was in force
  public ClaimTerms termsOf(Claim claim, Standing standing, RuleBook book) {
    ClaimTerms terms = claim.terms();
    if (!covers(claim.claimedAt())) {
      return terms;
    }
    if (proposed(ScheduleKind.TIERS) instanceof TierPolicy tiers && !agreed(terms, tiers, book)) {
      terms = terms.under(tiers, standing.under(tiers).tier());
    }
    return proposed(ScheduleKind.BONUSES) instanceof BonusSchedule bonuses
        ? terms.under(bonuses)
        : terms;
  }

  private static boolean agreed(ClaimTerms terms, TierPolicy tiers, RuleBook book) {
    return book.versions(ScheduleKind.TIERS).stream()
        .map(version -> (TierPolicy) version.content())
        .anyMatch(
            known ->
                known.ruleOf(terms.tier()).equals(terms.rule())
                    && tiers.differencesFrom(known).isEmpty());
  }

  /// What the campaign fee on a payment would have been.
  ///
  /// @param charged what it was
  public Money feeOn(Money deposit, Money charged, Instant askedAt) {
    return covers(askedAt) && proposed(ScheduleKind.CAMPAIGN_FEE) instanceof CampaignFee fee
        ? fee.of(deposit)
        : charged;
  }

  private @Nullable Schedule proposed(ScheduleKind kind) {
    for (Schedule schedule : schedules) {
      if (schedule.kind() == kind) {
        return schedule;
      }
    }
    return null;
  }
}
