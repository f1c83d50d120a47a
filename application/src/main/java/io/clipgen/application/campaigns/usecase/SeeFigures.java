package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.query.CampaignBoard;
import io.clipgen.application.campaigns.query.CampaignFigures;
import io.clipgen.application.earnings.Pots;
import io.clipgen.application.earnings.Pots.Pace;
import io.clipgen.application.earnings.Pots.Pot;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Forecast;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A brand looks at what its campaign has brought, where its money is, how fast it goes and what is
/// to be expected.
public final class SeeFigures {

  /// The pace is that of so many days, or of fewer where the campaign is younger.
  private static final Duration RECENT = Duration.ofDays(7);

  private static final Duration A_DAY = Duration.ofDays(1);

  private final CampaignBoard board;
  private final Claims claims;
  private final Pots pots;
  private final BusinessClock clock;

  public SeeFigures(CampaignBoard board, Claims claims, Pots pots, BusinessClock clock) {
    this.board = board;
    this.claims = claims;
    this.pots = pots;
    this.clock = clock;
  }

  /// @throws NotFound unless it is the caller's, or the caller an administrator
  public Figures handle(Caller caller, CampaignId id) {
    CampaignFigures activity =
        board
            .figures(id, caller.party(), caller.isAdmin())
            .orElseThrow(() -> new NotFound("campaign", id));
    Campaign campaign =
        board
            .find(id, caller.party(), caller.isAdmin())
            .orElseThrow(() -> new NotFound("campaign", id));
    return pots.find(id)
        .map(pot -> figures(campaign, activity, pot))
        .orElseGet(() -> new Figures(activity, null, null, null));
  }

  private Figures figures(Campaign campaign, CampaignFigures activity, Pot pot) {
    Instant now = clock.now();
    Duration time = recent(campaign, now);
    Pace pace = pots.pace(campaign.id(), now.minus(time));
    double days = time.toSeconds() / 86_400.0;
    var basis =
        new Forecast.Basis(
            campaign,
            claims.holdingPlaces(campaign.id()),
            activity.approved(),
            activity.decided(),
            pot.spent(),
            pot.free(),
            pace.drawn(),
            pace.draws(),
            days);
    return new Figures(
        activity,
        pot,
        new Burn(days, perDay(pace.earned(), days), perDay(pace.drawn(), days), pace.draws()),
        Forecast.of(basis, now));
  }

  private static Duration recent(Campaign campaign, Instant now) {
    Instant since = campaign.openedAt() == null ? campaign.postedAt() : campaign.openedAt();
    Duration age = Duration.between(since, now);
    if (age.compareTo(RECENT) > 0) {
      return RECENT;
    }
    return age.compareTo(A_DAY) < 0 ? A_DAY : age;
  }

  private static Money perDay(Money amount, double days) {
    return Money.of(Math.round(amount.minor() / days), amount.currency());
  }

  /// All of it.
  ///
  /// @param money where it is; `null`, like the rest, before anything was paid in
  public record Figures(
      CampaignFigures activity,
      @Nullable Pot money,
      @Nullable Burn burn,
      @Nullable Forecast forecast) {}

  /// How fast a campaign's money has gone lately.
  ///
  /// @param days the pace is that of so many days
  /// @param perDay what was earned a day, before the split
  /// @param drawnPerDay what claims set aside a day, less what they gave back
  /// @param claims how many there were in those days
  public record Burn(double days, Money perDay, Money drawnPerDay, int claims) {}
}
