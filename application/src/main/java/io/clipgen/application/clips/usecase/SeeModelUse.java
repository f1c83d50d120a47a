package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.query.ModelUsage;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import java.time.Duration;
import java.util.List;

/// Shows administrators what language models were asked, in sums.
public final class SeeModelUse {

  private final ModelUsage usage;
  private final BusinessClock clock;

  public SeeModelUse(ModelUsage usage, BusinessClock clock) {
    this.usage = usage;
    this.clock = clock;
  }

  /// What everybody's orders took in the last `days` days, by model and purpose.
  ///
  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  public List<ModelUsage.Total> lastDays(Caller caller, int days) {
    caller.requireAdmin();
    return usage.since(clock.now().minus(Duration.ofDays(days)));
  }
}
