package io.clipgen.web.payouts;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Requests;
import io.clipgen.application.payouts.port.Withdrawn.Withdrawal;
import io.clipgen.application.payouts.usecase.WithdrawProfit;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.WithdrawalId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
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
import java.util.List;
import java.util.Locale;

/// The platform's own profit, and what of it the owner takes to the bank.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/ledger/withdrawals")
@ExecuteOn(TaskExecutors.BLOCKING)
class WithdrawalController {

  private final WithdrawProfit withdraw;
  private final Requests requests;

  WithdrawalController(WithdrawProfit withdraw, Requests requests) {
    this.withdraw = withdraw;
    this.requests = requests;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      summary =
          "Take profit to the bank: through the provider, or note what was done there, with the bank's reference")
  WithdrawalJson add(
      Caller caller, @Body WithdrawalBody body, @Header(Requests.KEY) @Nullable String key) {
    caller.requireAdmin();
    if (body.amount() == null) {
      throw new InvalidInput("amount", "must be given");
    }
    var command =
        new WithdrawProfit.Command(caller, body.amount().toMoney("amount"), body.reference());
    String id =
        requests.once(
            caller.party(), "withdraw", key, body, () -> withdraw.handle(command).id().text());
    return WithdrawalJson.from(withdraw.get(caller, WithdrawalId.parse(id)));
  }

  @Get
  @Operation(summary = "What profit can be taken out now, and what was, newest first")
  WithdrawalsJson list(
      Caller caller,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    WithdrawalId start = after == null ? null : IdParam.read("after", after, WithdrawalId::parse);
    Page<Withdrawal> page = withdraw.list(caller, start, limit);
    return new WithdrawalsJson(
        MoneyJson.from(withdraw.profit(caller)),
        page.items().stream().map(WithdrawalJson::from).toList(),
        page.next());
  }

  /// @param reference the bank's name of it, if it was done by hand at the provider
  @Serdeable
  @Schema(name = "WithdrawalRequest")
  record WithdrawalBody(@Nullable MoneyJson amount, @Nullable String reference) {}

  /// @param profit what no liability needs and can be taken out now
  @Serdeable
  @Schema(name = "Withdrawals")
  record WithdrawalsJson(MoneyJson profit, List<WithdrawalJson> items, @Nullable String next) {}

  /// Profit taken out.
  ///
  /// @param reference the provider's name of it, or the bank's
  /// @param reason why it was refused or returned, or what is not known
  @Serdeable
  @Schema(name = "Withdrawal")
  record WithdrawalJson(
      @Schema(example = "wdr_06e9k2v4f8m1x3z5a7c9d0g2h4") String id,
      MoneyJson amount,
      @Schema(
              allowableValues = {
                "requested",
                "unknown",
                "sent",
                "arrived",
                "noted",
                "refused",
                "returned"
              })
          String state,
      @Nullable String reference,
      @Nullable String reason,
      String by,
      Instant at) {

    static WithdrawalJson from(Withdrawal withdrawal) {
      return new WithdrawalJson(
          withdrawal.id().text(),
          MoneyJson.from(withdrawal.amount()),
          withdrawal.state().name().toLowerCase(Locale.ROOT),
          withdrawal.reference(),
          withdrawal.reason(),
          withdrawal.by().text(),
          withdrawal.at());
    }
  }
}
