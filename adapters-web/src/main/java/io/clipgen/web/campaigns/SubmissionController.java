package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.usecase.ApproveSubmission;
import io.clipgen.application.campaigns.usecase.RejectSubmission;
import io.clipgen.application.campaigns.usecase.RequestChanges;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.shared.SubmissionId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// What a brand says to a submission. Silence approves.
@Tag(name = "claims")
@AnswersProblems
@Controller("/api/v1/submissions")
@ExecuteOn(TaskExecutors.BLOCKING)
class SubmissionController {

  private final ApproveSubmission approve;
  private final RequestChanges requestChanges;
  private final RejectSubmission reject;
  private final ClaimReader claims;

  SubmissionController(
      ApproveSubmission approve,
      RequestChanges requestChanges,
      RejectSubmission reject,
      ClaimReader claims) {
    this.approve = approve;
    this.requestChanges = requestChanges;
    this.reject = reject;
    this.claims = claims;
  }

  @Post("/{id}/approve")
  @Status(HttpStatus.OK)
  @Operation(summary = "Take a clip: its price is held for the clipper until the release date")
  ClaimJson approve(Caller caller, String id, @Nullable @Body @Valid ApprovalBody body) {
    Integer rating = body == null ? null : body.rating();
    String comment = body == null || body.comment() == null ? "" : body.comment();
    return json(
        caller, approve.handle(caller, new ApproveSubmission.Command(id(id), rating, comment)));
  }

  @Post("/{id}/request-changes")
  @Status(HttpStatus.OK)
  @Operation(summary = "Ask for changes: at most twice, within 72 hours")
  ClaimJson requestChanges(Caller caller, String id, @Body @Valid ReasonBody body) {
    return json(
        caller, requestChanges.handle(caller, new RequestChanges.Command(id(id), body.reason())));
  }

  @Post("/{id}/reject")
  @Status(HttpStatus.OK)
  @Operation(summary = "Reject a clip: final after 72 hours, unless the clipper appeals")
  ClaimJson reject(Caller caller, String id, @Body @Valid ReasonBody body) {
    return json(caller, reject.handle(caller, new RejectSubmission.Command(id(id), body.reason())));
  }

  private ClaimJson json(Caller caller, Claim claim) {
    return claims.json(caller, claim.id());
  }

  private static SubmissionId id(String text) {
    return IdParam.read("id", text, SubmissionId::parse);
  }

  @Serdeable
  @Schema(name = "ApprovalRequest")
  record ApprovalBody(
      @Schema(description = "From 1 to 5", example = "5") @Nullable Integer rating,
      @Nullable String comment) {}

  @Serdeable
  @Schema(name = "ReasonRequest")
  record ReasonBody(@Schema(description = "What is wrong with the clip") @NotNull String reason) {}
}
