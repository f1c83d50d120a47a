package io.clipgen.domain.payouts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/// How often a payee is paid without asking. Periods are in UTC and have names that sort by age:
/// `2026-W48`, `2026-11`, `2026-Q4`.
public enum Rhythm {
  /// Only when the payee asks.
  ON_DEMAND,
  /// Once in each ISO week.
  WEEKLY,
  /// Once in each month.
  MONTHLY,
  /// Once in each quarter.
  QUARTERLY;

  /// Those that runs serve.
  public static List<Rhythm> automatic() {
    return List.of(WEEKLY, MONTHLY, QUARTERLY);
  }

  /// Reads a name in kebab case.
  ///
  /// @throws IllegalArgumentException if there is no such rhythm
  public static Rhythm named(String name) {
    for (Rhythm rhythm : values()) {
      if (rhythm.label().equals(name)) {
        return rhythm;
      }
    }
    throw new IllegalArgumentException("must be one of on-demand, weekly, monthly, quarterly");
  }

  /// The name in kebab case.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The name of the period that `at` lies in.
  ///
  /// @throws IllegalStateException for what has no periods
  public String period(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return switch (this) {
      case WEEKLY ->
          String.format(
              Locale.ROOT,
              "%04d-W%02d",
              day.get(IsoFields.WEEK_BASED_YEAR),
              day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTHLY -> String.format(Locale.ROOT, "%04d-%02d", day.getYear(), day.getMonthValue());
      case QUARTERLY ->
          String.format(Locale.ROOT, "%04d-Q%d", day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case ON_DEMAND -> throw new IllegalStateException("on demand has no periods");
    };
  }
}
