package io.clipgen.application.clips.query;

import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What models were asked, in sums.
public interface ModelUsage {

  /// What the given orders of `party` took; nothing of those that took nothing or are somebody
  /// else's.
  Map<JobId, List<Total>> ofOrders(PartyId party, Collection<JobId> jobs);

  /// What everybody's took since `from`, by model and purpose.
  List<Total> since(Instant from);

  /// What everybody's took since the installation was made, by model and purpose. Costs the same
  /// however many calls there were.
  List<Total> all();

  /// The sum of several calls of one model for one purpose.
  record Total(String model, String purpose, long calls, long promptTokens, long answerTokens) {}
}
