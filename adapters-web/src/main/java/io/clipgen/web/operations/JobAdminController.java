package io.clipgen.web.operations;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.query.EffectView;
import io.clipgen.application.operations.usecase.DecideEffect;
import io.clipgen.application.operations.usecase.RetryJob;
import io.clipgen.application.operations.usecase.SeeEffects;
import io.clipgen.application.operations.usecase.SeeJobs;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.shared.EffectId;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an administrator sees of the background, and can do about it.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin")
@ExecuteOn(TaskExecutors.BLOCKING)
class JobAdminController {

  private static final List<String> JOB_STATES =
      List.of("queued", "running", "retrying", "done", "dead", "cancelled");
  private static final List<String> EFFECT_STATES =
      List.of("intended", "calling", "done", "refused", "unknown", "stuck");

  private final SeeJobs seeJobs;
  private final RetryJob retryJob;
  private final SeeEffects seeEffects;
  private final DecideEffect decideEffect;

  JobAdminController(
      SeeJobs seeJobs, RetryJob retryJob, SeeEffects seeEffects, DecideEffect decideEffect) {
    this.decideEffect = decideEffect;
    this.seeJobs = seeJobs;
    this.retryJob = retryJob;
    this.seeEffects = seeEffects;
  }

  @Get("/jobs")
  @Operation(
      summary =
          "Everybody's jobs in one state, newest first: the dead letters, unless you ask for others")
  PageJson<JobJson> jobs(
      Caller caller,
      @QueryValue(defaultValue = "dead") String state,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    caller.requireAdmin();
    return PageJson.from(
        seeJobs.all(caller, oneOf(JOB_STATES, state), JobController.after(after), limit),
        JobJson::from);
  }

  @Post("/jobs/{id}/retry")
  @Status(HttpStatus.ACCEPTED)
  @Operation(summary = "Try a dead job again, with all its attempts")
  JobJson retry(Caller caller, String id, @Nullable @QueryValue String reason) {
    caller.requireAdmin();
    retryJob.handle(
        new RetryJob.Command(caller, JobController.id(id), reason == null ? "" : reason));
    return JobJson.from(seeJobs.one(caller, JobController.id(id)));
  }

  @Get("/effects")
  @Operation(
      summary =
          "Payments, refunds, payouts and posts under way to their providers, in one state, newest first: the unknown, unless you ask for others; stuck are those that do not get on")
  PageJson<EffectJson> effects(
      Caller caller,
      @QueryValue(defaultValue = "unknown") String state,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    caller.requireAdmin();
    EffectId start = after == null ? null : IdParam.read("after", after, EffectId::parse);
    return PageJson.from(
        seeEffects.all(caller, oneOf(EFFECT_STATES, state), start, limit), EffectJson::from);
  }

  @Post("/effects/{id}/ask-again")
  @Operation(summary = "Have the provider asked at once what became of an effect that is unknown")
  EffectJson askAgain(Caller caller, String id, @Nullable @QueryValue String reason) {
    caller.requireAdmin();
    EffectId effect = IdParam.read("id", id, EffectId::parse);
    decideEffect.askAgain(caller, effect, reason == null ? "" : reason);
    return EffectJson.from(seeEffects.get(caller, effect));
  }

  @Post("/effects/{id}/give-up")
  @Operation(
      summary =
          "End an effect that the provider has never heard of, some time after its last call: it counts as refused")
  EffectJson giveUp(Caller caller, String id, @Body GiveUpJson body) {
    caller.requireAdmin();
    EffectId effect = IdParam.read("id", id, EffectId::parse);
    decideEffect.giveUp(caller, effect, body.reason() == null ? "" : body.reason());
    return EffectJson.from(seeEffects.get(caller, effect));
  }

  private static String oneOf(List<String> states, String state) {
    if (!states.contains(state)) {
      throw new InvalidInput("state", "must be one of " + String.join(", ", states));
    }
    return state;
  }

  /// An outbound effect in JSON.
  ///
  /// @param reference what the provider knows it by
  /// @param calls how often the provider was called with that reference
  /// @param asks how often it was asked what became of it, since the last call
  /// @param receipt the provider's own name of what was done
  /// @param reason what is known of one that is not done
  /// @param dueAt when something happens to it next
  /// @param calledAt when the provider was called last
  /// @param askedAt when it was asked last what became of it
  /// @param unheardAt when it said that it has never heard of it
  /// @param asked what was asked of the provider
  /// @param money what it is about
  @Serdeable
  @Schema(name = "Effect")
  record EffectJson(
      @Schema(example = "eff_06e9vjkq7ssqf2yb4y9tf6gfm0") String id,
      String kind,
      String reference,
      @Schema(allowableValues = {"intended", "calling", "done", "refused", "unknown"}) String state,
      int calls,
      int asks,
      @Nullable String receipt,
      @Nullable String reason,
      Instant intendedAt,
      Instant dueAt,
      @Nullable Instant settledAt,
      @Nullable Instant calledAt,
      @Nullable Instant askedAt,
      @Nullable Instant unheardAt,
      Map<String, Object> asked,
      @Nullable MoneyJson money) {

    static EffectJson from(EffectView effect) {
      return new EffectJson(
          effect.id().text(),
          effect.kind(),
          effect.reference(),
          effect.state(),
          effect.calls(),
          effect.asks(),
          effect.receipt(),
          effect.reason(),
          effect.intendedAt(),
          effect.dueAt(),
          effect.settledAt(),
          effect.calledAt(),
          effect.askedAt(),
          effect.unheardAt(),
          effect.asked(),
          effect.money().map(MoneyJson::from).orElse(null));
    }
  }

  /// @param reason why
  @Serdeable
  @Schema(name = "GiveUpEffect")
  record GiveUpJson(@Nullable String reason) {}
}
