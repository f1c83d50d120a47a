package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.query.ClaimBoard;
import io.clipgen.application.campaigns.usecase.AppealRejection;
import io.clipgen.application.campaigns.usecase.SubmitClip;
import io.clipgen.application.campaigns.usecase.WithdrawClaim;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.PageJson;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Claims, as clipper and brand see them.
@Tag(name = "claims")
@AnswersProblems
@Controller("/api/v1/claims")
@ExecuteOn(TaskExecutors.BLOCKING)
class ClaimController {

  private final SubmitClip submit;
  private final WithdrawClaim withdraw;
  private final AppealRejection appeal;
  private final ClaimBoard board;
  private final ClaimReader claims;

  ClaimController(
      SubmitClip submit,
      WithdrawClaim withdraw,
      AppealRejection appeal,
      ClaimBoard board,
      ClaimReader claims) {
    this.submit = submit;
    this.withdraw = withdraw;
    this.appeal = appeal;
    this.board = board;
    this.claims = claims;
  }

  @Get
  @Operation(summary = "Claims that you took, or that were taken on your campaigns, newest first")
  PageJson<ClaimJson> list(
      Caller caller,
      @Schema(description = "Of this campaign only") @Nullable @QueryValue String campaign,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    CampaignId of = campaign == null ? null : IdParam.read("campaign", campaign, CampaignId::parse);
    return PageJson.from(board.list(caller.party(), of, after, limit), ClaimJson::from);
  }

  @Get("/{id}")
  @Operation(summary = "One claim with its submissions")
  ClaimJson get(Caller caller, String id) {
    return claims.json(caller, id(id));
  }

  @Post("/{id}/submissions")
  @Status(HttpStatus.CREATED)
  @Operation(
      summary = "Hand a clip in",
      description =
          "A finished clip of yours, cut from the campaign's video. The submission is the last of the claim's.")
  HttpResponse<ClaimJson> submit(Caller caller, String id, @Body @Valid SubmissionBody body) {
    var command =
        new SubmitClip.Command(
            id(id),
            IdParam.read("clip", body.clip(), ClipId::parse),
            body.note() == null ? "" : body.note());
    submit.handle(caller, command);
    return HttpResponse.created(
        claims.json(caller, command.claim()), URI.create("/api/v1/claims/" + id));
  }

  @Post("/{id}/withdraw")
  @Status(HttpStatus.OK)
  @Operation(summary = "Give a claim up: the place is free again")
  ClaimJson withdraw(Caller caller, String id) {
    return claims.json(caller, withdraw.handle(caller, id(id)).id());
  }

  @Post("/{id}/appeal")
  @Status(HttpStatus.OK)
  @Operation(summary = "Appeal against a rejection: an administrator decides")
  ClaimJson appeal(Caller caller, String id, @Body @Valid AppealBody body) {
    var command = new AppealRejection.Command(id(id), body.reason());
    return claims.json(caller, appeal.handle(caller, command).id());
  }

  static ClaimId id(String text) {
    return IdParam.read("id", text, ClaimId::parse);
  }

  @Serdeable
  @Schema(name = "SubmissionRequest")
  record SubmissionBody(
      @NotNull String clip, @Schema(description = "To the brand") @Nullable String note) {}

  @Serdeable
  @Schema(name = "AppealRequest")
  record AppealBody(@NotNull String reason) {}
}
