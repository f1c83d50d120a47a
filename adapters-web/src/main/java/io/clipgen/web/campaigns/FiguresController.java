package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.usecase.SeeFigures;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/// What a brand reads of its campaign.
@Tag(name = "campaigns")
@AnswersProblems
@Controller("/api/v1/campaigns/{id}/figures")
@ExecuteOn(TaskExecutors.BLOCKING)
class FiguresController {

  private final SeeFigures see;

  FiguresController(SeeFigures see) {
    this.see = see;
  }

  @Get
  @Operation(
      summary =
          "What a campaign of yours has brought by now, where its money is, and what is to be expected",
      description =
          "deposits = free + reserved + held + paid + fees + refunded, as everybody can read it at …/solvency. The"
              + " forecast is an estimate with a range; docs/campaigns-money.md says how it is made.")
  FiguresJson figures(Caller caller, String id) {
    return FiguresJson.from(see.handle(caller, IdParam.read("id", id, CampaignId::parse)));
  }
}
