package io.clipgen.web.earnings;

import io.clipgen.application.earnings.port.StatementPrinter;
import io.clipgen.domain.earnings.SignedFile.Form;
import io.clipgen.domain.earnings.Statement;
import io.clipgen.domain.earnings.Statement.Item;
import io.clipgen.domain.earnings.Statement.Section;
import io.clipgen.domain.shared.Money;
import io.clipgen.web.shared.documents.Csv;
import io.clipgen.web.shared.documents.Pdf;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Statements as JSON, CSV and PDF.
@Singleton
final class StatementFiles implements StatementPrinter {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final List<Integer> COLUMNS = List.of(12, 9, 29, 37, 13);
  private static final List<Integer> SUM = List.of(80, 20);

  private final JsonMapper json;

  StatementFiles(JsonMapper json) {
    this.json = json;
  }

  @Override
  public byte[] print(Statement statement, Form form) {
    return switch (form) {
      case JSON -> json(statement);
      case CSV -> csv(statement).getBytes(StandardCharsets.UTF_8);
      case PDF -> pdf(statement);
    };
  }

  private byte[] json(Statement statement) {
    try {
      return json.writeValueAsBytes(StatementJson.from(statement));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String csv(Statement statement) {
    var csv = new Csv().named("summary", statement.summary());
    csv.row(
        "balance", "date", "kind", "source", "event", "rule", "hold", "amount", "currency", "then");
    for (Section section : statement.sections()) {
      Money then = section.opening();
      total(csv, section.name(), "opening", statement.period().from(), then);
      for (Item item : section.items()) {
        then = then.plus(item.amount());
        csv.row(
            section.name(),
            item.at().toString(),
            item.kind(),
            item.source(),
            item.event(),
            item.rule(),
            item.hold(),
            Statement.decimal(item.amount()),
            item.amount().currency(),
            Statement.decimal(then));
      }
      Instant end = statement.asOf().orElse(statement.period().to());
      total(csv, section.name(), "closing", end, section.closing());
      new TreeMap<>(section.parts())
          .forEach((part, amount) -> total(csv, section.name(), "of it " + part, end, amount));
    }
    return csv.toString();
  }

  private static void total(Csv csv, String section, String what, Instant at, Money amount) {
    String decimal = Statement.decimal(amount);
    csv.row(section, at.toString(), what, "", "", "", "", "", amount.currency(), decimal);
  }

  private static byte[] pdf(Statement statement) {
    String title = "Statement of " + statement.party();
    try (var pdf = new Pdf(title, title)) {
      pdf.heading("Statement", 18);
      pdf.text("Party " + statement.party(), 10);
      pdf.text(
          "From %s to %s UTC, the end not included"
              .formatted(
                  MINUTE.format(statement.period().from()), MINUTE.format(statement.period().to())),
          10);
      statement
          .asOf()
          .ifPresent(
              at -> pdf.text("Told at %s UTC: more may follow".formatted(MINUTE.format(at)), 10));
      statement.sections().forEach(section -> section(pdf, section));
      pdf.heading("How to check this", 11);
      pdf.text(
          statement
              .anchor()
              .map(
                  anchor ->
                      "The newest entry of this statement is under seal %d of the ledger, whose hash is %s."
                          .formatted(anchor.seal(), anchor.hash()))
              .orElse("The newest entry of this statement was not under a seal yet."),
          8);
      pdf.text(
          "This file is signed. Whoever has the public key can check every byte of it: clipgen"
              + " statement verify FILE --key KEY",
          8);
      var file = new ByteArrayOutputStream();
      file.writeBytes(pdf.bytes());
      file.writeBytes(
          (Form.PDF.label() + statement.summary() + "\"\n").getBytes(StandardCharsets.UTF_8));
      return file.toByteArray();
    }
  }

  private static void section(Pdf pdf, Section section) {
    pdf.heading(
        section.name().substring(0, 1).toUpperCase(Locale.ROOT) + section.name().substring(1), 13);
    pdf.row(9, SUM, List.of("Opening balance", Statement.text(section.opening())));
    if (!section.items().isEmpty()) {
      pdf.rule();
      pdf.row(7, COLUMNS, List.of("Date (UTC)", "Kind", "For", "Rule, hold", "Amount"));
      for (Item item : section.items()) {
        pdf.row(
            7,
            COLUMNS,
            List.of(
                MINUTE.format(item.at()),
                item.kind(),
                item.source() + ", " + item.event(),
                item.rule()
                    + (item.rule().isEmpty() || item.hold().isEmpty() ? "" : ", ")
                    + item.hold(),
                Statement.text(item.amount())));
      }
      pdf.rule();
      section
          .totals()
          .forEach((kind, sum) -> pdf.row(8, SUM, List.of("Total: " + kind, Statement.text(sum))));
    }
    pdf.row(9, SUM, List.of("Closing balance", Statement.text(section.closing())));
    new TreeMap<>(section.parts())
        .forEach((part, sum) -> pdf.row(8, SUM, List.of("of it " + part, Statement.text(sum))));
  }
}
