package io.clipgen.persistence.operations;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.Worker;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.operations.usecase.DeliverEvents;
import io.clipgen.application.operations.usecase.RunDueWork;
import io.clipgen.application.operations.usecase.RunJob;
import io.clipgen.application.operations.usecase.RunningJobs;
import io.clipgen.domain.shared.JobId;
import io.clipgen.persistence.operations.JobQueue.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The background of this process: two db-schedulers for jobs, light and heavy, and a few threads
/// that wait for events, effects and due work.
final class BackgroundWorker implements Worker {

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundWorker.class);
  // What this process puts in rings a bell; what others put in is found by looking.
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final int EFFECT_THREADS = 3;

  private final DataSource dataSource;
  private final RunnerId runner;
  private final Bells bells;
  private final Recovery recovery;
  private final RunningJobs running;
  private final RunJob runJob;
  private final DeliverEvents events;
  private final CarryOutEffects effects;
  private final RunDueWork dueWork;
  private final Concurrency concurrency;

  private volatile boolean stopping;
  private final List<Scheduler> schedulers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Runnable lookForJobs =
      () -> schedulers.forEach(Scheduler::triggerCheckForDueExecutions);

  /// How many jobs run at a time.
  record Concurrency(int light, int heavy) {
    Concurrency {
      if (light < 1 || heavy < 1) {
        throw new IllegalArgumentException(
            "clipgen.worker.light and clipgen.worker.heavy must be at least 1");
      }
    }
  }

  BackgroundWorker(
      DataSource dataSource,
      RunnerId runner,
      Bells bells,
      Recovery recovery,
      RunningJobs running,
      RunJob runJob,
      DeliverEvents events,
      CarryOutEffects effects,
      RunDueWork dueWork,
      Concurrency concurrency) {
    this.dataSource = dataSource;
    this.runner = runner;
    this.bells = bells;
    this.recovery = recovery;
    this.running = running;
    this.runJob = runJob;
    this.events = events;
    this.effects = effects;
    this.dueWork = dueWork;
    this.concurrency = concurrency;
  }

  @Override
  public synchronized void start() {
    if (!threads.isEmpty()) {
      throw new IllegalStateException("this worker was started before");
    }
    recovery.run();
    schedulers.add(scheduler(Lane.LIGHT, concurrency.light()));
    schedulers.add(scheduler(Lane.HEAVY, concurrency.heavy()));
    schedulers.forEach(Scheduler::start);
    bells.jobs().listen(lookForJobs);
    begin("events", bells.events(), LOOK, () -> events.run() > 0);
    for (int i = 1; i <= EFFECT_THREADS; i++) {
      begin(
          "effects-" + i,
          bells.effects(),
          LOOK,
          () -> effects.callNext() || effects.askNext() || effects.recoverNext());
    }
    for (DueWork work : dueWork.works()) {
      begin("due-" + work.name(), bells.dueWork(), work.every(), () -> dueWork.ifDue(work) > 0);
    }
  }

  private Scheduler scheduler(Lane lane, int threads) {
    CustomTask<Void> task =
        Tasks.custom(JobQueue.TASK)
            .onFailure(
                (complete, operations) ->
                    operations.reschedule(complete, Instant.now().plus(AFTER_TROUBLE)))
            // Its runner's heartbeat has run out: the attempt counts, and the job is offered again.
            .onDeadExecution(
                (complete, operations) -> operations.reschedule(complete, Instant.now()))
            .execute((instance, _) -> run(instance));
    return Scheduler.create(dataSource, task)
        .tableName(lane.table())
        .schedulerName(new SchedulerName.Fixed(runner.text()))
        .jdbcCustomization(JobQueue.postgres())
        .threads(threads)
        .pollUsingLockAndFetch(0.5, 1.0)
        .enablePriority()
        .pollingInterval(LOOK)
        .heartbeatInterval(HEARTBEAT)
        .shutdownMaxWait(LONGEST_STOP)
        .build();
  }

  private CompletionHandler<Void> run(TaskInstance<Void> instance) {
    String id = instance.getId();
    int revival = id.indexOf('.');
    JobId job = new JobId(UUID.fromString(revival < 0 ? id : id.substring(0, revival)));
    Optional<Instant> again =
        stopping ? Optional.of(Instant.now()) : runJob.run(job, () -> stopping);
    return again
        .<CompletionHandler<Void>>map(
            at -> (complete, operations) -> operations.reschedule(complete, at))
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  private void begin(String name, Bell bell, Duration look, BooleanSupplier step) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("background-" + name)
            .unstarted(() -> loop(bell, look, step));
    threads.add(thread);
    thread.start();
  }

  private void loop(Bell bell, Duration look, BooleanSupplier step) {
    while (!stopping) {
      long heard = bell.rings();
      Duration pause = attempt(step, look);
      if (pause.isPositive()) {
        try {
          bell.await(heard, pause);
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }

  /// @return how long to wait for the next step
  private Duration attempt(BooleanSupplier step, Duration look) {
    try {
      return step.getAsBoolean() ? Duration.ZERO : look;
    } catch (RuntimeException | LinkageError | AssertionError failure) {
      if (!stopping) {
        LOG.warn("{} failed and will be tried again", Thread.currentThread().getName(), failure);
      }
      return look.compareTo(AFTER_TROUBLE) > 0 ? look : AFTER_TROUBLE;
    }
  }

  @Override
  public synchronized void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    bells.jobs().forget(lookForJobs);
    List.of(bells.events(), bells.effects(), bells.dueWork()).forEach(Bell::ring);
    Thread interrupter = Thread.ofPlatform().daemon().start(this::interruptJobs);
    List<Thread> stops =
        schedulers.stream().map(each -> Thread.ofPlatform().start(each::stop)).toList();
    stops.forEach(each -> join(each, null));
    interrupter.interrupt();
    threads.forEach(each -> join(each, LONGEST_STOP));
  }

  /// A job that began while the others were interrupted is interrupted as well.
  private void interruptJobs() {
    try {
      while (true) {
        running.interruptAll();
        Thread.sleep(500);
      }
    } catch (InterruptedException e) {
      // all have stopped
    }
  }

  private static void join(Thread thread, @Nullable Duration longest) {
    try {
      if (longest == null) {
        thread.join();
      } else {
        thread.join(longest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
