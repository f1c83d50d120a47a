package io.clipgen.web.earnings;

import io.clipgen.application.earnings.query.ReturnBoard.ChargebackView;
import io.clipgen.application.earnings.query.ReturnBoard.RefundView;
import io.clipgen.application.earnings.usecase.AnswerChargeback;
import io.clipgen.application.earnings.usecase.ExplainChargeback;
import io.clipgen.application.earnings.usecase.RefundByHand;
import io.clipgen.application.earnings.usecase.RetryRefunds;
import io.clipgen.application.earnings.usecase.SeeReturns;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.earnings.ChargebackReply;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.RefundId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
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
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Refused refunds and disputed payments, for administrators.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin")
@ExecuteOn(TaskExecutors.BLOCKING)
class ReturnController {

  private final SeeReturns see;
  private final RetryRefunds retry;
  private final RefundByHand byHand;
  private final ExplainChargeback explain;
  private final AnswerChargeback answer;

  ReturnController(
      SeeReturns see,
      RetryRefunds retry,
      RefundByHand byHand,
      ExplainChargeback explain,
      AnswerChargeback answer) {
    this.see = see;
    this.retry = retry;
    this.byHand = byHand;
    this.explain = explain;
    this.answer = answer;
  }

  @Get("/refunds")
  @Operation(summary = "Refunds that were refused, oldest first, and when they are tried again")
  PageJson<RefundJson> refused(
      Caller caller,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return PageJson.from(see.refused(caller, after, limit), RefundJson::from);
  }

  @Post("/refunds/{id}/retry")
  @Status(HttpStatus.OK)
  @Operation(summary = "Try a refused refund again now")
  RetriedJson retry(Caller caller, String id, @Nullable @QueryValue String reason) {
    caller.requireAdmin();
    RefundId refund = IdParam.read("id", id, RefundId::parse);
    Money sent = retry.handle(caller, refund, reason == null ? "" : reason);
    return new RetriedJson(refund.text(), MoneyJson.from(sent));
  }

  @Post("/refunds/{id}/refund-by-hand")
  @Status(HttpStatus.OK)
  @Operation(summary = "Note that a refused refund was given back from the platform's bank account")
  ByHandJson refundByHand(Caller caller, String id, @Body ByHandBody body) {
    caller.requireAdmin();
    RefundId refund = IdParam.read("id", id, RefundId::parse);
    String reference = body.reference() == null ? "" : body.reference();
    return new ByHandJson(
        refund.text(),
        MoneyJson.from(byHand.handle(new RefundByHand.Command(caller, refund, reference))));
  }

  @Get("/chargebacks")
  @Operation(summary = "Payments that a bank asks back, oldest first, by state")
  PageJson<ChargebackJson> chargebacks(
      Caller caller,
      @Nullable @QueryValue String state,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return PageJson.from(see.chargebacks(caller, state, after, limit), ChargebackJson::from);
  }

  @Post("/chargebacks/{id}/answer")
  @Status(HttpStatus.ACCEPTED)
  @Operation(summary = "Answer a payer's bank, once: contest with evidence, or accept")
  ReplyJson answer(Caller caller, String id, @Body AnswerBody body) {
    caller.requireAdmin();
    return ReplyJson.from(answer.handle(caller, new AnswerChargeback.Command(id, body.spoken())));
  }

  @Post("/chargebacks/{id}/explain")
  @Status(HttpStatus.OK)
  @Operation(summary = "Explain what a lost dispute took beyond the payment: it leaves suspense")
  ExplainedJson explain(Caller caller, String id, @Body @Valid ExplainBody body) {
    return new ExplainedJson(id, MoneyJson.from(explain.handle(caller, id, body.reason())));
  }

  /// @param evidence what speaks for the payment, where it is contested
  @Serdeable
  @Schema(name = "ChargebackAnswer")
  record AnswerBody(
      @Nullable @Schema(allowableValues = {"contest", "accept"}) String answer,
      @Nullable String evidence) {

    @Nullable String spoken() {
      return switch (answer) {
        case "contest" -> evidence == null ? "" : evidence;
        case "accept" -> {
          if (evidence != null) {
            throw new InvalidInput("evidence", "must be left out where a dispute is accepted");
          }
          yield null;
        }
        case null, default -> throw new InvalidInput("answer", "must be contest or accept");
      };
    }
  }

  /// What was answered.
  ///
  /// @param state where the answer is; the bank's decision is the state of the chargeback
  /// @param reason why the provider has not taken it
  @Serdeable
  @Schema(name = "ChargebackReply")
  record ReplyJson(
      @Schema(allowableValues = {"contest", "accept"}) String answer,
      @Nullable String evidence,
      @Schema(allowableValues = {"sending", "given", "refused"}) String state,
      @Nullable String reason,
      String by,
      Instant at) {

    static ReplyJson from(ChargebackReply reply) {
      return new ReplyJson(
          reply.contests() ? "contest" : "accept",
          reply.evidence(),
          reply.state().name().toLowerCase(Locale.ROOT),
          reply.reason(),
          reply.by().text(),
          reply.at());
    }
  }

  @Serdeable
  @Schema(name = "ChargebackExplanation")
  record ExplainBody(@NotNull String reason) {}

  /// @param reference the bank's name of the payment
  @Serdeable
  @Schema(name = "RefundByHand")
  record ByHandBody(@Nullable String reference) {}

  /// @param refunded what was given back, the fee on top with it
  @Serdeable
  @Schema(name = "RefundedByHand")
  record ByHandJson(String id, MoneyJson refunded) {}

  /// @param sent what is on its way again
  @Serdeable
  @Schema(name = "RefundRetried")
  record RetriedJson(String id, MoneyJson sent) {}

  /// @param explained what left suspense
  @Serdeable
  @Schema(name = "ChargebackExplained")
  record ExplainedJson(String id, MoneyJson explained) {}

  /// A refused refund.
  ///
  /// @param amount all of it, with what goes back of the fee on top
  /// @param attempt the how-manieth try it was
  /// @param againAt when it is tried again by itself; missing if somebody has to look at it
  @Serdeable
  @Schema(name = "RefusedRefund")
  record RefundJson(
      String id,
      String pot,
      String funding,
      MoneyJson amount,
      int attempt,
      String reason,
      @Nullable Instant againAt) {

    static RefundJson from(RefundView view) {
      return new RefundJson(
          view.id().text(),
          view.pot(),
          view.funding().text(),
          MoneyJson.from(view.amount()),
          view.attempt(),
          view.reason(),
          view.againAt());
    }
  }

  /// A disputed payment.
  ///
  /// @param id the provider's name of the dispute
  /// @param frozen what was frozen of the campaign for it
  /// @param owed what the payer has to make up for if it is lost
  /// @param unexplained what is in suspense
  /// @param reply what was answered
  @Serdeable
  @Schema(name = "Chargeback")
  record ChargebackJson(
      String id,
      String charge,
      @Nullable String funding,
      @Nullable String pot,
      @Nullable String payer,
      MoneyJson withdrawn,
      MoneyJson fee,
      MoneyJson frozen,
      MoneyJson owed,
      MoneyJson unexplained,
      String reason,
      @Schema(allowableValues = {"open", "won", "lost"}) String state,
      Instant openedAt,
      @Nullable Instant endedAt,
      @Nullable ReplyJson reply) {

    static ChargebackJson from(ChargebackView view) {
      FundingId funding = view.funding();
      PartyId payer = view.payer();
      ChargebackReply reply = view.reply();
      return new ChargebackJson(
          view.id(),
          view.charge(),
          funding == null ? null : funding.text(),
          view.pot(),
          payer == null ? null : payer.text(),
          MoneyJson.from(view.withdrawn()),
          MoneyJson.from(view.fee()),
          MoneyJson.from(view.frozen()),
          MoneyJson.from(view.owed()),
          MoneyJson.from(view.unexplained()),
          view.reason(),
          view.state(),
          view.openedAt(),
          view.endedAt(),
          reply == null ? null : ReplyJson.from(reply));
    }
  }
}
