package io.clipgen.application.operations.testing;

import io.clipgen.application.operations.JobHandler;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps what was enqueued, and does it when asked.
public final class FakeJobs implements Jobs {

  /// A job that waits.
  public record Waiting(
      JobId id,
      String kind,
      @Nullable PartyId owner,
      String subject,
      int priority,
      Object payload) {}

  private final Map<JobId, Waiting> waiting = new LinkedHashMap<>();
  private final List<JobId> cancelled = new ArrayList<>();
  private final @Nullable InMemoryTransactions transactions;

  /// Takes jobs whether a transaction is open or not.
  public FakeJobs() {
    this.transactions = null;
  }

  /// Takes jobs in a transaction only, and forgets them if it fails.
  public FakeJobs(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public JobId enqueue(
      String kind, @Nullable PartyId owner, String subject, int priority, Object payload) {
    for (Waiting job : waiting.values()) {
      if (job.kind().equals(kind) && job.subject().equals(subject)) {
        return job.id();
      }
    }
    JobId id = new JobId(UUID.randomUUID());
    if (transactions != null) {
      transactions.onRollback(() -> waiting.remove(id));
    }
    waiting.put(id, new Waiting(id, kind, owner, subject, priority, payload));
    return id;
  }

  @Override
  public int live(PartyId owner, Set<String> kinds) {
    return (int)
        waiting.values().stream()
            .filter(job -> owner.equals(job.owner()) && kinds.contains(job.kind()))
            .count();
  }

  @Override
  public void cancel(JobId job) {
    if (waiting.remove(job) != null) {
      cancelled.add(job);
    }
  }

  /// What waits, in the order it came.
  public List<Waiting> waiting() {
    return List.copyOf(waiting.values());
  }

  /// What was cancelled.
  public List<JobId> cancelled() {
    return List.copyOf(cancelled);
  }

  /// Does all waiting jobs of `handler`'s kind once, on this thread. What one throws is thrown.
  public <P> void run(JobHandler<P> handler) {
    for (Waiting job : waiting()) {
      if (job.kind().equals(handler.kind())) {
        waiting.remove(job.id());
        try {
          handler.run(job.id(), handler.payload().cast(job.payload()), (_, _) -> {});
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
