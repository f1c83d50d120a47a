package io.clipgen.bootstrap.wiring;

import io.clipgen.domain.payouts.TaxForm;
import io.clipgen.domain.payouts.TaxThresholds;
import io.clipgen.domain.payouts.TaxThresholds.Row;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Reads the table of tax thresholds: `year=amount` or `year=amount/transactions`, with commas
/// between.
final class TaxSettings {

  private TaxSettings() {}

  static TaxThresholds thresholds(String nec, String k) {
    List<Row> rows =
        Stream.concat(
                rows(TaxForm.NEC, "clipgen.tax.nec", nec), rows(TaxForm.K, "clipgen.tax.k", k))
            .toList();
    return new TaxThresholds(rows);
  }

  private static Stream<Row> rows(TaxForm form, String key, String table) {
    return Arrays.stream(table.split(",")).map(cell -> row(form, key, cell.strip()));
  }

  private static Row row(TaxForm form, String key, String cell) {
    try {
      String[] parts = cell.split("[=/]");
      return new Row(
          form,
          Integer.parseInt(parts[0]),
          Long.parseLong(parts[1]),
          parts.length > 2 ? Integer.parseInt(parts[2]) : -1);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException broken) {
      throw new IllegalArgumentException(
          key + " must be a table such as 1970=60000,2026=200000, but says \"" + cell + "\"",
          broken);
    }
  }
}
