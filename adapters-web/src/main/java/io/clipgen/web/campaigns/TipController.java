package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.usecase.TipClipper;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Requests;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Tips for the clippers of approved clips.
@Tag(name = "tips")
@AnswersProblems
@Controller("/api/v1/claims/{id}/tips")
@ExecuteOn(TaskExecutors.BLOCKING)
class TipController {

  private final TipClipper tip;
  private final Requests requests;

  TipController(TipClipper tip, Requests requests) {
    this.tip = tip;
    this.requests = requests;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Tip the clipper of an approved clip",
      description =
          "Anybody may, but the clipper. You are charged exactly that much and all of it is the clipper's, held for 7"
              + " days; the platform takes nothing and pays the payment provider's fee. Follow it at GET /tips?box=sent. Under an Idempotency-Key the same request is done once.")
  @ApiResponse(responseCode = "202", description = "Asked for")
  @ApiResponse(responseCode = "404", description = "There is no approved claim of that id")
  @ApiResponse(
      responseCode = "409",
      description = "own-claim, tips-not-covered, idempotency-key-reused")
  AskedJson tip(
      Caller caller,
      String id,
      @Body @Valid TipBody body,
      @Header(Requests.KEY) @Nullable String key) {
    var command =
        new TipClipper.Command(
            IdParam.read("id", id, ClaimId::parse),
            body.amount().toMoney("amount"),
            body.paymentMethod(),
            body.message() == null ? "" : body.message());
    String given =
        requests.once(
            caller.party(), "tip", key, command, () -> tip.handle(caller, command).text());
    return new AskedJson(given, body.amount(), "pending");
  }

  @Serdeable
  @Schema(name = "TipRequest")
  record TipBody(
      @NotNull MoneyJson amount,
      @Schema(example = "pm_card_visa") @NotNull @Size(max = 200) String paymentMethod,
      @Schema(description = "To the clipper; at most 500 characters") @Nullable String message) {}

  @Serdeable
  @Schema(name = "TipAsked")
  record AskedJson(
      @Schema(example = "tip_06e9m4r2k8x1v5t0c3b7n9q2ws") String id,
      MoneyJson amount,
      @Schema(allowableValues = {"pending"}) String state) {}
}
