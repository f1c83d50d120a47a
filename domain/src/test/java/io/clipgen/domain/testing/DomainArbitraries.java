package io.clipgen.domain.testing;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Arbitrary values of the domain.
public final class DomainArbitraries {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private DomainArbitraries() {}

  /// Amounts in USD from zero to ten billion dollars.
  public static Arbitrary<Money> amounts() {
    return Arbitraries.longs().between(0, 1_000_000_000_000L).map(Money::usd);
  }

  /// Amounts in USD above zero.
  public static Arbitrary<Money> positiveAmounts() {
    return Arbitraries.longs().between(1, 1_000_000_000_000L).map(Money::usd);
  }

  /// Lists of amounts in USD from zero.
  public static Arbitrary<List<Money>> amountLists() {
    return Arbitraries.longs()
        .between(0, 1_000_000)
        .map(Money::usd)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  /// Shares from nothing to the whole.
  public static Arbitrary<Share> shares() {
    return Arbitraries.integers().between(0, Share.WHOLE).map(Share::ofBasisPoints);
  }

  /// Ids of one kind, as in `ids(ClaimId::new)`.
  public static <T> Arbitrary<T> ids(Function<UUID, T> kind) {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
        .as((high, low) -> new UUID((high & ~0xF000L) | VERSION_7, (low >>> 2) | VARIANT))
        .map(kind);
  }
}
