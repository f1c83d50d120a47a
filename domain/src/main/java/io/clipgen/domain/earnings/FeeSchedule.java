package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Share;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// A fee by version. A new version changes nothing that was agreed before it: who freezes a fee
/// keeps its number.
///
/// @param versions in the order of their start, no two at the same instant, numbered upwards
public record FeeSchedule(List<Version> versions) {

  public FeeSchedule {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a schedule needs at least one version");
    }
    for (int i = 1; i < versions.size(); i++) {
      Version before = versions.get(i - 1);
      Version after = versions.get(i);
      if (!before.from().isBefore(after.from()) || before.number() >= after.number()) {
        throw new IllegalArgumentException("versions must be in the order of their start");
      }
    }
  }

  /// A schedule that has always been the same.
  public static FeeSchedule always(Share fee) {
    return new FeeSchedule(List.of(new Version(1, Instant.EPOCH, fee)));
  }

  /// What is in force at `at`.
  ///
  /// @throws IllegalArgumentException if nothing is, because it lies before the first version
  public Version at(Instant at) {
    return versions.stream()
        .filter(version -> !version.from().isAfter(at))
        .max(Comparator.comparing(Version::from))
        .orElseThrow(
            () -> new IllegalArgumentException("no version of the schedule is in force at " + at));
  }

  /// One version.
  ///
  /// @param number from 1
  /// @param from its first instant, in business time
  /// @param fee at most the whole
  public record Version(int number, Instant from, Share fee) {
    public Version {
      if (number < 1) {
        throw new IllegalArgumentException("versions are numbered from 1");
      }
      if (fee.basisPoints() > Share.WHOLE) {
        throw new IllegalArgumentException("a fee must not be more than the whole");
      }
    }
  }
}
