package io.clipgen.domain.shared;

import java.math.BigInteger;

/// An amount in micro-units: millionths of the currency's main unit, 10,000 to a cent. For rates
/// and entitlements that are finer than a minor unit until they settle.
///
/// The one settlement rule: what is posted in all is the floor of the cumulative entitlement; what
/// is left is carried. 12,347 views at 4.25 per 1,000 are 52,474,750 micro-units, that is 5247
/// cents, and 0.475 cents are carried.
///
/// @param micros not negative
/// @param currency with two decimals, such as USD
public record Micros(long micros, String currency) {

  /// Micro-units in one minor unit.
  public static final long PER_MINOR = 10_000;

  public Micros {
    if (micros < 0) {
      throw new IllegalArgumentException("an entitlement must not be negative");
    }
  }

  /// What `count` things earn at `ratePerThousand`.
  ///
  /// @param ratePerThousand micro-units for 1,000: 4.25 is 4,250,000
  /// @param count not negative
  public static Micros of(long ratePerThousand, long count, String currency) {
    if (ratePerThousand < 0 || count < 0) {
      throw new IllegalArgumentException("neither the rate nor the count may be negative");
    }
    var exact =
        BigInteger.valueOf(ratePerThousand)
            .multiply(BigInteger.valueOf(count))
            .divide(BigInteger.valueOf(1_000));
    return new Micros(exact.longValueExact(), currency);
  }

  /// A whole number of minor units.
  public static Micros of(Money money) {
    return new Micros(Math.multiplyExact(money.minor(), PER_MINOR), money.currency());
  }

  /// Nothing, in `currency`.
  public static Micros zero(String currency) {
    return new Micros(0, currency);
  }

  /// The smaller of the two.
  public Micros min(Micros other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
    }
    return micros <= other.micros ? this : other;
  }

  /// What of it can be posted: whole minor units, rounded down.
  public Money settled() {
    return Money.of(micros / PER_MINOR, currency);
  }

  /// What is carried to the next settlement: less than a minor unit.
  public Micros carried() {
    return new Micros(micros % PER_MINOR, currency);
  }

  /// What is to be posted now, this being the cumulative entitlement: below zero where it has
  /// fallen.
  ///
  /// @param posted what has been posted so far
  public Money due(Money posted) {
    return settled().minus(posted);
  }
}
