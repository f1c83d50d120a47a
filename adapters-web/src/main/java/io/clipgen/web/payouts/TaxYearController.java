package io.clipgen.web.payouts;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.usecase.SeeTaxYears;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.payouts.TaxYear;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.PageJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.InputStream;
import java.util.List;

/// What was paid out in a calendar year, per form of the tax office.
@AnswersProblems
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class TaxYearController {

  private final SeeTaxYears years;

  TaxYearController(SeeTaxYears years) {
    this.years = years;
  }

  @Get("/tax-years/{year}")
  @Produces({MediaType.APPLICATION_JSON, "text/csv", "application/pdf"})
  @Tag(name = "payouts")
  @Operation(
      summary = "What I was paid out in a year, per form: as JSON, or as a file (format=csv, pdf)")
  HttpResponse<?> own(Caller caller, int year, @QueryValue @Nullable String format) {
    List<TaxYear> rows = years.own(caller, year);
    return switch (form(format)) {
      case "csv" -> file(TaxFiles.csv(rows::forEach), "text/csv", year, "csv");
      case "pdf" -> file(TaxFiles.pdf(year, rows::forEach), "application/pdf", year, "pdf");
      default ->
          HttpResponse.ok(new OwnJson(year, rows.stream().map(TaxYearJson::from).toList()))
              .contentType(MediaType.APPLICATION_JSON_TYPE);
    };
  }

  @Get("/admin/tax-years/{year}")
  @Produces({MediaType.APPLICATION_JSON, "text/csv", "application/pdf"})
  @Tag(name = "admin")
  @Operation(
      summary =
          "What all payees were paid out in a year: by page as JSON, all in one file as CSV, those to report as PDF")
  HttpResponse<?> all(
      Caller caller,
      int year,
      @QueryValue @Nullable String format,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
    caller.requireAdmin();
    return switch (form(format)) {
      case "csv" ->
          file(TaxFiles.csv(reader -> years.each(caller, year, reader)), "text/csv", year, "csv");
      case "pdf" ->
          file(
              TaxFiles.pdf(
                  year,
                  reader ->
                      years.each(
                          caller,
                          year,
                          row -> {
                            if (row.reported()) {
                              reader.accept(row);
                            }
                          })),
              "application/pdf",
              year,
              "pdf");
      default -> {
        PartyId start = after == null ? null : IdParam.read("after", after, PartyId::parse);
        yield HttpResponse.ok(
                PageJson.from(years.page(caller, year, start, limit), TaxYearJson::from))
            .contentType(MediaType.APPLICATION_JSON_TYPE);
      }
    };
  }

  private static String form(@Nullable String format) {
    return switch (format) {
      case null -> "json";
      case "json", "csv", "pdf" -> format;
      default -> throw new InvalidInput("format", "must be json, csv or pdf");
    };
  }

  private static HttpResponse<StreamedFile> file(
      InputStream content, String type, int year, String ending) {
    return HttpResponse.ok(new StreamedFile(content, MediaType.of(type)))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"tax-year-%d.%s\"".formatted(year, ending));
  }

  /// A payee's year.
  @Serdeable
  @Schema(name = "OwnTaxYear")
  record OwnJson(int year, List<TaxYearJson> forms) {}

  /// What was paid out on one form.
  ///
  /// @param paid what arrived in the year
  /// @param transactions how many lines it paid
  /// @param threshold from what on it is reported
  /// @param reported whether it is
  @Serdeable
  @Schema(name = "TaxYear")
  record TaxYearJson(
      String payee,
      @Schema(allowableValues = {"1099-NEC", "1099-K"}) String form,
      MoneyJson paid,
      long transactions,
      String threshold,
      boolean reported) {

    static TaxYearJson from(TaxYear year) {
      return new TaxYearJson(
          year.payee().text(),
          year.form().title(),
          MoneyJson.from(year.paid()),
          year.transactions(),
          year.threshold().words(year.paid().currency()),
          year.reported());
    }
  }
}
