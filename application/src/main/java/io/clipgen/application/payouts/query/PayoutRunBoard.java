package io.clipgen.application.payouts.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.PayoutRunId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads runs.
public interface PayoutRunBoard {

  /// All runs, newest first.
  Page<PayoutRunView> list(@Nullable PayoutRunId after, int limit);

  /// One run with what its outcomes sum to.
  Optional<PayoutRunView> find(PayoutRunId id);

  /// What a run has decided, payee by payee.
  ///
  /// @param outcome only these; `null` for all
  Page<PayoutRunView.Item> items(
      PayoutRunId run, @Nullable String outcome, @Nullable String after, int limit);
}
