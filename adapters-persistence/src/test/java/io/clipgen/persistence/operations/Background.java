package io.clipgen.persistence.operations;

import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.JobHandler;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.operations.usecase.DeliverEvents;
import io.clipgen.application.operations.usecase.JobDesk;
import io.clipgen.application.operations.usecase.JobHandlers;
import io.clipgen.application.operations.usecase.RunDueWork;
import io.clipgen.application.operations.usecase.RunJob;
import io.clipgen.application.operations.usecase.RunningJobs;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.operations.Backoff;
import io.clipgen.persistence.shared.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/// Everything that runs in the background of one process, put together by hand.
final class Background {

  static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private static final AtomicLong LAST_ID = new AtomicLong(System.currentTimeMillis() << 16);

  /// As UUIDv7 do, later ones sort after earlier ones.
  static final Ids IDS = () -> new UUID(LAST_ID.incrementAndGet(), 1);

  final Database database;
  final DataSource dataSource;
  final InstantSource time;
  final RunnerId runner;
  final Bells bells = new Bells();
  final RunningJobs running = new RunningJobs();
  final JdbcJobLog jobLog;
  final JdbcOutbox outbox;
  final JdbcEventLog eventLog;
  final JdbcEffects effects;
  final JdbcDueWorkLog dueWorkLog;
  final JdbcBoards boards;
  final Recovery recovery;
  final SettableClock business = new SettableClock();
  final List<JobHandler<?>> jobHandlers = new ArrayList<>();
  final List<EventHandler<?>> eventHandlers = new ArrayList<>();
  final List<EffectHandler<?>> effectHandlers = new ArrayList<>();
  final List<DueWork> dueWorks = new ArrayList<>();

  Background(Database database, DataSource dataSource, InstantSource time, RunnerId runner) {
    this.database = database;
    this.dataSource = dataSource;
    this.time = time;
    this.runner = runner;
    jobLog = new JdbcJobLog(database, IDS, time, runner, running, bells.jobs());
    outbox = new JdbcOutbox(database, IDS, time, bells.events());
    eventLog = new JdbcEventLog(database, time, new Turns(database, runner));
    effects = new JdbcEffects(database, IDS, time, runner, bells.effects());
    dueWorkLog = new JdbcDueWorkLog(new Turns(database, runner), bells.dueWork());
    boards = new JdbcBoards(database, time);
    recovery = new Recovery(database, time, runner);
  }

  /// A process that has died: its host is this one, and nothing of that id runs.
  static RunnerId deadProcess() {
    return new RunnerId(RunnerId.current().host(), 1L << 40, Instant.EPOCH);
  }

  JobHandlers handlers() {
    return new JobHandlers(jobHandlers);
  }

  JobDesk desk() {
    return new JobDesk(jobLog, this::handlers, database);
  }

  RunJob runJob() {
    return new RunJob(jobLog, handlers(), running, database, time, BACKOFF, () -> 0);
  }

  DeliverEvents deliverEvents() {
    return new DeliverEvents(eventLog, eventHandlers, time, BACKOFF, () -> 0);
  }

  CarryOutEffects carryOutEffects() {
    return new CarryOutEffects(effects, effectHandlers, database, time, BACKOFF, () -> 0);
  }

  RunDueWork runDueWork() {
    return new RunDueWork(dueWorkLog, dueWorks, business, time);
  }

  BackgroundWorker worker() {
    return new BackgroundWorker(
        dataSource,
        runner,
        bells,
        recovery,
        running,
        runJob(),
        deliverEvents(),
        carryOutEffects(),
        runDueWork(),
        new BackgroundWorker.Concurrency(2, 1));
  }
}
