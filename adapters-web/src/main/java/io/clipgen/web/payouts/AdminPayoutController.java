package io.clipgen.web.payouts;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.payouts.usecase.SeePayouts;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.PageJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.function.BiConsumer;

/// What administrators do about payouts.
@Tag(name = "admin")
@Controller("/api/v1/admin/payouts")
@ExecuteOn(TaskExecutors.BLOCKING)
class AdminPayoutController {

  private final DecidePayout decide;
  private final SeePayouts see;

  AdminPayoutController(DecidePayout decide, SeePayouts see) {
    this.decide = decide;
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
  PayoutJson approve(Caller caller, String id) {
    return act(caller, id, decide::approve);
  }

  @Post("/{id}/send-again")
  @Operation(summary = "Send a payout to the bank again that the bank returned")
  PayoutJson sendAgain(Caller caller, String id) {
    return act(caller, id, decide::sendAgain);
  }

  @Post("/{id}/take-back")
  @Operation(summary = "Take a payout back that the bank returned: its money is available again")
  PayoutJson takeBack(Caller caller, String id) {
    return act(caller, id, decide::takeBack);
  }

  private PayoutJson act(Caller caller, String id, BiConsumer<Caller, PayoutId> step) {
    caller.requireAdmin();
    PayoutId payout = IdParam.read("id", id, PayoutId::parse);
    step.accept(caller, payout);
    return PayoutJson.from(see.get(caller, payout));
  }
}
