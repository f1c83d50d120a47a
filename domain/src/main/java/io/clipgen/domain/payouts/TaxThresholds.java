package io.clipgen.domain.payouts;

import io.clipgen.domain.shared.Money;
import java.util.Comparator;
import java.util.List;

/// From what on a payee's year must be reported, by form and by year: the table of thresholds with
/// the years from which they hold.
///
/// @param rows in any order; each form needs one
public record TaxThresholds(List<Row> rows) {

  public TaxThresholds {
    rows = List.copyOf(rows);
    for (TaxForm form : TaxForm.values()) {
      if (rows.stream().noneMatch(row -> row.form() == form)) {
        throw new IllegalArgumentException("there is no threshold for the form " + form.title());
      }
    }
  }

  /// The threshold of a form in a year: the one with the latest year that is not after it, or the
  /// first.
  public Row of(TaxForm form, int year) {
    var byYear = Comparator.comparingInt(Row::fromYear);
    List<Row> ofForm = rows.stream().filter(row -> row.form() == form).sorted(byYear).toList();
    return ofForm.stream()
        .filter(row -> row.fromYear() <= year)
        .reduce((earlier, later) -> later)
        .orElse(ofForm.get(0));
  }

  /// @param fromYear the first year in which it holds
  /// @param amount in minor units
  /// @param transactions of a form that counts them, how many there must be more than, beside more
  ///   than the amount; below zero: the amount alone counts, reached or passed
  public record Row(TaxForm form, int fromYear, long amount, int transactions) {

    public Row {
      if (amount < 0) {
        throw new IllegalArgumentException("a threshold must not be negative");
      }
    }

    /// Whether a year of so much must be reported.
    public boolean reports(Money paid, long count) {
      return transactions < 0
          ? paid.minor() >= amount
          : paid.minor() > amount && count > transactions;
    }

    /// The threshold in words.
    ///
    /// @param currency of the amounts
    public String words(String currency) {
      Money money = Money.of(amount, currency);
      return transactions < 0
          ? money + " or more"
          : "more than " + money + " and more than " + transactions + " transactions";
    }
  }
}
