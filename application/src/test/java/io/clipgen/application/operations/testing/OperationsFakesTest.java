package io.clipgen.application.operations.testing;

import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.operations.port.NoticeLog;
import io.clipgen.application.operations.port.RequestLog;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.RecordingOutbox;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.domain.operations.Backoff;
import io.clipgen.domain.shared.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;

/// The fakes keep what the real ones keep.
class OperationsFakesTest {

  private final InMemoryTransactions transactions = new InMemoryTransactions();

  @Nested
  class Fake_jobs extends JobsContract {
    private final FakeJobs jobs = new FakeJobs(transactions);

    @Override
    protected Jobs jobs() {
      return jobs;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }

    @Override
    protected List<JobId> waiting() {
      return jobs.waiting().stream().map(FakeJobs.Waiting::id).toList();
    }
  }

  @Nested
  class The_recording_outbox extends OutboxContract {
    private final RecordingOutbox outbox = new RecordingOutbox(transactions);

    @Override
    protected Outbox outbox() {
      return outbox;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }

    @Override
    protected List<Rained> told() {
      return outbox.events(Rained.class);
    }
  }

  @Nested
  class Fake_effects extends EffectsContract {
    private final FakeEffects effects = new FakeEffects(transactions);

    @Override
    protected Effects effects() {
      return effects;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }

    @Override
    protected void call(EffectHandler<Parcel> handler) {
      effects.call(handler);
    }

    @Override
    protected void reconcile(EffectHandler<Parcel> handler) {
      effects.reconcile(handler);
    }
  }

  @Nested
  class Effects_in_memory extends EffectsContract {
    private final InMemoryEffects effects = new InMemoryEffects(transactions, new SequentialIds());
    private Instant machineTime = Instant.EPOCH;

    @Override
    protected Effects effects() {
      return effects;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }

    @Override
    protected void call(EffectHandler<Parcel> handler) {
      CarryOutEffects workers = workers(handler);
      while (workers.callNext()) {
        // until none may be called
      }
    }

    @Override
    protected void reconcile(EffectHandler<Parcel> handler) {
      CarryOutEffects workers = workers(handler);
      while (workers.askNext()) {
        // until none is to be asked for
      }
    }

    private CarryOutEffects workers(EffectHandler<Parcel> handler) {
      machineTime = machineTime.plus(Duration.ofDays(1));
      Instant now = machineTime;
      var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10));
      return new CarryOutEffects(
          effects, List.of(handler), transactions, () -> now, backoff, () -> 0);
    }
  }

  @Nested
  class Requests_in_memory extends RequestLogContract {
    private final InMemoryRequests requests = new InMemoryRequests(transactions);

    @Override
    protected RequestLog log() {
      return requests;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class Notices_in_memory extends NoticeLogContract {
    private final InMemoryNotices notices = new InMemoryNotices(transactions);

    @Override
    protected NoticeLog log() {
      return notices;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }
}
