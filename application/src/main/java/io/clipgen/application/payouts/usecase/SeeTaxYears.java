package io.clipgen.application.payouts.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.query.PaidOut;
import io.clipgen.application.payouts.query.PaidOut.Sum;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.payouts.TaxForm;
import io.clipgen.domain.payouts.TaxThresholds;
import io.clipgen.domain.payouts.TaxYear;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What was paid out in a calendar year, per payee and form.
public final class SeeTaxYears {

  private final PaidOut paid;
  private final TaxThresholds thresholds;

  public SeeTaxYears(PaidOut paid, TaxThresholds thresholds) {
    this.paid = paid;
    this.thresholds = thresholds;
  }

  /// The caller's year, one row for each form that there is something for.
  ///
  /// @throws InvalidInput naming `year`
  public List<TaxYear> own(Caller caller, int year) {
    return grouped(paid.of(caller.party(), period(year)), year);
  }

  /// Everybody's, for administrators, in one pass.
  ///
  /// @throws InvalidInput naming `year`
  public void each(Caller caller, int year, Consumer<TaxYear> reader) {
    caller.requireAdmin();
    var one = new ArrayList<Sum>();
    paid.each(
        period(year),
        sum -> {
          if (!one.isEmpty() && !one.getFirst().payee().equals(sum.payee())) {
            grouped(one, year).forEach(reader);
            one.clear();
          }
          one.add(sum);
        });
    grouped(one, year).forEach(reader);
  }

  /// Everybody's, for administrators, page by page.
  ///
  /// @param payees how many payees
  /// @throws InvalidInput naming `year`
  public Page<TaxYear> page(Caller caller, int year, @Nullable PartyId after, int payees) {
    caller.requireAdmin();
    List<TaxYear> rows = grouped(paid.page(period(year), after, payees + 1), year);
    List<PartyId> parties = rows.stream().map(TaxYear::payee).distinct().toList();
    if (parties.size() <= payees) {
      return new Page<>(rows, null);
    }
    PartyId last = parties.get(payees - 1);
    PartyId beyond = parties.get(payees);
    return new Page<>(
        rows.stream().filter(row -> !row.payee().equals(beyond)).toList(), last.text());
  }

  private static Period period(int year) {
    return InvalidInput.reading("year", () -> TaxYear.period(year));
  }

  private List<TaxYear> grouped(List<Sum> sums, int year) {
    var years = new ArrayList<TaxYear>();
    Map<TaxForm, TaxYear> ofPayee = new EnumMap<>(TaxForm.class);
    PartyId payee = null;
    for (Sum sum : sums) {
      if (!sum.payee().equals(payee)) {
        years.addAll(ofPayee.values());
        ofPayee.clear();
        payee = sum.payee();
      }
      TaxForm form = TaxForm.of(sum.prefix());
      ofPayee.merge(form, row(sum, form, year), SeeTaxYears::together);
    }
    years.addAll(ofPayee.values());
    return years;
  }

  private TaxYear row(Sum sum, TaxForm form, int year) {
    return new TaxYear(sum.payee(), year, form, sum.paid(), sum.lines(), thresholds.of(form, year));
  }

  private static TaxYear together(TaxYear one, TaxYear other) {
    Money paid = one.paid().plus(other.paid());
    return new TaxYear(
        one.payee(),
        one.year(),
        one.form(),
        paid,
        one.transactions() + other.transactions(),
        one.threshold());
  }
}
