package io.clipgen.web.earnings;

import io.clipgen.application.earnings.query.EarningsView;
import io.clipgen.application.earnings.usecase.SeeEarnings;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.earnings.Statement;
import io.clipgen.domain.shared.Period;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.PageJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/// What the caller has earned.
@Tag(name = "earnings")
@Controller("/api/v1/earnings")
@ExecuteOn(TaskExecutors.BLOCKING)
class EarningsController {

  private final SeeEarnings see;

  EarningsController(SeeEarnings see) {
    this.see = see;
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
  @Operation(summary = "What moved on my available money in a month (UTC)")
  StatementJson statement(Caller caller, @QueryValue String period) {
    return StatementJson.from(period, see.statement(caller, month(period)));
  }

  @Get("/explain/{id}")
  @Operation(summary = "Where a line or a payout comes from, back to the provider's charge")
  ExplanationJson explain(Caller caller, String id) {
    return ExplanationJson.from(see.explain(caller, id));
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

  /// @param nextRelease when the next held line is due
  /// @param owed what is taken from later releases
  @Serdeable
  @Schema(name = "Earnings")
  record EarningsJson(
      MoneyJson available,
      MoneyJson held,
      @Nullable Instant nextRelease,
      MoneyJson inPayout,
      MoneyJson paid,
      MoneyJson owed) {

    static EarningsJson from(EarningsView view) {
      return new EarningsJson(
          MoneyJson.from(view.available()),
          MoneyJson.from(view.held()),
          view.nextRelease(),
          MoneyJson.from(view.inPayout()),
          MoneyJson.from(view.paid()),
          MoneyJson.from(view.owed()));
    }
  }

  /// A statement: opening + items = closing.
  @Serdeable
  @Schema(name = "Statement")
  record StatementJson(
      String party,
      @Schema(example = "2026-11") String period,
      Instant from,
      Instant to,
      MoneyJson opening,
      List<ItemJson> items,
      MoneyJson closing) {

    static StatementJson from(String period, Statement statement) {
      return new StatementJson(
          statement.party().text(),
          period,
          statement.period().from(),
          statement.period().to(),
          MoneyJson.from(statement.opening()),
          statement.items().stream().map(ItemJson::from).toList(),
          MoneyJson.from(statement.closing()));
    }
  }

  /// One movement.
  ///
  /// @param source what it is about
  /// @param amount above zero in, below zero out
  @Serdeable
  @Schema(name = "StatementItem")
  record ItemJson(Instant at, String source, String event, MoneyJson amount) {

    static ItemJson from(Statement.Item item) {
      return new ItemJson(item.at(), item.source(), item.event(), MoneyJson.from(item.amount()));
    }
  }
}
