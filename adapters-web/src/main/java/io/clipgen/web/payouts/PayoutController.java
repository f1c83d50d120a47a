package io.clipgen.web.payouts;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Requests;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.payouts.usecase.RequestPayout;
import io.clipgen.application.payouts.usecase.RequestPayout.Outcome;
import io.clipgen.application.payouts.usecase.SeePayouts;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.PageJson;
import io.clipgen.web.shared.Problems;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Optional;

/// A payee's payouts.
@Tag(name = "payouts")
@AnswersProblems
@Controller("/api/v1/payouts")
@ExecuteOn(TaskExecutors.BLOCKING)
class PayoutController {

  private final RequestPayout request;
  private final DecidePayout decide;
  private final SeePayouts see;

  PayoutController(RequestPayout request, DecidePayout decide, SeePayouts see) {
    this.request = request;
    this.decide = decide;
    this.see = see;
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Operation(summary = "Ask for a payout of what is available, or of a part of it")
  HttpResponse<PayoutJson> request(
      Caller caller, @Body @Nullable RequestJson body, @Header(Requests.KEY) @Nullable String key) {
    var amount =
        Optional.ofNullable(body)
            .flatMap(given -> Optional.ofNullable(given.amount()))
            .map(money -> money.toMoney("amount"));
    return switch (request.handle(
        new RequestPayout.Command(caller, amount, Optional.ofNullable(key)))) {
      case Outcome.Requested(var id) ->
          HttpResponse.created(
              PayoutJson.from(see.get(caller, id)), URI.create("/api/v1/payouts/" + id.text()));
      case Outcome.NoAccount() ->
          throw Problems.refusal(
              HttpStatus.CONFLICT,
              "no-payout-account",
              "Open a payout account first (POST /api/v1/payout-account) and wait until it is open.");
      case Outcome.OnHold() ->
          throw Problems.refusal(
              HttpStatus.CONFLICT, "books-being-checked", Breaker.WORDS + " Ask again later.");
      case Outcome.NothingAvailable() ->
          throw Problems.refusal(
              HttpStatus.CONFLICT,
              "nothing-available",
              "Nothing is available yet: see /api/v1/earnings for what is held, and until when.");
      case Outcome.BelowMinimum(var wanted, var minimum) ->
          throw Problems.refusal(
              HttpStatus.UNPROCESSABLE_ENTITY,
              "payout-below-minimum",
              "A payout must be at least %s; this one is %s.".formatted(minimum, wanted),
              "amount");
      case Outcome.MoreThanAvailable(var available) ->
          throw Problems.refusal(
              HttpStatus.CONFLICT,
              "more-than-available",
              "Only %s is available.".formatted(available),
              "amount");
    };
  }

  @Get
  @Operation(summary = "My payouts, newest first, and what runs have skipped, with the reason")
  PageJson<PayoutJson> list(
      Caller caller,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return PageJson.from(see.own(caller, after, limit), PayoutJson::from);
  }

  @Get("/{id}")
  @Operation(summary = "One payout with every state it was in")
  PayoutJson get(Caller caller, String id) {
    return PayoutJson.from(see.get(caller, IdParam.read("id", id, PayoutId::parse)));
  }

  @Post("/{id}/cancel")
  @Operation(summary = "Take a payout back that is not approved yet")
  PayoutJson cancel(Caller caller, String id) {
    PayoutId payout = IdParam.read("id", id, PayoutId::parse);
    decide.cancel(caller, payout);
    return PayoutJson.from(see.get(caller, payout));
  }

  /// @param amount how much; left out: all that is available
  @Serdeable
  record RequestJson(@Nullable MoneyJson amount) {}
}
