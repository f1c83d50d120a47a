package io.clipgen.web.operations;

import io.clipgen.application.operations.Pulse;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Health that is true: the database answers, and work gets done.
@Singleton
@Requires(beans = Pulse.class)
final class PulseIndicator implements HealthIndicator {

  private static final String NAME = "work";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Pulse pulse;
  private final Duration late;
  private final Scheduler scheduler;

  PulseIndicator(
      Pulse pulse,
      @Property(name = "clipgen.health.late-after", defaultValue = "PT30M") Duration late,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.pulse = pulse;
    this.late = late;
    this.scheduler = Schedulers.fromExecutorService(executor);
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromCallable(pulse::oldestDueJob)
        .subscribeOn(scheduler)
        .timeout(PATIENCE)
        .map(this::answer)
        .onErrorResume(_ -> Mono.just(silence()));
  }

  private HealthResult answer(Duration waiting) {
    boolean onTime = waiting.compareTo(late) <= 0;
    return HealthResult.builder(NAME, onTime ? HealthStatus.UP : HealthStatus.DOWN)
        .details(
            Map.of(
                "database", "answers",
                "oldestDueJobSeconds", waiting.toSeconds(),
                "lateAfterSeconds", late.toSeconds()))
        .build();
  }

  // What the database said may hold more than anybody should read here; the log has it.
  private static HealthResult silence() {
    return HealthResult.builder(NAME, HealthStatus.DOWN)
        .details(Map.of("database", "does not answer"))
        .build();
  }
}
