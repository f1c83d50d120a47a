package io.clipgen.web.payouts;

import io.clipgen.application.payouts.query.PayoutView;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// A payout, or one that a run has skipped: that has the state `skipped`, what was available as its
/// amount, and the reason in words.
///
/// @param words the state as a sentence
/// @param transfer the provider's name of the transfer into the payee's account there
/// @param bank the provider's name of the payout to the bank
@Serdeable
@Schema(name = "Payout")
record PayoutJson(
    @Schema(example = "pay_06e9k2v4f8m1x3z5a7c9d0g2h4") String id,
    String payee,
    MoneyJson amount,
    @Schema(
            allowableValues = {
              "requested",
              "approved",
              "sending",
              "in-transit",
              "paid",
              "paid-by-hand",
              "unknown",
              "bounced",
              "returning",
              "failed",
              "cancelled",
              "skipped"
            })
        String state,
    String words,
    int attempt,
    Instant requestedAt,
    @Nullable String transfer,
    @Nullable String bank,
    @Nullable String reason,
    @Nullable Instant paidAt,
    List<StepJson> steps) {

  static PayoutJson from(PayoutView view) {
    return new PayoutJson(
        view.id().text(),
        view.payee().text(),
        MoneyJson.from(view.amount()),
        view.state(),
        view.words(),
        view.attempt(),
        view.requestedAt(),
        view.transfer(),
        view.bank(),
        view.reason(),
        view.paidAt(),
        view.steps().stream().map(StepJson::from).toList());
  }

  /// A state that it was in.
  @Serdeable
  @Schema(name = "PayoutStep")
  record StepJson(String state, String words, int attempt, @Nullable String reason, Instant at) {

    static StepJson from(PayoutView.Step step) {
      return new StepJson(step.state(), step.words(), step.attempt(), step.reason(), step.at());
    }
  }
}
