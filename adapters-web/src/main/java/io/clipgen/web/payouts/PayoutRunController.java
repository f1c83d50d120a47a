package io.clipgen.web.payouts;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.query.PayoutRunView;
import io.clipgen.application.payouts.usecase.RunPayouts;
import io.clipgen.application.payouts.usecase.SeePayoutRuns;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.PayoutRunId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.PageJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// Runs over all payees of a rhythm, for administrators.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/payout-runs")
@ExecuteOn(TaskExecutors.BLOCKING)
class PayoutRunController {

  private final RunPayouts run;
  private final SeePayoutRuns see;

  PayoutRunController(RunPayouts run, SeePayoutRuns see) {
    this.run = run;
    this.see = see;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      summary =
          "Start a run of the current period for those whom the automatic one did not pay, or try one out")
  HttpResponse<RunJson> start(Caller caller, @Body StartJson body) {
    caller.requireAdmin();
    Rhythm rhythm = PayoutScheduleController.rhythm("rhythm", body.rhythm());
    if (rhythm == Rhythm.ON_DEMAND) {
      throw new InvalidInput("rhythm", "must be one of weekly, monthly, quarterly");
    }
    PayoutRunId id = run.start(caller, rhythm, body.dry() != null && body.dry());
    return HttpResponse.accepted(URI.create("/api/v1/admin/payout-runs/" + id.text()))
        .body(RunJson.from(see.get(caller, id)));
  }

  @Get
  @Operation(summary = "All runs, newest first; what one has decided is at …/{id}")
  PageJson<RunJson> list(
      Caller caller,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    PayoutRunId start = after == null ? null : IdParam.read("after", after, PayoutRunId::parse);
    return PageJson.from(see.all(caller, start, limit), RunJson::from);
  }

  @Get("/{id}")
  @Operation(summary = "One run: what it has decided, by outcome")
  RunJson get(Caller caller, String id) {
    return RunJson.from(see.get(caller, IdParam.read("id", id, PayoutRunId::parse)));
  }

  @Get("/{id}/payees")
  @Operation(summary = "What a run has decided, payee by payee")
  PageJson<ItemJson> payees(
      Caller caller,
      String id,
      @QueryValue @Nullable String outcome,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(1000) int limit) {
    return PageJson.from(
        see.payees(caller, IdParam.read("id", id, PayoutRunId::parse), outcome, after, limit),
        ItemJson::from);
  }

  /// @param rhythm whose payees
  /// @param dry whether it only says what it would do
  @Serdeable
  @Schema(name = "PayoutRunStart")
  record StartJson(
      @Nullable
          @Schema(
              example = "weekly",
              allowableValues = {"weekly", "monthly", "quarterly"})
          String rhythm,
      @Nullable Boolean dry) {}

  /// A run.
  ///
  /// @param number the how-manieth of its period; the first one is the automatic one
  /// @param by who started it; missing for the automatic one
  /// @param finishedAt missing while it goes on
  @Serdeable
  @Schema(name = "PayoutRun")
  record RunJson(
      @Schema(example = "prn_06e9k2v4f8m1x3z5a7c9d0g2h4") String id,
      String rhythm,
      @Schema(example = "2026-W48") String period,
      int number,
      boolean dry,
      @Nullable String by,
      Instant startedAt,
      @Nullable Instant finishedAt,
      List<TotalJson> outcomes) {

    static RunJson from(PayoutRunView view) {
      return new RunJson(
          view.id().text(),
          view.rhythm(),
          view.period(),
          view.number(),
          view.dry(),
          view.by() == null ? null : view.by().text(),
          view.startedAt(),
          view.finishedAt(),
          view.outcomes().stream().map(TotalJson::from).toList());
    }
  }

  /// What an outcome sums to.
  ///
  /// @param amount what is paid, or what was available
  @Serdeable
  @Schema(name = "PayoutRunTotal")
  record TotalJson(
      @Schema(
              allowableValues = {
                "approved",
                "requested",
                "breaker",
                "on-hold",
                "onboarding-incomplete",
                "already-in-period",
                "nothing-available",
                "below-minimum"
              })
          String outcome,
      String words,
      long payees,
      MoneyJson amount) {

    static TotalJson from(PayoutRunView.Total total) {
      return new TotalJson(
          total.outcome(), total.words(), total.payees(), MoneyJson.from(total.amount()));
    }
  }

  /// What was decided of one payee.
  @Serdeable
  @Schema(name = "PayoutRunItem")
  record ItemJson(String payout, String payee, MoneyJson amount, String outcome, String words) {

    static ItemJson from(PayoutRunView.Item item) {
      return new ItemJson(
          item.payout().text(),
          item.payee().text(),
          MoneyJson.from(item.amount()),
          item.outcome(),
          item.words());
    }
  }
}
