package io.clipgen.domain.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.earnings.Cover;
import io.clipgen.domain.payouts.TaxThresholds.Row;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Thresholds by date, periods of runs, and what is the platform's own.
class TaxThresholdsTest {

  private final TaxThresholds table =
      new TaxThresholds(
          List.of(
              new Row(TaxForm.NEC, 2026, 2_000_00, -1),
              new Row(TaxForm.NEC, 1970, 600_00, -1),
              new Row(TaxForm.K, 1970, 20_000_00, 200)));

  @Test
  void work_is_reported_from_600_dollars_through_2025_and_from_2000_after() {
    assertThat(table.of(TaxForm.NEC, 2025).reports(Money.usd(600_00), 1)).isTrue();
    assertThat(table.of(TaxForm.NEC, 2025).reports(Money.usd(599_99), 1)).isFalse();
    assertThat(table.of(TaxForm.NEC, 2026).reports(Money.usd(600_00), 1)).isFalse();
    assertThat(table.of(TaxForm.NEC, 2030).reports(Money.usd(2_000_00), 1)).isTrue();
  }

  @Test
  void sales_are_reported_above_20000_dollars_and_200_transactions_both() {
    Row row = table.of(TaxForm.K, 2026);
    assertThat(row.reports(Money.usd(20_000_01), 201)).isTrue();
    assertThat(row.reports(Money.usd(20_000_00), 201)).isFalse();
    assertThat(row.reports(Money.usd(20_000_01), 200)).isFalse();
    assertThat(row.words("USD"))
        .isEqualTo("more than 20,000.00 USD and more than 200 transactions");
  }

  @Test
  void periods_have_names_that_turn_with_the_calendar_in_utc() {
    Instant newYear = Instant.parse("2027-01-01T00:00:00Z");
    assertThat(Rhythm.WEEKLY.period(newYear)).as("a Friday of week 53").isEqualTo("2026-W53");
    assertThat(Rhythm.MONTHLY.period(newYear)).isEqualTo("2027-01");
    assertThat(Rhythm.MONTHLY.period(newYear.minusNanos(1))).isEqualTo("2026-12");
    assertThat(Rhythm.QUARTERLY.period(newYear.minusNanos(1))).isEqualTo("2026-Q4");
  }

  @Test
  void profit_is_what_no_liability_needs_and_never_more_than_is_usable() {
    assertThat(cover(100, 0, 0, 150, 0).profit()).isEqualTo(Money.usd(50));
    assertThat(cover(100, 0, 100, 150, 0).profit()).isEqualTo(Money.usd(150));
    assertThat(cover(100, 0, 500, 150, 0).profit()).isEqualTo(Money.usd(150));
    assertThat(cover(200, 0, 0, 150, 0).profit()).isEqualTo(Money.usd(0));
    assertThat(cover(100, 40, 0, 100, 30).profit()).as("disputed money").isEqualTo(Money.usd(30));
  }

  private static Cover cover(
      long liabilities, long frozen, long pending, long available, long disputed) {
    return new Cover(
        Money.usd(liabilities),
        Money.usd(frozen),
        Money.usd(pending),
        Money.usd(available),
        Money.usd(disputed));
  }
}
