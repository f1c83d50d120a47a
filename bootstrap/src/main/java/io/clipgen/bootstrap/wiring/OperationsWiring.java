package io.clipgen.bootstrap.wiring;

import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.JobHandler;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.operations.NamedJobs;
import io.clipgen.application.operations.NoticeHandler;
import io.clipgen.application.operations.Requests;
import io.clipgen.application.operations.port.DoneWork;
import io.clipgen.application.operations.port.DueWorkLog;
import io.clipgen.application.operations.port.EffectLog;
import io.clipgen.application.operations.port.EventLog;
import io.clipgen.application.operations.port.JobLog;
import io.clipgen.application.operations.port.MovableClock;
import io.clipgen.application.operations.port.NoticeLog;
import io.clipgen.application.operations.port.NoticeReader;
import io.clipgen.application.operations.port.RequestLog;
import io.clipgen.application.operations.query.AdminActionBoard;
import io.clipgen.application.operations.query.EffectBoard;
import io.clipgen.application.operations.query.JobBoard;
import io.clipgen.application.operations.usecase.AnswerOnce;
import io.clipgen.application.operations.usecase.CancelJob;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.operations.usecase.DecideEffect;
import io.clipgen.application.operations.usecase.DeliverEvents;
import io.clipgen.application.operations.usecase.DrainDueWork;
import io.clipgen.application.operations.usecase.Forget;
import io.clipgen.application.operations.usecase.JobDesk;
import io.clipgen.application.operations.usecase.JobHandlers;
import io.clipgen.application.operations.usecase.MoveClock;
import io.clipgen.application.operations.usecase.ReceiveNotice;
import io.clipgen.application.operations.usecase.RetryJob;
import io.clipgen.application.operations.usecase.RunDueWork;
import io.clipgen.application.operations.usecase.RunJob;
import io.clipgen.application.operations.usecase.RunningJobs;
import io.clipgen.application.operations.usecase.SeeAdminActions;
import io.clipgen.application.operations.usecase.SeeEffects;
import io.clipgen.application.operations.usecase.SeeJobs;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.operations.Backoff;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/// The use cases of operations: everything that runs in the background, and what people see of it.
@Factory
final class OperationsWiring {

  private static final Backoff JOBS = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));
  private static final Backoff EVENTS = new Backoff(Duration.ofMillis(200), Duration.ofMinutes(10));
  private static final Backoff EFFECTS = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10));

  private final InstantSource machineTime = InstantSource.system();
  private final DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();

  @Singleton
  RunningJobs runningJobs() {
    return new RunningJobs();
  }

  @Singleton
  JobHandlers jobHandlers(List<JobHandler<?>> handlers) {
    return new JobHandlers(handlers);
  }

  @Singleton
  Jobs jobs(JobLog log, BeanProvider<JobHandlers> handlers, Transactions transactions) {
    return new JobDesk(log, handlers::get, transactions);
  }

  @Singleton
  RunJob runJob(JobLog log, JobHandlers handlers, RunningJobs running, Transactions transactions) {
    return new RunJob(log, handlers, running, transactions, machineTime, JOBS, chance);
  }

  @Singleton
  DeliverEvents deliverEvents(EventLog log, List<EventHandler<?>> handlers) {
    return new DeliverEvents(log, handlers, machineTime, EVENTS, chance);
  }

  @Singleton
  CarryOutEffects carryOutEffects(
      EffectLog log, List<EffectHandler<?>> handlers, Transactions transactions) {
    return new CarryOutEffects(log, handlers, transactions, machineTime, EFFECTS, chance);
  }

  @Singleton
  RunDueWork runDueWork(DueWorkLog log, List<DueWork> works, BusinessClock clock) {
    return new RunDueWork(log, works, clock, machineTime);
  }

  @Singleton
  DrainDueWork drainDueWork(
      RunDueWork dueWork,
      DeliverEvents events,
      EventLog eventLog,
      CarryOutEffects effects,
      EffectLog effectLog,
      MovableClock clock) {
    return new DrainDueWork(dueWork, events, eventLog, effects, effectLog, clock, machineTime);
  }

  @Singleton
  ReceiveNotice receiveNotice(
      NoticeReader reader,
      NoticeLog log,
      List<NoticeHandler> handlers,
      Transactions transactions,
      BusinessClock clock) {
    return new ReceiveNotice(reader, log, handlers, transactions, clock, machineTime);
  }

  @Singleton
  @Named("notices")
  Forget forgetNotices(NoticeLog log, Transactions transactions) {
    return Forget.notices(log, transactions, machineTime);
  }

  @Singleton
  @Named("requests")
  Forget forgetRequests(RequestLog log, Transactions transactions) {
    return Forget.requests(log, transactions, machineTime);
  }

  @Singleton
  @Named("events")
  Forget forgetEvents(
      DoneWork done,
      Transactions transactions,
      @Property(name = "clipgen.keep.events") Duration kept) {
    return Forget.events(done, kept, transactions, machineTime);
  }

  @Singleton
  @Named("effects")
  Forget forgetEffects(
      DoneWork done,
      Transactions transactions,
      @Property(name = "clipgen.keep.effects") Duration kept) {
    return Forget.effects(done, kept, transactions, machineTime);
  }

  @Singleton
  @Named("jobs")
  Forget forgetJobs(
      DoneWork done,
      List<NamedJobs> named,
      Transactions transactions,
      @Property(name = "clipgen.keep.jobs") Duration kept) {
    return Forget.jobs(done, named, kept, transactions, machineTime);
  }

  @Singleton
  Requests requests(RequestLog log, Transactions transactions) {
    return new AnswerOnce(log, transactions, machineTime);
  }

  @Singleton
  MoveClock moveClock(
      MovableClock movable,
      BusinessClock clock,
      DueWorkLog dueWork,
      Transactions transactions,
      AdminActions actions) {
    return new MoveClock(movable, clock, dueWork, transactions, machineTime, actions);
  }

  @Singleton
  SeeAdminActions seeAdminActions(AdminActionBoard board) {
    return new SeeAdminActions(board);
  }

  @Singleton
  SeeJobs seeJobs(JobBoard board) {
    return new SeeJobs(board);
  }

  @Singleton
  SeeEffects seeEffects(EffectBoard board) {
    return new SeeEffects(board, machineTime);
  }

  @Singleton
  DecideEffect decideEffect(
      SeeEffects see,
      EffectLog log,
      Effects effects,
      List<EffectHandler<?>> handlers,
      Transactions transactions,
      @Property(name = "clipgen.effects.give-up-after") Duration patience,
      AdminActions actions) {
    return new DecideEffect(
        see, log, effects, handlers, transactions, machineTime, patience, actions);
  }

  @Singleton
  CancelJob cancelJob(SeeJobs seeJobs, Jobs jobs) {
    return new CancelJob(seeJobs, jobs);
  }

  @Singleton
  RetryJob retryJob(JobLog log, Transactions transactions, AdminActions actions) {
    return new RetryJob(log, transactions, actions);
  }
}
