package io.clipgen.web.earnings;

import io.clipgen.application.earnings.port.TopUps.TopUp;
import io.clipgen.application.earnings.port.TopUps.Where;
import io.clipgen.application.earnings.usecase.TopUpPlatform;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Requests;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.shared.TopUpId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.PageJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
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
import java.time.Instant;
import java.util.Locale;

/// What the owner puts in.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/ledger/top-ups")
@ExecuteOn(TaskExecutors.BLOCKING)
class TopUpController {

  private final TopUpPlatform topUp;
  private final Requests requests;

  TopUpController(TopUpPlatform topUp, Requests requests) {
    this.topUp = topUp;
    this.requests = requests;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      summary =
          "Put the owner's money in: through the provider, or note what lies at the bank, with its reference")
  TopUpJson add(Caller caller, @Body TopUpBody body, @Header(Requests.KEY) @Nullable String key) {
    caller.requireAdmin();
    if (body.amount() == null) {
      throw new InvalidInput("amount", "must be given");
    }
    var command =
        new TopUpPlatform.Command(
            caller, where(body.to()), body.amount().toMoney("amount"), body.reference());
    String id =
        requests.once(caller.party(), "top-up", key, body, () -> topUp.handle(command).id().text());
    return TopUpJson.from(topUp.get(caller, TopUpId.parse(id)));
  }

  @Get
  @Operation(summary = "What the owner has put in, newest first")
  PageJson<TopUpJson> list(
      Caller caller,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    TopUpId start = after == null ? null : IdParam.read("after", after, TopUpId::parse);
    return PageJson.from(topUp.list(caller, start, limit), TopUpJson::from);
  }

  private static Where where(@Nullable String to) {
    return switch (to) {
      case "provider" -> Where.PROVIDER;
      case "bank" -> Where.BANK;
      case null, default -> throw new InvalidInput("to", "must be provider or bank");
    };
  }

  /// @param reference the bank's name of the payment, for one to the bank
  @Serdeable
  @Schema(name = "TopUpRequest")
  record TopUpBody(
      @Nullable @Schema(allowableValues = {"provider", "bank"}) String to,
      @Nullable MoneyJson amount,
      @Nullable String reference) {}

  /// A top-up.
  ///
  /// @param reference the bank's name, or the provider's once it is done
  /// @param reason why it was refused, or what is not known
  @Serdeable
  @Schema(name = "TopUp")
  record TopUpJson(
      @Schema(example = "top_06e9k2v4f8m1x3z5a7c9d0g2h4") String id,
      String to,
      MoneyJson amount,
      @Schema(allowableValues = {"requested", "unknown", "done", "refused"}) String state,
      @Nullable String reference,
      @Nullable String reason,
      String by,
      Instant at) {

    static TopUpJson from(TopUp topUp) {
      return new TopUpJson(
          topUp.id().text(),
          topUp.where().name().toLowerCase(Locale.ROOT),
          MoneyJson.from(topUp.amount()),
          topUp.state().name().toLowerCase(Locale.ROOT),
          topUp.reference(),
          topUp.reason(),
          topUp.by().text(),
          topUp.at());
    }
  }
}
