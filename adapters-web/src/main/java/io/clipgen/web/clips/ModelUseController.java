package io.clipgen.web.clips;

import io.clipgen.application.clips.usecase.SeeModelUse;
import io.clipgen.application.identity.Caller;
import io.clipgen.web.shared.AnswersProblems;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;

/// What language models were asked, for administrators.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/model-use")
@ExecuteOn(TaskExecutors.BLOCKING)
class ModelUseController {

  private final SeeModelUse see;

  ModelUseController(SeeModelUse see) {
    this.see = see;
  }

  @Get
  @Operation(
      summary = "The language models that were asked in the last days, with their tokens",
      description = "By model and purpose; /prometheus has the sums since the beginning.")
  UsedJson used(Caller caller, @QueryValue(defaultValue = "30") @Min(1) @Max(3660) int days) {
    caller.requireAdmin();
    return new UsedJson(days, see.lastDays(caller, days).stream().map(ModelUseJson::from).toList());
  }

  /// What was used in so many days.
  @Serdeable
  record UsedJson(int days, List<ModelUseJson> models) {}
}
