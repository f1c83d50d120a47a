package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.usecase.StrikeViews;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.campaigns.Strike;
import io.clipgen.domain.shared.StrikeId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;

/// Views that were not real, as administrators strike them.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin")
@ExecuteOn(TaskExecutors.BLOCKING)
class StrikeController {

  private final StrikeViews strikes;

  StrikeController(StrikeViews strikes) {
    this.strikes = strikes;
  }

  @Get("/claims/{id}/strikes")
  @Operation(summary = "What was struck of a claim's views, oldest first")
  List<StrikeJson> list(Caller caller, String id) {
    return strikes.list(caller, ClaimController.id(id)).stream().map(StrikeJson::from).toList();
  }

  @Post("/claims/{id}/strikes")
  @Status(HttpStatus.CREATED)
  @Operation(
      summary = "Strike views that were not real: what they earned is taken back, released or not")
  StruckJson strike(Caller caller, String id, @Body @Valid StrikeBody body) {
    return StruckJson.from(
        strikes.strike(
            caller,
            new StrikeViews.Command(
                ClaimController.id(id), body.views(), body.reason(), body.evidence())));
  }

  @Post("/strikes/{id}/lift")
  @Status(HttpStatus.OK)
  @Operation(summary = "Let struck views count again")
  StruckJson lift(Caller caller, String id, @Body @Valid LiftBody body) {
    caller.requireAdmin();
    return StruckJson.from(
        strikes.lift(caller, IdParam.read("id", id, StrikeId::parse), body.reason()));
  }

  @Serdeable
  @Schema(name = "StrikeRequest")
  record StrikeBody(
      @Schema(description = "How many of the views that count now") @Min(1) long views,
      @Schema(description = "For the clipper") @NotNull String reason,
      @Schema(description = "What it was found by") @NotNull String evidence) {}

  @Serdeable
  @Schema(name = "StrikeLift")
  record LiftBody(@Schema(description = "For the clipper") @NotNull String reason) {}

  /// A strike.
  @Serdeable
  @Schema(name = "Strike")
  record StrikeJson(
      String id,
      String claim,
      long views,
      String reason,
      String evidence,
      String by,
      Instant at,
      boolean lifted) {

    static StrikeJson from(Strike strike) {
      return new StrikeJson(
          strike.id().text(),
          strike.claim().text(),
          strike.views(),
          strike.reason(),
          strike.evidence(),
          strike.by().text(),
          strike.at(),
          strike.lifted());
    }
  }

  /// What was done, with its effect on money.
  ///
  /// @param views by how much the views changed that count
  /// @param takenBackHeld what was not released yet and went back
  /// @param nowOwed what was released and is taken from later releases
  /// @param feeRefunded the platform's part of both
  /// @param onHold what is on hold, and is taken back once that is decided
  /// @param posted what is held for the clipper anew
  @Serdeable
  @Schema(name = "StrikeDone")
  record StruckJson(
      StrikeJson strike,
      long views,
      MoneyJson takenBackHeld,
      MoneyJson nowOwed,
      MoneyJson feeRefunded,
      MoneyJson onHold,
      MoneyJson posted) {

    static StruckJson from(StrikeViews.Done done) {
      return new StruckJson(
          StrikeJson.from(done.strike()),
          done.change().views(),
          MoneyJson.from(done.change().takenBack().held()),
          MoneyJson.from(done.change().takenBack().owed()),
          MoneyJson.from(done.change().takenBack().fee()),
          MoneyJson.from(done.change().takenBack().waiting()),
          MoneyJson.from(done.change().posted()));
    }
  }
}
