package io.clipgen.web.payouts;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.usecase.ChoosePayoutSchedule;
import io.clipgen.application.payouts.usecase.ChoosePayoutSchedule.Schedule;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/// How often the caller is paid without asking.
@Tag(name = "payouts")
@AnswersProblems
@Controller("/api/v1/payout-schedule")
@ExecuteOn(TaskExecutors.BLOCKING)
class PayoutScheduleController {

  private final ChoosePayoutSchedule schedules;

  PayoutScheduleController(ChoosePayoutSchedule schedules) {
    this.schedules = schedules;
  }

  @Get
  @Operation(summary = "How often I am paid without asking")
  ScheduleJson get(Caller caller) {
    return ScheduleJson.from(schedules.see(caller));
  }

  @Put
  @Operation(summary = "Choose how often I am paid without asking; counts from the next run on")
  ScheduleJson put(Caller caller, @Body ChoiceJson choice) {
    return ScheduleJson.from(schedules.choose(caller, rhythm("rhythm", choice.rhythm())));
  }

  static Rhythm rhythm(String field, @Nullable String name) {
    return InvalidInput.reading(field, () -> Rhythm.named(name == null ? "" : name));
  }

  /// @param rhythm how often
  @Serdeable
  @Schema(name = "PayoutScheduleChoice")
  record ChoiceJson(
      @Nullable
          @Schema(
              example = "weekly",
              allowableValues = {"on-demand", "weekly", "monthly", "quarterly"})
          String rhythm) {}

  /// @param minimum what must be available for a payout
  /// @param waits why nobody is paid at the moment; left out where nothing stands in the way
  @Serdeable
  @Schema(name = "PayoutSchedule")
  record ScheduleJson(
      @Schema(allowableValues = {"on-demand", "weekly", "monthly", "quarterly"}) String rhythm,
      MoneyJson minimum,
      @Nullable String waits) {

    static ScheduleJson from(Schedule schedule) {
      return new ScheduleJson(
          schedule.rhythm().label(),
          MoneyJson.from(schedule.minimum()),
          schedule.waits().orElse(null));
    }
  }
}
