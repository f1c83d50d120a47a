package io.clipgen.domain.shared;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// An exact amount in the minor unit of one commodity: cents for USD.
///
/// Arithmetic is exact: what does not fit into a `long` throws [ArithmeticException], and amounts
/// of different commodities are never mixed. Rounding never happens by itself: see
/// [Share#of(Money)] and [#allocate(List)].
///
/// @param minor the amount in minor units; negative where a debt is meant
/// @param currency an ISO 4217 code, or another commodity's code such as `AI-TOKEN`
public record Money(long minor, String currency) implements Comparable<Money> {

  /// The largest amount, in minor units, that anybody may name: ten billion dollars, so that
  /// millions of such amounts still add up.
  public static final long LARGEST_NAMED = 1_000_000_000_000L;

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9-]{2,15}");

  public Money {
    if (!CODE.matcher(currency).matches()) {
      throw new IllegalArgumentException(
          "currency must be a code of 3 to 16 capital letters, such as USD");
    }
  }

  /// An amount in minor units.
  public static Money of(long minor, String currency) {
    return new Money(minor, currency);
  }

  /// Nothing, in `currency`.
  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  /// US dollars, in cents.
  public static Money usd(long cents) {
    return new Money(cents, "USD");
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, same(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, same(other).minor), currency);
  }

  public Money times(long factor) {
    return new Money(Math.multiplyExact(minor, factor), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  public boolean isZero() {
    return minor == 0;
  }

  public boolean isPositive() {
    return minor > 0;
  }

  public boolean isNegative() {
    return minor < 0;
  }

  /// The smaller of the two.
  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /// The larger of the two.
  public Money max(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// Divides this amount by weights with the largest remainder method; ties go to the earlier part.
  /// The parts sum to this amount exactly.
  ///
  /// @param weights not negative, at least one above zero
  public List<Money> allocate(List<Long> weights) {
    if (weights.stream().anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException("weights must not be negative");
    }
    long total = weights.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    if (total == 0) {
      throw new IllegalArgumentException("at least one weight must be above zero");
    }
    long[] parts = new long[weights.size()];
    long[] remainders = new long[weights.size()];
    long given = 0;
    for (int i = 0; i < parts.length; i++) {
      // 128 bits: amount × weight may pass a long although each part fits.
      var exact = BigInteger.valueOf(minor).multiply(BigInteger.valueOf(weights.get(i)));
      var divided = exact.divideAndRemainder(BigInteger.valueOf(total));
      parts[i] = divided[0].longValueExact();
      remainders[i] = Math.abs(divided[1].longValueExact());
      given += parts[i];
    }
    long missing = minor - given;
    var order =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer i) -> remainders[i])
                    .reversed()
                    .thenComparing(i -> i))
            .toList();
    for (int i = 0; i < Math.abs(missing); i++) {
      parts[order.get(i)] += Long.signum(missing);
    }
    var result = new ArrayList<Money>(parts.length);
    for (long part : parts) {
      result.add(new Money(part, currency));
    }
    return List.copyOf(result);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, same(other).minor);
  }

  /// `49.00 USD` for commodities with two decimals: for narration and logs, not for arithmetic.
  @Override
  public String toString() {
    long absolute = Math.abs(minor);
    return String.format(
        Locale.ROOT,
        "%s%,d.%02d %s",
        minor < 0 ? "-" : "",
        absolute / 100,
        absolute % 100,
        currency);
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
    }
    return other;
  }
}
