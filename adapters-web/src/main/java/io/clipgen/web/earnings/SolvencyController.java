package io.clipgen.web.earnings;

import io.clipgen.application.earnings.query.SolvencyView;
import io.clipgen.application.earnings.usecase.SeeEarnings;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.Public;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/// Whether a campaign's money is there: for everybody to see.
@Public
@Tag(name = "campaigns")
@AnswersProblems
@Controller("/api/v1/campaigns/{id}/solvency")
@ExecuteOn(TaskExecutors.BLOCKING)
class SolvencyController {

  private final SeeEarnings see;

  SolvencyController(SeeEarnings see) {
    this.see = see;
  }

  @Get
  @Operation(summary = "Where a campaign's deposits are, with the proof that it adds up")
  SolvencyJson solvency(String id) {
    return SolvencyJson.from(see.solvency(IdParam.read("id", id, CampaignId::parse)));
  }

  /// deposits = free + reserved + held + paid + fees + refunded.
  ///
  /// @param refunded gone back, or on its way back, or asked back by the payer's bank
  /// @param disputed what of `refunded` a bank asks back and has not decided: it is frozen, and
  ///   free again if the brand is right
  /// @param sum of all but the deposits, where `disputed` counts with `refunded`
  /// @param addsUp whether the two are equal
  @Serdeable
  @Schema(name = "Solvency")
  record SolvencyJson(
      MoneyJson deposits,
      MoneyJson free,
      MoneyJson reserved,
      MoneyJson held,
      MoneyJson paid,
      MoneyJson fees,
      MoneyJson refunded,
      MoneyJson disputed,
      MoneyJson sum,
      boolean addsUp) {

    static SolvencyJson from(SolvencyView view) {
      return new SolvencyJson(
          MoneyJson.from(view.deposits()),
          MoneyJson.from(view.free()),
          MoneyJson.from(view.reserved()),
          MoneyJson.from(view.held()),
          MoneyJson.from(view.paid()),
          MoneyJson.from(view.fees()),
          MoneyJson.from(view.refunded()),
          MoneyJson.from(view.disputed()),
          MoneyJson.from(view.sum()),
          view.addsUp());
    }
  }
}
