package io.clipgen.web.payouts;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.usecase.OpenPayoutAccount;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.web.shared.AnswersProblems;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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

/// The account at the provider that the caller is paid into.
@Tag(name = "payouts")
@AnswersProblems
@Controller("/api/v1/payout-account")
@ExecuteOn(TaskExecutors.BLOCKING)
class PayoutAccountController {

  private final OpenPayoutAccount open;

  PayoutAccountController(OpenPayoutAccount open) {
    this.open = open;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  @Operation(summary = "Open my payout account; it is open when the provider has answered")
  HttpResponse<AccountJson> open(Caller caller) {
    return HttpResponse.accepted().body(AccountJson.from(open.handle(caller)));
  }

  @Get
  @Operation(summary = "My payout account")
  AccountJson get(Caller caller) {
    return open.find(caller)
        .map(AccountJson::from)
        .orElseThrow(() -> new NotFound("payout account of", caller.party()));
  }

  /// @param account its name at the provider
  /// @param reason why the provider refused it
  @Serdeable
  @Schema(name = "PayoutAccount")
  record AccountJson(
      @Schema(allowableValues = {"opening", "open", "refused"}) String state,
      @Nullable String account,
      @Nullable String reason) {

    static AccountJson from(PayoutAccount account) {
      return switch (account.state()) {
        case PayoutAccount.State.Opening() -> new AccountJson("opening", null, null);
        case PayoutAccount.State.Open(var name) -> new AccountJson("open", name, null);
        case PayoutAccount.State.Refused(var reason) -> new AccountJson("refused", null, reason);
      };
    }
  }
}
