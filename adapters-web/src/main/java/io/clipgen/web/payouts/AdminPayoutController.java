package io.clipgen.web.payouts;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.payouts.usecase.ApprovePayouts;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.payouts.usecase.PayByHand;
import io.clipgen.application.payouts.usecase.SeePayouts;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.PayoutRunId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.PageJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
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
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What administrators do about payouts.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/payouts")
@ExecuteOn(TaskExecutors.BLOCKING)
class AdminPayoutController {

  private final DecidePayout decide;
  private final ApprovePayouts approve;
  private final PayByHand byHand;
  private final SeePayouts see;

  AdminPayoutController(
      DecidePayout decide, ApprovePayouts approve, PayByHand byHand, SeePayouts see) {
    this.decide = decide;
    this.approve = approve;
    this.byHand = byHand;
    this.see = see;
  }

  @Get
  @Operation(summary = "Everybody's payouts, oldest first, by state")
  PageJson<PayoutJson> list(
      Caller caller,
      @QueryValue @Nullable String state,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return PageJson.from(see.all(caller, state, after, limit), PayoutJson::from);
  }

  @Post("/{id}/approve")
  @Operation(summary = "Agree to a payout: the money leaves")
  PayoutJson approve(Caller caller, String id, @QueryValue @Nullable String reason) {
    return act(caller, id, payout -> decide.approve(caller, payout, given(reason)));
  }

  @Post("/approve")
  @Operation(summary = "Agree to many payouts at once: these, or all that wait and fit")
  BulkJson approveAll(Caller caller, @Body ApproveJson body) {
    caller.requireAdmin();
    return BulkJson.from(
        approve.handle(
            new ApprovePayouts.Command(caller, ApproveJson.which(body), given(body.reason()))));
  }

  @Post("/{id}/pay-by-hand")
  @Operation(summary = "Note that a waiting payout was paid from the platform's bank account")
  PayoutJson payByHand(Caller caller, String id, @Body ByHandJson body) {
    caller.requireAdmin();
    PayoutId payout = IdParam.read("id", id, PayoutId::parse);
    byHand.handle(
        new PayByHand.Command(caller, payout, body.reference() == null ? "" : body.reference()));
    return PayoutJson.from(see.get(caller, payout));
  }

  @Post("/{id}/send-again")
  @Operation(summary = "Send a payout to the bank again that the bank returned")
  PayoutJson sendAgain(Caller caller, String id, @QueryValue @Nullable String reason) {
    return act(caller, id, payout -> decide.sendAgain(caller, payout, given(reason)));
  }

  @Post("/{id}/take-back")
  @Operation(summary = "Take a payout back that the bank returned: its money is available again")
  PayoutJson takeBack(Caller caller, String id, @QueryValue @Nullable String reason) {
    return act(caller, id, payout -> decide.takeBack(caller, payout, given(reason)));
  }

  private static String given(@Nullable String reason) {
    return reason == null ? "" : reason;
  }

  private PayoutJson act(Caller caller, String id, Consumer<PayoutId> step) {
    caller.requireAdmin();
    PayoutId payout = IdParam.read("id", id, PayoutId::parse);
    step.accept(payout);
    return PayoutJson.from(see.get(caller, payout));
  }

  /// @param reference the bank's name of the payment
  @Serdeable
  @Schema(name = "PayByHand")
  record ByHandJson(@Nullable String reference) {}

  /// Which payouts are agreed to: either these, or all that fit the filter.
  ///
  /// @param ids these, at most 1,000
  /// @param reason why, where there is one to give
  @Serdeable
  @Schema(name = "ApprovePayouts")
  record ApproveJson(
      @Nullable List<String> ids, @Nullable FilterJson filter, @Nullable String reason) {

    static ApprovePayouts.Which which(ApproveJson body) {
      List<String> ids = body.ids();
      FilterJson filter = body.filter();
      if (ids != null && filter == null) {
        return new ApprovePayouts.Which.Named(
            ids.stream().map(id -> IdParam.read("ids", id, PayoutId::parse)).toList());
      }
      if (ids != null || filter == null) {
        throw new InvalidInput("ids", "or filter must be given, one of the two");
      }
      return new ApprovePayouts.Which.Waiting(
          new Payouts.Waiting(
              filter.upTo() == null ? null : largest(filter.upTo()),
              filter.requestedBefore(),
              filter.run() == null
                  ? null
                  : IdParam.read("filter.run", filter.run(), PayoutRunId::parse)));
    }
  }

  private static long largest(MoneyJson upTo) {
    Money amount = upTo.toMoney("filter.upTo");
    if (amount.isNegative()) {
      throw new InvalidInput("filter.upTo.amount", "must not be negative");
    }
    return amount.minor();
  }

  /// Waiting payouts, oldest first.
  ///
  /// @param upTo the largest amount
  /// @param requestedBefore only what was asked for before
  /// @param run only what this run has made
  @Serdeable
  @Schema(name = "WaitingPayouts")
  record FilterJson(
      @Nullable MoneyJson upTo, @Nullable Instant requestedBefore, @Nullable String run) {}

  /// What happened.
  ///
  /// @param more whether further payouts wait that fit: ask again
  @Serdeable
  @Schema(name = "ApprovedPayouts")
  record BulkJson(List<AnswerJson> payouts, boolean more) {

    static BulkJson from(ApprovePayouts.Outcome outcome) {
      return new BulkJson(
          outcome.answers().stream().map(AnswerJson::from).toList(), outcome.more());
    }
  }

  /// What happened to one.
  @Serdeable
  @Schema(name = "ApprovedPayout")
  record AnswerJson(
      String id,
      @Schema(allowableValues = {"approved", "not-waiting", "not-found"}) String result,
      String words) {

    static AnswerJson from(ApprovePayouts.Answer answer) {
      return new AnswerJson(
          answer.id().text(),
          answer.result().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          answer.result().words());
    }
  }
}
