package io.clipgen.web.earnings;

import io.clipgen.application.earnings.query.DebtView;
import io.clipgen.application.earnings.usecase.SeeHolds;
import io.clipgen.application.earnings.usecase.WriteOffDebts;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.PageJson;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What parties owe.
@AnswersProblems
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class DebtController {

  private final SeeHolds see;
  private final WriteOffDebts writeOff;

  DebtController(SeeHolds see, WriteOffDebts writeOff) {
    this.see = see;
    this.writeOff = writeOff;
  }

  @Get("/earnings/debts")
  @Tag(name = "earnings")
  @Operation(summary = "What I owe and why, oldest first; later releases settle it in this order")
  PageJson<DebtJson> own(
      Caller caller,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return PageJson.from(see.own(caller, after, limit), DebtJson::from);
  }

  @Get("/admin/receivables")
  @Tag(name = "admin")
  @Operation(summary = "What everybody owes and why, oldest first")
  PageJson<DebtJson> all(
      Caller caller,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return PageJson.from(see.debts(caller, after, limit), DebtJson::from);
  }

  @Post("/admin/receivables/{id}/write-off")
  @Status(HttpStatus.OK)
  @Tag(name = "admin")
  @Operation(summary = "Give up what is open of a debt: it becomes the platform's loss")
  WrittenOffJson writeOff(Caller caller, String id, @Body @Valid ReasonBody body) {
    caller.requireAdmin();
    DebtId debt = IdParam.read("id", id, DebtId::parse);
    return new WrittenOffJson(
        debt.text(), MoneyJson.from(writeOff.handle(caller, debt, body.reason())));
  }

  @Serdeable
  @Schema(name = "WriteOffRequest")
  record ReasonBody(@NotNull String reason) {}

  /// @param lost what was given up
  @Serdeable
  @Schema(name = "WrittenOff")
  record WrittenOffJson(String id, MoneyJson lost) {}

  /// What a party owes for one reason.
  ///
  /// @param origin what it comes from: a line, a hold, a dispute
  /// @param open what is still owed of it
  /// @param recovered out of which lines it was settled so far
  @Serdeable
  @Schema(name = "Debt")
  record DebtJson(
      String id,
      String debtor,
      String origin,
      String reason,
      MoneyJson amount,
      MoneyJson open,
      Instant since,
      List<RecoveredJson> recovered) {

    static DebtJson from(DebtView view) {
      return new DebtJson(
          view.id().text(),
          view.debtor().text(),
          view.origin(),
          view.reason(),
          MoneyJson.from(view.amount()),
          MoneyJson.from(view.open()),
          view.since(),
          view.recovered().stream().map(RecoveredJson::from).toList());
    }
  }

  /// What of a debt was settled out of one line.
  @Serdeable
  @Schema(name = "DebtRecovered")
  record RecoveredJson(String line, MoneyJson amount, Instant at) {

    static RecoveredJson from(DebtView.Recovered recovered) {
      return new RecoveredJson(
          recovered.line().text(), MoneyJson.from(recovered.amount()), recovered.at());
    }
  }
}
