package io.clipgen.domain.shared;

import java.math.BigInteger;
import java.util.Locale;

/// A part of a whole in basis points: 7500 is 75 %.
///
/// @param basisPoints 0 or more; above 10,000 where a bonus is larger than what it is counted on
public record Share(int basisPoints) {

  /// The whole.
  public static final int WHOLE = 10_000;

  public Share {
    if (basisPoints < 0) {
      throw new IllegalArgumentException("a share must not be negative");
    }
  }

  /// A share of `basisPoints` / 10,000.
  public static Share ofBasisPoints(int basisPoints) {
    return new Share(basisPoints);
  }

  /// A share of `percent` / 100.
  public static Share ofPercent(int percent) {
    return new Share(Math.multiplyExact(percent, 100));
  }

  /// What is left of the whole.
  ///
  /// @throws IllegalArgumentException if this share is more than the whole
  public Share rest() {
    return new Share(WHOLE - basisPoints);
  }

  /// This share of `whole`, rounded half-up to the minor unit: the one rounding rule of fees and
  /// bonuses.
  ///
  /// @throws IllegalArgumentException if `whole` is negative: reverse the result instead
  public Money of(Money whole) {
    if (whole.isNegative()) {
      throw new IllegalArgumentException("a share of a negative amount has no rounding rule");
    }
    var exact = BigInteger.valueOf(whole.minor()).multiply(BigInteger.valueOf(basisPoints));
    var rounded = exact.add(BigInteger.valueOf(WHOLE / 2)).divide(BigInteger.valueOf(WHOLE));
    return new Money(rounded.longValueExact(), whole.currency());
  }

  /// `75 %`, `7.5 %`.
  @Override
  public String toString() {
    return basisPoints % 100 == 0
        ? basisPoints / 100 + " %"
        : String.format(Locale.ROOT, "%d.%02d %%", basisPoints / 100, basisPoints % 100)
            .replaceFirst("0 %$", " %");
  }
}
