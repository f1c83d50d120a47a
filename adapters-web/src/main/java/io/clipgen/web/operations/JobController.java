package io.clipgen.web.operations;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.query.JobView;
import io.clipgen.application.operations.usecase.CancelJob;
import io.clipgen.application.operations.usecase.SeeJobs;
import io.clipgen.domain.shared.JobId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.PageJson;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Work in the background, as its owner follows it.
@Tag(name = "jobs")
@AnswersProblems
@Controller("/api/v1/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
class JobController {

  private static final Duration LOOK = Duration.ofMillis(250);
  // A comment now and then keeps proxies from closing a connection on which nothing moves.
  private static final int LOOKS_PER_SIGN_OF_LIFE = 60;

  private final SeeJobs seeJobs;
  private final CancelJob cancelJob;
  private final Scheduler looking = Schedulers.boundedElastic();

  JobController(SeeJobs seeJobs, CancelJob cancelJob) {
    this.seeJobs = seeJobs;
    this.cancelJob = cancelJob;
  }

  @Get
  @Operation(summary = "Your jobs, newest first")
  PageJson<JobJson> list(
      Caller caller,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return PageJson.from(seeJobs.own(caller, after(after), limit), JobJson::from);
  }

  static @Nullable JobId after(@Nullable String after) {
    return after == null ? null : IdParam.read("after", after, JobId::parse);
  }

  @Get("/{id}")
  @Operation(summary = "One job: its state, stage and progress")
  JobJson get(Caller caller, String id) {
    return JobJson.from(seeJobs.one(caller, id(id)));
  }

  @Get(value = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM)
  @Operation(
      summary = "Follow a job",
      description =
          "Server-sent events named `job`, one for each change, each with the whole job; the stream ends after its final state.")
  Publisher<Event<JobJson>> events(Caller caller, String id) {
    JobId job = id(id);
    JobView first = seeJobs.one(caller, job);
    Flux<JobView> looks =
        Mono.fromCallable(() -> seeJobs.one(caller, job))
            .subscribeOn(looking)
            .delaySubscription(LOOK)
            .repeat();
    return Flux.concat(Flux.just(first), looks)
        .takeUntil(JobView::ended)
        .index()
        .scan(
            new Look(null, false, false),
            (last, next) -> last.then(next.getT2(), next.getT1() % LOOKS_PER_SIGN_OF_LIFE == 0))
        .skip(1)
        .filter(look -> look.changed() || look.signOfLife())
        .map(Look::event);
  }

  /// One look at a job.
  private record Look(@Nullable JobView job, boolean changed, boolean signOfLife) {

    Look then(JobView next, boolean sign) {
      return new Look(next, !next.equals(job), sign);
    }

    Event<JobJson> event() {
      JobView seen = Objects.requireNonNull(job);
      return Event.of(JobJson.from(seen)).name("job");
    }
  }

  @Delete("/{id}")
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Cancel a job",
      description = "One that waits is cancelled at once, one that runs as soon as it can stop.")
  JobJson cancel(Caller caller, String id) {
    return JobJson.from(cancelJob.handle(new CancelJob.Command(caller, id(id))));
  }

  static JobId id(String text) {
    return IdParam.read("id", text, JobId::parse);
  }
}
