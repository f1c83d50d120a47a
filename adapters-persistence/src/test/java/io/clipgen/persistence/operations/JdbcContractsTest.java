package io.clipgen.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.operations.port.NoticeLog;
import io.clipgen.application.operations.port.RequestLog;
import io.clipgen.application.operations.testing.EffectsContract;
import io.clipgen.application.operations.testing.JobsContract;
import io.clipgen.application.operations.testing.NoticeLogContract;
import io.clipgen.application.operations.testing.OutboxContract;
import io.clipgen.application.operations.testing.Parcel;
import io.clipgen.application.operations.testing.RequestLogContract;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.operations.usecase.DeliverEvents;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// PostgreSQL keeps what the fakes keep.
class JdbcContractsTest {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private final MachineTime time = new MachineTime();
  private final Background background =
      new Background(db.database(), db.dataSource(), time, RunnerId.current());

  @BeforeEach
  void empty() {
    db.asOwner(
        "TRUNCATE operations.job, operations.scheduled_tasks, operations.scheduled_tasks_heavy, operations.outbox, operations.delivery, operations.turn, operations.effect, operations.notice, operations.request");
  }

  @Nested
  class Jobs_in_the_database extends JobsContract {
    Jobs_in_the_database() {
      background.jobHandlers.add(new Chore("paint", false, (_, _) -> {}));
      background.jobHandlers.add(new Chore("polish", true, (_, _) -> {}));
    }

    @Test
    void of_two_who_enqueue_at_once_the_second_counts_what_the_first_has_added() throws Exception {
      PartyId owner = new PartyId(UUID.randomUUID());
      CountDownLatch enqueued = new CountDownLatch(2);
      try (var threads = Executors.newFixedThreadPool(2)) {
        Future<Integer> one = threads.submit(() -> counted(owner, "a", enqueued));
        Future<Integer> other = threads.submit(() -> counted(owner, "b", enqueued));
        assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(1, 2);
      }
    }

    private int counted(PartyId owner, String subject, CountDownLatch enqueued) {
      return transactions()
          .call(
              () -> {
                jobs().enqueue("paint", owner, subject, 0, new Colour("blue"));
                enqueued.countDown();
                try {
                  enqueued.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                return jobs().live(owner, Set.of("paint"));
              });
    }

    @Override
    protected Jobs jobs() {
      return background.desk();
    }

    @Override
    protected Transactions transactions() {
      return background.database;
    }

    @Override
    protected List<JobId> waiting() {
      return background.database.with(
          handle ->
              handle
                  .createQuery(
                      """
                      SELECT j.id FROM operations.job j
                      JOIN (SELECT * FROM operations.scheduled_tasks UNION ALL TABLE operations.scheduled_tasks_heavy) t
                        ON t.task_instance = j.id::text
                      WHERE j.state = 'queued'
                      ORDER BY j.id
                      """)
                  .mapTo(UUID.class)
                  .map(JobId::new)
                  .list());
    }
  }

  @Nested
  class The_outbox_in_the_database extends OutboxContract {
    private final List<Rained> heard = new ArrayList<>();

    @Override
    protected Outbox outbox() {
      return background.outbox;
    }

    @Override
    protected Transactions transactions() {
      return background.database;
    }

    @Override
    protected List<Rained> told() {
      EventHandler<Rained> handler =
          new EventHandler<>() {
            @Override
            public Class<Rained> type() {
              return Rained.class;
            }

            @Override
            public void handle(Rained event) {
              heard.add(event);
            }
          };
      new DeliverEvents(background.eventLog, List.of(handler), time, Background.BACKOFF, () -> 0)
          .run();
      return heard;
    }
  }

  @Nested
  class Effects_in_the_database extends EffectsContract {
    @Override
    protected Effects effects() {
      return background.effects;
    }

    @Override
    protected Transactions transactions() {
      return background.database;
    }

    @Override
    protected void call(EffectHandler<Parcel> handler) {
      CarryOutEffects effects = with(handler);
      while (effects.callNext()) {
        // until none waits
      }
    }

    @Override
    protected void reconcile(EffectHandler<Parcel> handler) {
      CarryOutEffects effects = with(handler);
      while (effects.askNext()) {
        // until none is to be asked for
      }
    }

    private CarryOutEffects with(EffectHandler<Parcel> handler) {
      time.pass(Duration.ofMinutes(2)); // longer than any back-off
      return new CarryOutEffects(
          background.effects,
          List.of(handler),
          background.database,
          time,
          Background.BACKOFF,
          () -> 0);
    }
  }

  @Nested
  class Requests_in_the_database extends RequestLogContract {
    @Override
    protected RequestLog log() {
      return new JdbcRequests(background.database);
    }

    @Override
    protected Transactions transactions() {
      return background.database;
    }
  }

  @Nested
  class Notices_in_the_database extends NoticeLogContract {
    @Override
    protected NoticeLog log() {
      return new JdbcNotices(background.database);
    }

    @Override
    protected Transactions transactions() {
      return background.database;
    }
  }
}
