package io.clipgen.web.earnings;

import io.clipgen.application.earnings.Breaker.Tripped;
import io.clipgen.application.earnings.Breaker.Wrong;
import io.clipgen.application.earnings.port.BreakerLog;
import io.clipgen.application.earnings.usecase.OperateBreaker;
import io.clipgen.application.earnings.usecase.OperateBreaker.View;
import io.clipgen.application.identity.Caller;
import io.clipgen.web.shared.AnswersProblems;
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
import java.time.Instant;
import java.util.List;

/// What stops payouts and releases while a figure of the books is wrong.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/breaker")
@ExecuteOn(TaskExecutors.BLOCKING)
class BreakerController {

  private final OperateBreaker breaker;

  BreakerController(OperateBreaker breaker) {
    this.breaker = breaker;
  }

  @Get
  @Operation(
      summary =
          "Whether payouts and releases are stopped: by which figure, since when, and how to go on")
  BreakerJson get(Caller caller) {
    return BreakerJson.from(breaker.see(caller));
  }

  @Post("/check")
  @Operation(summary = "Check the books now; what is wrong stops payouts and releases")
  BreakerJson check(Caller caller) {
    return BreakerJson.from(breaker.check(caller));
  }

  @Post("/reset")
  @Operation(summary = "Let payouts and releases go on; the books are checked first")
  BreakerJson reset(Caller caller, @Body ResetJson body) {
    return BreakerJson.from(
        breaker.reset(
            new OperateBreaker.Command(
                caller,
                body.reason() == null ? "" : body.reason(),
                body.force() != null && body.force())));
  }

  /// @param reason what was found and done
  /// @param force go on although something is still wrong
  @Serdeable
  @Schema(name = "BreakerReset")
  record ResetJson(@Nullable String reason, @Nullable Boolean force) {}

  /// The breaker.
  ///
  /// @param since since when payouts and releases are stopped
  /// @param wrong by which figures
  /// @param suspects figures that differ from the provider's and are looked at again
  /// @param accepted what is wrong and was accepted at a reset
  /// @param howToGoOn what to do
  /// @param checkedAt when everything was checked last
  @Serdeable
  @Schema(name = "Breaker")
  record BreakerJson(
      @Schema(allowableValues = {"closed", "tripped"}) String state,
      @Nullable Instant since,
      List<WrongJson> wrong,
      List<SuspectJson> suspects,
      List<WrongJson> accepted,
      String howToGoOn,
      @Nullable Instant checkedAt,
      List<EventJson> events) {

    private static final String NOTHING = "Nothing to do: payouts and releases go on.";
    private static final String DO =
        "Everything but payouts and releases goes on, and no money is lost. See what is wrong above and in GET /api/v1/admin/ledger/verify, find the entries (clipgen ledger verify names them), correct with reversing entries or at the provider, then POST /api/v1/admin/breaker/reset with a reason. What is known and harmless can be accepted with force.";

    static BreakerJson from(View view) {
      var state = view.state();
      return new BreakerJson(
          state.tripped().isPresent() ? "tripped" : "closed",
          state.tripped().map(Tripped::since).orElse(null),
          json(state.tripped().map(Tripped::wrong).orElse(List.of())),
          state.suspects().stream()
              .map(one -> new SuspectJson(one.wrong().figure(), one.wrong().detail(), one.since()))
              .toList(),
          json(state.accepted()),
          state.tripped().isPresent() ? DO : NOTHING,
          state.checkedAt().orElse(null),
          view.events().stream().map(EventJson::from).toList());
    }

    private static List<WrongJson> json(List<Wrong> wrong) {
      return wrong.stream().map(one -> new WrongJson(one.figure(), one.detail())).toList();
    }
  }

  /// A figure that is not what it must be.
  @Serdeable
  @Schema(name = "BreakerFigure")
  record WrongJson(String figure, String detail) {}

  /// A figure that differs from the provider's.
  @Serdeable
  @Schema(name = "BreakerSuspect")
  record SuspectJson(String figure, String detail, Instant since) {}

  /// Something that happened.
  @Serdeable
  @Schema(name = "BreakerEvent")
  record EventJson(
      Instant at,
      @Schema(allowableValues = {"tripped", "reset"}) String kind,
      List<WrongJson> wrong,
      @Nullable String by,
      @Nullable String reason) {

    static EventJson from(BreakerLog.Event event) {
      return new EventJson(
          event.at(),
          event.kind(),
          BreakerJson.json(event.wrong()),
          event.by() == null ? null : event.by().text(),
          event.reason());
    }
  }
}
