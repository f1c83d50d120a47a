package io.clipgen.web.earnings;

import io.clipgen.application.earnings.Holds;
import io.clipgen.application.earnings.query.HoldBoard.HoldView;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.earnings.usecase.SeeHolds;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.earnings.Hold;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
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
import org.jspecify.annotations.Nullable;

/// Holds on what somebody earned, as administrators place and decide them.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/holds")
@ExecuteOn(TaskExecutors.BLOCKING)
class HoldController {

  private final DecideHolds decide;
  private final SeeHolds see;

  HoldController(DecideHolds decide, SeeHolds see) {
    this.decide = decide;
    this.see = see;
  }

  @Get
  @Operation(summary = "Holds, oldest first, by state")
  PageJson<HoldJson> list(
      Caller caller,
      @Nullable @QueryValue String state,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return PageJson.from(see.all(caller, state, after, limit), HoldJson::from);
  }

  @Get("/{id}")
  @Operation(summary = "One hold")
  HoldJson get(Caller caller, String id) {
    caller.requireAdmin();
    return HoldJson.from(see.get(caller, IdParam.read("id", id, HoldId::parse)));
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Operation(summary = "Freeze a line, or all that a claim has earned, until it is decided")
  PlacedJson place(Caller caller, @Body @Valid HoldBody body) {
    caller.requireAdmin();
    Holds.Placed placed =
        decide.place(
            caller,
            new DecideHolds.Command(
                body.line() == null ? null : IdParam.read("line", body.line(), LineId::parse),
                body.claim() == null
                    ? null
                    : IdParam.read("claim", body.claim(), ClaimId::parse).text(),
                body.reason(),
                body.evidence()));
    return new PlacedJson(
        HoldJson.from(see.get(caller, placed.hold())),
        MoneyJson.from(placed.held()),
        MoneyJson.from(placed.taken()),
        MoneyJson.from(placed.owed()));
  }

  @Post("/{id}/decide")
  @Status(HttpStatus.OK)
  @Operation(summary = "Decide a hold: lift it, or uphold it, and what was earned goes back")
  DecidedJson decide(Caller caller, String id, @Body @Valid DecisionBody body) {
    caller.requireAdmin();
    HoldId hold = IdParam.read("id", id, HoldId::parse);
    Holds.Decided decided = decide.decide(caller, hold, lift(body.decision()), body.reason());
    return new DecidedJson(
        HoldJson.from(see.get(caller, hold)),
        MoneyJson.from(decided.payee()),
        MoneyJson.from(decided.forgiven()),
        MoneyJson.from(decided.returned()),
        MoneyJson.from(decided.fee()));
  }

  private static boolean lift(String decision) {
    return switch (decision) {
      case "lift" -> true;
      case "uphold" -> false;
      default -> throw new InvalidInput("decision", "must be lift or uphold");
    };
  }

  @Serdeable
  @Schema(name = "HoldRequest")
  record HoldBody(
      @Schema(description = "The one line that is meant") @Nullable String line,
      @Schema(description = "The claim all of whose earnings are meant") @Nullable String claim,
      @Schema(description = "For the payee") @NotNull String reason,
      @Schema(description = "What it was found by") @NotNull String evidence) {}

  @Serdeable
  @Schema(name = "HoldDecision")
  record DecisionBody(
      @Schema(allowableValues = {"lift", "uphold"}) @NotNull String decision,
      @Schema(description = "For both sides") @NotNull String reason) {}

  /// A hold.
  ///
  /// @param lines how many lines are frozen by it
  /// @param held what of them was not released
  /// @param taken what it took out of available money
  /// @param owed what was missing there
  @Serdeable
  @Schema(name = "Hold")
  record HoldJson(
      String id,
      String source,
      @Nullable String line,
      @Schema(allowableValues = {"open", "lifted", "upheld"}) String state,
      String reason,
      String evidence,
      String by,
      Instant at,
      @Nullable String decision,
      @Nullable Instant decidedAt,
      int lines,
      MoneyJson held,
      MoneyJson taken,
      MoneyJson owed) {

    static HoldJson from(HoldView view) {
      Hold hold = view.hold();
      LineId line = hold.line();
      return new HoldJson(
          hold.id().text(),
          hold.source(),
          line == null ? null : line.text(),
          switch (hold.state()) {
            case Hold.State.Open _ -> "open";
            case Hold.State.Lifted _ -> "lifted";
            case Hold.State.Upheld _ -> "upheld";
          },
          hold.reason(),
          hold.evidence(),
          hold.by().text(),
          hold.at(),
          switch (hold.state()) {
            case Hold.State.Open _ -> null;
            case Hold.State.Lifted lifted -> lifted.reason();
            case Hold.State.Upheld upheld -> upheld.reason();
          },
          switch (hold.state()) {
            case Hold.State.Open _ -> null;
            case Hold.State.Lifted lifted -> lifted.at();
            case Hold.State.Upheld upheld -> upheld.at();
          },
          view.lines(),
          MoneyJson.from(view.held()),
          MoneyJson.from(view.taken()),
          MoneyJson.from(view.owed()));
    }
  }

  /// What was frozen.
  ///
  /// @param held what was not released yet
  /// @param taken what was taken out of available money
  /// @param nowOwed what was not there any more
  @Serdeable
  @Schema(name = "HoldPlaced")
  record PlacedJson(HoldJson hold, MoneyJson held, MoneyJson taken, MoneyJson nowOwed) {}

  /// What became of it.
  ///
  /// @param payee what is the payee's: held until it is due, or available
  /// @param forgiven what is not owed any more
  /// @param returned what went back to the campaign, the platform's fee included
  /// @param feeRefunded the platform's part of that
  @Serdeable
  @Schema(name = "HoldDecided")
  record DecidedJson(
      HoldJson hold,
      MoneyJson payee,
      MoneyJson forgiven,
      MoneyJson returned,
      MoneyJson feeRefunded) {}
}
