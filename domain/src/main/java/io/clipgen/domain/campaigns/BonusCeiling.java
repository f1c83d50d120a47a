package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;

/// The most a campaign pays as view bonus, as a share of what the clip itself earns its clipper: 0,
/// 20, 50, 100 or 200 %.
///
/// @param share the limit
public record BonusCeiling(Share share) {

  /// No bonus at all.
  public static final BonusCeiling NONE = new BonusCeiling(Share.ofPercent(0));

  /// The whole default schedule.
  public static final BonusCeiling WHOLE = new BonusCeiling(Share.ofPercent(200));

  /// A ceiling of so many percent.
  ///
  /// @throws BrokenRule naming `bonusCeiling` if `percent` is not one of 0, 20, 50, 100, 200
  public static BonusCeiling ofPercent(int percent) {
    boolean known =
        switch (percent) {
          case 0, 20, 50, 100, 200 -> true;
          default -> false;
        };
    BrokenRule.unless(known, "bonusCeiling", "must be one of 0, 20, 50, 100, 200 percent");
    return new BonusCeiling(Share.ofPercent(percent));
  }

  /// The ceiling in percent.
  public int percent() {
    return share.basisPoints() / 100;
  }

  /// What a claim reserves for bonuses.
  ///
  /// @param clippersShare what the clip itself earns its clipper
  public Money reserve(Money clippersShare) {
    return share.of(clippersShare);
  }

  Share cap(Share bonus) {
    return bonus.basisPoints() <= share.basisPoints() ? bonus : share;
  }
}
