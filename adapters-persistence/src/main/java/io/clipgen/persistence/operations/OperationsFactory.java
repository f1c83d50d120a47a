package io.clipgen.persistence.operations;

import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.Pulse;
import io.clipgen.application.operations.Worker;
import io.clipgen.application.operations.port.DueWorkLog;
import io.clipgen.application.operations.port.EffectLog;
import io.clipgen.application.operations.port.EventLog;
import io.clipgen.application.operations.port.JobLog;
import io.clipgen.application.operations.query.AdminActionBoard;
import io.clipgen.application.operations.query.EffectBoard;
import io.clipgen.application.operations.query.JobBoard;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.operations.usecase.DeliverEvents;
import io.clipgen.application.operations.usecase.RunDueWork;
import io.clipgen.application.operations.usecase.RunJob;
import io.clipgen.application.operations.usecase.RunningJobs;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.persistence.shared.Database;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;

/// Hands out the background's adapters, which share this process's name, its bells and the
/// machine's clock.
@Factory
final class OperationsFactory {

  private final InstantSource machineTime = InstantSource.system();
  private final RunnerId runner = RunnerId.current();
  private final Bells bells = new Bells();

  @Singleton
  JobLog jobLog(Database database, Ids ids, RunningJobs running) {
    return new JdbcJobLog(database, ids, machineTime, runner, running, bells.jobs());
  }

  @Singleton
  Outbox outbox(Database database, Ids ids) {
    return new JdbcOutbox(database, ids, machineTime, bells.events());
  }

  @Singleton
  EventLog eventLog(Database database) {
    return new JdbcEventLog(database, machineTime, new Turns(database, runner));
  }

  @Singleton
  @Bean(typed = {Effects.class, EffectLog.class})
  JdbcEffects effects(Database database, Ids ids) {
    return new JdbcEffects(database, ids, machineTime, runner, bells.effects());
  }

  @Singleton
  @Bean(typed = {AdminActions.class, AdminActionBoard.class})
  JdbcAdminActions adminActions(Database database, Ids ids) {
    return new JdbcAdminActions(database, ids, machineTime);
  }

  @Singleton
  DueWorkLog dueWorkLog(Database database) {
    return new JdbcDueWorkLog(new Turns(database, runner), bells.dueWork());
  }

  @Singleton
  @Bean(typed = {JobBoard.class, EffectBoard.class, Pulse.class})
  JdbcBoards boards(Database database) {
    return new JdbcBoards(database, machineTime);
  }

  @Singleton
  Worker worker(
      Database database,
      DataSource dataSource,
      RunningJobs running,
      RunJob runJob,
      DeliverEvents events,
      CarryOutEffects effects,
      RunDueWork dueWork,
      @Property(name = "clipgen.worker.light", defaultValue = "4") int light,
      @Property(name = "clipgen.worker.heavy", defaultValue = "1") int heavy) {
    return new BackgroundWorker(
        dataSource,
        runner,
        bells,
        new Recovery(database, machineTime, runner),
        running,
        runJob,
        events,
        effects,
        dueWork,
        new BackgroundWorker.Concurrency(light, heavy));
  }
}
