package io.clipgen.domain.payouts;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What was paid out to a payee in a calendar year, on one form.
///
/// @param paid what arrived in the year, whenever it was earned; a payout that the bank returned
///   counts when it arrives at last
/// @param transactions how many lines it paid, in full or in part
/// @param threshold what decides whether it is reported
public record TaxYear(
    PartyId payee,
    int year,
    TaxForm form,
    Money paid,
    long transactions,
    TaxThresholds.Row threshold) {

  /// The year in UTC.
  ///
  /// @throws IllegalArgumentException if it is not between 2000 and 2999
  public static Period period(int year) {
    if (year < 2000 || year > 2999) {
      throw new IllegalArgumentException("must be a year, such as 2026");
    }
    return new Period(
        LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant(),
        LocalDate.of(year + 1, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /// Whether the tax office must hear of it.
  public boolean reported() {
    return threshold.reports(paid, transactions);
  }
}
