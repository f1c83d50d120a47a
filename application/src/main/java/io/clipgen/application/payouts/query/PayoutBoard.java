package io.clipgen.application.payouts.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads payouts.
public interface PayoutBoard {

  /// A payee's payouts, newest first.
  Page<PayoutView> of(PartyId payee, @Nullable String after, int limit);

  /// One of a payee's payouts with its history.
  Optional<PayoutView> find(PartyId payee, PayoutId id);

  /// All payouts in one state, oldest first; all there are where it is `null`.
  ///
  /// @param state its name in kebab case
  Page<PayoutView> all(@Nullable String state, @Nullable String after, int limit);

  /// Anybody's payout with its history.
  Optional<PayoutView> find(PayoutId id);
}
