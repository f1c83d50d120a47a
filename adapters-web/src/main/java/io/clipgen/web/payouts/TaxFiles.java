package io.clipgen.web.payouts;

import io.clipgen.domain.payouts.TaxYear;
import io.clipgen.domain.shared.Money;
import io.clipgen.web.shared.documents.Csv;
import io.clipgen.web.shared.documents.Pdf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Tax years as files.
final class TaxFiles {

  private static final List<Integer> COLUMNS = List.of(34, 12, 28, 11, 15);

  private TaxFiles() {}

  /// A table with a row for each payee and form, written to disk while it is read, so that its
  /// length does not matter. The file is gone when the stream is closed.
  ///
  /// @param rows hands each row over
  static InputStream csv(Consumer<Consumer<TaxYear>> rows) {
    try {
      Path file = Files.createTempFile("tax-year-", ".csv");
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        write(
            out,
            new Csv()
                .row(
                    "payee",
                    "year",
                    "form",
                    "paid",
                    "currency",
                    "transactions",
                    "threshold",
                    "reported"));
        rows.accept(row -> write(out, new Csv().row(cells(row))));
      }
      return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(Writer out, Csv row) {
    try {
      out.write(row.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String[] cells(TaxYear row) {
    return new String[] {
      row.payee().text(),
      Integer.toString(row.year()),
      row.form().title(),
      decimal(row.paid()),
      row.paid().currency(),
      Long.toString(row.transactions()),
      row.threshold().words(row.paid().currency()),
      row.reported() ? "yes" : "no"
    };
  }

  /// The same for people.
  static InputStream pdf(int year, Consumer<Consumer<TaxYear>> rows) {
    try (Pdf pdf = new Pdf("Tax year " + year, "ClipGen · tax year " + year)) {
      pdf.heading("Tax year " + year, 16);
      pdf.text("Money that arrived at payees between 1 January and 31 December, UTC.", 9).rule();
      pdf.row(8, COLUMNS, List.of("payee", "form", "reported from", "reported", "paid"));
      rows.accept(
          row ->
              pdf.row(
                  8,
                  COLUMNS,
                  List.of(
                      row.payee().text(),
                      row.form().title(),
                      row.threshold().words(row.paid().currency()),
                      row.reported() ? "yes" : "no",
                      decimal(row.paid()) + " " + row.paid().currency())));
      return new ByteArrayInputStream(pdf.bytes());
    }
  }

  private static String decimal(Money money) {
    return String.format(Locale.ROOT, "%d.%02d", money.minor() / 100, money.minor() % 100);
  }
}
