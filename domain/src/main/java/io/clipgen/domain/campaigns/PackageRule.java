package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The numbers of a [ServicePackage].
///
/// @param lowest the lowest price of a clip
/// @param highest the highest price of a clip; `null` where there is no limit
/// @param turnaround from claim to submission, where the campaign does not set its own
public record PackageRule(Money lowest, @Nullable Money highest, Duration turnaround) {

  public PackageRule {
    if (highest != null && highest.compareTo(lowest) < 0) {
      throw new IllegalArgumentException("a package's highest price must not be below its lowest");
    }
    if (!turnaround.isPositive()) {
      throw new IllegalArgumentException("a package's turnaround must be longer than nothing");
    }
  }

  void require(Money price) {
    BrokenRule.unless(price.compareTo(lowest) >= 0, "price", "must be at least " + lowest);
    BrokenRule.unless(
        highest == null || price.compareTo(highest) <= 0, "price", "must be at most " + highest);
  }
}
