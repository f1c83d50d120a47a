package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.query.ClaimBoard;
import io.clipgen.application.campaigns.usecase.DecideAppeal;
import io.clipgen.application.identity.Caller;
import io.clipgen.web.shared.AnswersProblems;
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
import org.jspecify.annotations.Nullable;

/// Appeals against rejections, as administrators decide them. An appeal goes by the id of its
/// claim.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/appeals")
@ExecuteOn(TaskExecutors.BLOCKING)
class AppealController {

  private final DecideAppeal decide;
  private final ClaimBoard board;
  private final ClaimReader claims;

  AppealController(DecideAppeal decide, ClaimBoard board, ClaimReader claims) {
    this.decide = decide;
    this.board = board;
    this.claims = claims;
  }

  @Get
  @Operation(summary = "Claims whose appeal waits, oldest first")
  PageJson<ClaimJson> list(
      Caller caller,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    caller.requireAdmin();
    return PageJson.from(board.appeals(after, limit), ClaimJson::from);
  }

  @Post("/{id}/decide")
  @Status(HttpStatus.OK)
  @Operation(summary = "Decide an appeal: approve the clip after all, or reject it for good")
  ClaimJson decide(Caller caller, String id, @Body @Valid DecisionBody body) {
    var decision = Choice.read("decision", body.decision(), Decision.REJECT, Decision.class);
    var command =
        new DecideAppeal.Command(
            ClaimController.id(id), decision == Decision.APPROVE, body.reason());
    return claims.json(caller, decide.handle(caller, command).claim().id());
  }

  private enum Decision {
    APPROVE,
    REJECT
  }

  @Serdeable
  @Schema(name = "AppealDecision")
  record DecisionBody(
      @Schema(allowableValues = {"approve", "reject"}) @NotNull String decision,
      @Schema(description = "For both sides") @NotNull String reason) {}
}
