package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a campaign is going to cost in all, and when nothing of it will be free any more. An
/// estimate with a range, found from its claims and its pace:
///
/// - **At least** what was earned by now: nobody is approved any more, and nobody watches.
/// - **At most** that, what live claims and open view windows reserve, and, while it takes claims,
///   what the places that are left would reserve of what is free.
/// - **Expected**: what was earned; each undecided claim's usual worth times the share of decided
///   submissions that were approved (one approval and one rejection are assumed beforehand, so that
///   few decisions say little); of each open view window what half of the views would add that its
///   pace so far would bring (views slow down); and new claims at the pace of the last days, as far
///   as places and money go. The usual worth of a claim is what the approved ones are expected to
///   come to on average, or, before there is one, its price or half of its cap.
/// - **Nothing free any more**: at the pace at which claims drew on what is free in the last days,
///   if that is before the deadline and a place is left; earliest and latest at a pace faster and
///   slower by the square root of the number of claims, which is how much such a count wavers by
///   chance.
///
/// @param least of the whole cost
/// @param expected the whole cost
/// @param most of the whole cost
/// @param earliest when nothing is free, at the fastest
/// @param runsOut when nothing is expected to be free; `null` if there is no such day
/// @param latest when nothing is free, at the slowest; `null` if that may be never
public record Forecast(
    Money least,
    Money expected,
    Money most,
    @Nullable Instant earliest,
    @Nullable Instant runsOut,
    @Nullable Instant latest) {

  /// What a forecast is made from.
  ///
  /// @param claims those that hold a place
  /// @param approved submissions by now
  /// @param decided submissions by now, for good
  /// @param spent what was earned by now, before the split
  /// @param free what nobody has a claim on
  /// @param drawn what claims took of that in the last days, less what they gave back
  /// @param draws how many claims that were
  /// @param days how many days those are; above zero
  public record Basis(
      Campaign campaign,
      List<Claim> claims,
      int approved,
      int decided,
      Money spent,
      Money free,
      Money drawn,
      int draws,
      double days) {

    public Basis {
      claims = List.copyOf(claims);
      if (days <= 0) {
        throw new IllegalArgumentException("a pace needs some time");
      }
    }

    private boolean takesClaims(Instant now) {
      return campaign.state() == CampaignState.OPEN
          && now.isBefore(campaign.brief().deadline())
          && places() > 0;
    }

    private int places() {
      return campaign.offer().places() - campaign.taken();
    }

    private double approvalRate() {
      return (approved + 1.0) / (decided + 2.0);
    }
  }

  /// The forecast at `now`.
  public static Forecast of(Basis basis, Instant now) {
    long spent = basis.spent().minor();
    double expected = spent;
    double most = spent;
    double worth = usualWorth(basis, now);
    for (Claim claim : basis.claims()) {
      if (claim.live()) {
        expected += worth * basis.approvalRate();
        most += claim.terms().most().minor();
      } else {
        Optional<Approval> open = claim.approval().filter(Approval::bonusOpen);
        if (open.isPresent()) {
          long now0 = open.get().earned().settled().minor();
          expected += to(claim, open.get(), now) - now0;
          most += ceiling(claim.terms()) - now0;
        }
      }
    }
    if (basis.takesClaims(now)) {
      double left = days(now, basis.campaign().brief().deadline());
      double claims = Math.min(basis.places(), basis.draws() / basis.days() * left);
      double affordable = basis.free().minor();
      expected += Math.min(affordable, claims * worth * basis.approvalRate());
      most += affordable;
    }
    Money expectedMoney = money(basis, Math.max(spent, Math.min(expected, most)));
    return new Forecast(
        basis.spent(),
        expectedMoney,
        money(basis, Math.max(spent, most)),
        runsOut(basis, now, basis.draws() + Math.sqrt(basis.draws())),
        runsOut(basis, now, basis.draws()),
        runsOut(basis, now, basis.draws() - Math.sqrt(basis.draws())));
  }

  private static double usualWorth(Basis basis, Instant now) {
    return basis.claims().stream()
        .filter(claim -> claim.approval().isPresent())
        .mapToDouble(claim -> fixed(claim.terms()) + to(claim, claim.approval().orElseThrow(), now))
        .average()
        .orElse(
            switch (basis.campaign().offer().pricing()) {
              case Pricing.PerClip clip -> clip.price().minor();
              case Pricing.PerThousandViews views -> views.perClip().minor() / 2.0;
            });
  }

  /// What is earned whatever the views.
  private static long fixed(ClaimTerms terms) {
    return switch (terms.pricing()) {
      case Pricing.PerClip clip -> clip.price().minor();
      case Pricing.PerThousandViews views -> 0;
    };
  }

  /// The most that views can earn.
  private static long ceiling(ClaimTerms terms) {
    return switch (terms.pricing()) {
      case Pricing.PerClip clip -> terms.bonusReserve().minor();
      case Pricing.PerThousandViews views -> views.perClip().minor();
    };
  }

  /// What views are expected to have earned when they stop counting.
  private static long to(Claim claim, Approval approval, Instant now) {
    Instant post = approval.firstPostAt();
    Instant end = approval.bonusUntil();
    if (!approval.bonusOpen() || post == null || end == null) {
      return approval.earned().settled().minor();
    }
    double elapsed = Math.max(1, days(post, now));
    double more = approval.views() / elapsed * Math.max(0, days(now, end)) / 2;
    return claim.terms().earnedBy(approval.views() + Math.round(more)).settled().minor();
  }

  private static @Nullable Instant runsOut(Basis basis, Instant now, double draws) {
    if (!basis.takesClaims(now) || basis.draws() == 0 || !basis.drawn().isPositive()) {
      return null;
    }
    double perDay = basis.drawn().minor() * (draws / basis.draws()) / basis.days();
    double left = days(now, basis.campaign().brief().deadline());
    double needed = perDay <= 0 ? Double.MAX_VALUE : basis.free().minor() / perDay;
    return needed <= left ? now.plusSeconds(Math.round(needed * 86_400)) : null;
  }

  private static double days(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds() / 86_400.0;
  }

  private static Money money(Basis basis, double minor) {
    return Money.of(Math.round(minor), basis.spent().currency());
  }
}
