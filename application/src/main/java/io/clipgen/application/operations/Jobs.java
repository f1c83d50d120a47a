package io.clipgen.application.operations;

import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts work into the background. What people see of it is the `job`: kind, stage, progress,
/// attempts, reason.
public interface Jobs {

  /// Enqueues a job in the open transaction, so that it exists exactly if the transaction commits.
  ///
  /// @param kind the name of a [JobHandler]
  /// @param owner who may see and cancel it
  /// @param subject what it works on, in text form (an id); one live job per kind and subject
  /// @param priority higher is sooner; 0 is normal
  /// @param payload a record, kept as JSON and handed to the handler
  /// @return the new job, or the live one of that kind and subject
  JobId enqueue(String kind, @Nullable PartyId owner, String subject, int priority, Object payload);

  /// How many jobs of these kinds an owner has that may still become done, those enqueued in the
  /// open transaction among them. Who asks for the same owner in another one waits until this one
  /// ends, so that of two who enqueue at once the second counts what the first has added.
  int live(PartyId owner, Set<String> kinds);

  /// Asks a job to stop: a queued one is cancelled at once, a running one at its next progress
  /// report.
  void cancel(JobId job);
}
