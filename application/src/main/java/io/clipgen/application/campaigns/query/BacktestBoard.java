package io.clipgen.application.campaigns.query;

import io.clipgen.application.campaigns.query.BacktestView.PayeeView;
import io.clipgen.application.campaigns.query.BacktestView.UncoveredView;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.BacktestId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads backtests.
public interface BacktestBoard {

  Optional<BacktestView> find(BacktestId id);

  /// Who would have got what, from the greatest loss to the greatest gain.
  Page<PayeeView> payees(BacktestId id, @Nullable String after, int limit);

  /// Campaigns that would not have been covered, oldest first.
  Page<UncoveredView> uncovered(BacktestId id, @Nullable String after, int limit);
}
