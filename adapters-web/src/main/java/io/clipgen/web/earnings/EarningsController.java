package io.clipgen.web.earnings;

import io.clipgen.application.earnings.query.EarningsView;
import io.clipgen.application.earnings.usecase.IssueStatement;
import io.clipgen.application.earnings.usecase.SeeEarnings;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.earnings.SignedFile.Form;
import io.clipgen.domain.shared.Period;
import io.clipgen.web.shared.AnswersProblems;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/// What the caller has earned.
@Tag(name = "earnings")
@AnswersProblems
@Controller("/api/v1/earnings")
@ExecuteOn(TaskExecutors.BLOCKING)
class EarningsController {

  private static final String CSV = "text/csv";

  private final SeeEarnings see;
  private final IssueStatement issue;

  EarningsController(SeeEarnings see, IssueStatement issue) {
    this.see = see;
    this.issue = issue;
  }

  @Get
  @Operation(summary = "What I have earned: available, held, in payout, paid")
  EarningsJson own(Caller caller) {
    return EarningsJson.from(see.own(caller));
  }

  @Get("/lines")
  @Operation(summary = "What I have earned line by line, newest first")
  PageJson<LineJson> lines(
      Caller caller,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return PageJson.from(see.lines(caller, after, limit), LineJson::from);
  }

  @Get("/statement")
  @Operation(
      summary = "What moved on my money in a month (UTC), as a signed file",
      description =
          "JSON, CSV or PDF: as `format` says, or else the Accept header. Every byte but the"
              + " signature's own is signed; the public keys are at /api/v1/statement-keys.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = StatementJson.Signed.class)),
        @Content(mediaType = CSV, schema = @Schema(type = "string")),
        @Content(
            mediaType = MediaType.APPLICATION_PDF,
            schema = @Schema(type = "string", format = "binary"))
      })
  @Produces({MediaType.APPLICATION_JSON, CSV, MediaType.APPLICATION_PDF})
  HttpResponse<byte[]> statement(
      Caller caller,
      @QueryValue String period,
      @QueryValue @Nullable @Schema(allowableValues = {"json", "csv", "pdf"}) String format,
      HttpHeaders headers) {
    Form form = form(format, headers);
    byte[] file = issue.handle(caller, month(period), form);
    return HttpResponse.ok(file)
        .contentType(type(form))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"statement-%s.%s\""
                .formatted(period, form.name().toLowerCase(Locale.ROOT)));
  }

  @Get("/explain/{id}")
  @Operation(
      summary = "Where money comes from, and where it went",
      description =
          "Of a payout, lot, line, claim, campaign, payment, refund or journal entry, or of what the"
              + " payment provider calls one of them: one step in both directions, and of lines and"
              + " payouts the whole way back to the charges.")
  ExplanationJson explain(
      Caller caller,
      String id,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
    return ExplanationJson.from(see.explain(caller, id, after, limit));
  }

  private static Form form(@Nullable String format, HttpHeaders headers) {
    if (format == null) {
      return headers.accept().stream()
          .flatMap(wanted -> Arrays.stream(Form.values()).filter(f -> type(f).equals(wanted)))
          .findFirst()
          .orElse(Form.JSON);
    }
    return Arrays.stream(Form.values())
        .filter(form -> form.name().equalsIgnoreCase(format))
        .findFirst()
        .orElseThrow(() -> new InvalidInput("format", "must be json, csv or pdf"));
  }

  private static MediaType type(Form form) {
    return switch (form) {
      case JSON -> MediaType.APPLICATION_JSON_TYPE;
      case CSV -> MediaType.of(CSV);
      case PDF -> MediaType.APPLICATION_PDF_TYPE;
    };
  }

  private static Period month(String text) {
    try {
      YearMonth month = YearMonth.parse(text);
      return new Period(
          month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC),
          month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeException invalid) {
      throw new InvalidInput("period", "must be a month such as 2026-11");
    }
  }

  /// @param nextRelease when the next held line is due that nobody has doubts about
  /// @param owed what is taken from later releases
  /// @param disputed what was released and is on hold until that is decided
  @Serdeable
  @Schema(name = "Earnings")
  record EarningsJson(
      MoneyJson available,
      MoneyJson held,
      @Nullable Instant nextRelease,
      MoneyJson inPayout,
      MoneyJson paid,
      MoneyJson owed,
      MoneyJson disputed) {

    static EarningsJson from(EarningsView view) {
      return new EarningsJson(
          MoneyJson.from(view.available()),
          MoneyJson.from(view.held()),
          view.nextRelease(),
          MoneyJson.from(view.inPayout()),
          MoneyJson.from(view.paid()),
          MoneyJson.from(view.owed()),
          MoneyJson.from(view.disputed()));
    }
  }
}
