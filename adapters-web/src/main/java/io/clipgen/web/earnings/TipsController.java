package io.clipgen.web.earnings;

import io.clipgen.application.earnings.query.TipView;
import io.clipgen.application.earnings.usecase.SeeTips;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.PageJson;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tips that the caller gave or got.
@Tag(name = "tips")
@AnswersProblems
@Controller("/api/v1/tips")
@ExecuteOn(TaskExecutors.BLOCKING)
class TipsController {

  private final SeeTips see;

  TipsController(SeeTips see) {
    this.see = see;
  }

  @Get
  @Operation(summary = "Tips that you gave or were given, newest first")
  PageJson<TipJson> list(
      Caller caller,
      @Schema(allowableValues = {"sent", "received"}) @QueryValue(defaultValue = "received")
          String box,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return PageJson.from(
        switch (box) {
          case "sent" -> see.sent(caller, after, limit);
          case "received" -> see.received(caller, after, limit);
          default -> throw new InvalidInput("box", "must be sent or received");
        },
        TipJson::from);
  }

  /// A tip.
  @Serdeable
  @Schema(name = "Tip")
  record TipJson(
      @Schema(example = "tip_06e9m4r2k8x1v5t0c3b7n9q2ws") String id,
      String payer,
      String payee,
      @Schema(description = "What it is for: a claim") String about,
      MoneyJson amount,
      String message,
      @Schema(allowableValues = {"pending", "held", "released", "reversed", "refused"})
          String state,
      @Schema(description = "The state as a sentence") String why,
      Instant askedAt,
      @Schema(description = "When it is or was due") @Nullable Instant until) {

    static TipJson from(TipView view) {
      return new TipJson(
          view.id().text(),
          view.payer().text(),
          view.payee().text(),
          view.about(),
          MoneyJson.from(view.amount()),
          view.message(),
          view.state(),
          view.why(),
          view.askedAt(),
          view.until());
    }
  }
}
