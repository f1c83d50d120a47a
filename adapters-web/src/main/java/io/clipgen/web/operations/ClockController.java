package io.clipgen.web.operations;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.port.MovableClock;
import io.clipgen.application.operations.usecase.DrainDueWork;
import io.clipgen.application.operations.usecase.MoveClock;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.Public;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/// Business time: what it is, and, in an embedded installation, moving it on.
@Tag(name = "system")
@AnswersProblems
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class ClockController {

  private final BusinessClock clock;
  private final MovableClock movable;
  private final MoveClock moveClock;
  private final DrainDueWork drainDueWork;

  ClockController(
      BusinessClock clock, MovableClock movable, MoveClock moveClock, DrainDueWork drainDueWork) {
    this.clock = clock;
    this.movable = movable;
    this.moveClock = moveClock;
    this.drainDueWork = drainDueWork;
  }

  @Public
  @Get("/clock")
  @Operation(
      summary = "Business time",
      description =
          "What deadlines, holds and windows hang on. `movable` tells whether it can be moved here.")
  ClockJson get() {
    return new ClockJson(clock.now(), movable.movable());
  }

  @Post("/admin/clock")
  @Operation(
      summary = "Move business time forward",
      description =
          "In an embedded installation only. What is due by then is done soon afterwards.")
  ClockJson move(Caller caller, @Body MoveJson move) {
    caller.requireAdmin();
    Instant now =
        moveClock.handle(
            new MoveClock.Command(
                caller, move.toDuration(), move.reason() == null ? "" : move.reason()));
    return new ClockJson(now, true);
  }

  @Post("/admin/due-work")
  @Operation(
      summary = "Do now what is due",
      description =
          "Does all due work, tells all events and carries out all effects, round after round until nothing is left. In an embedded installation only.")
  DrainedJson drain(Caller caller) {
    caller.requireAdmin();
    DrainDueWork.Outcome done = drainDueWork.handle(new DrainDueWork.Command(caller));
    return new DrainedJson(done.handled(), done.failed(), done.quiet());
  }

  /// @param now business time
  /// @param movable whether it can be moved here
  @Serdeable
  @Schema(name = "Clock")
  record ClockJson(Instant now, boolean movable) {}

  /// @param advance how far forward, as ISO 8601 writes it
  /// @param reason why, where there is one to give
  @Serdeable
  @Schema(name = "MoveClock")
  record MoveJson(@Schema(example = "P3D") @NotNull String advance, @Nullable String reason) {

    Duration toDuration() {
      if (advance == null) {
        throw new InvalidInput("advance", "must be given");
      }
      try {
        return Duration.parse(advance);
      } catch (DateTimeParseException e) {
        throw new InvalidInput("advance", "must be a duration such as PT2H or P3D");
      }
    }
  }

  /// @param handled how many things were done, by the name of the work; `events` and `effects`
  ///   besides
  /// @param failed what could not be done, and why, by the name of the work
  /// @param quiet whether nothing is left; if not, something keeps failing or takes long
  @Serdeable
  @Schema(name = "DueWorkDone")
  record DrainedJson(Map<String, Integer> handled, Map<String, String> failed, boolean quiet) {}
}
