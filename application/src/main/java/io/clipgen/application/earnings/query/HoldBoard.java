package io.clipgen.application.earnings.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.earnings.Hold;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what is on hold, and what is owed.
public interface HoldBoard {

  /// Holds, oldest first.
  ///
  /// @param state `open`, `lifted` or `upheld`; `null` for all
  Page<HoldView> holds(@Nullable String state, @Nullable String after, int limit);

  /// One hold.
  Optional<HoldView> find(HoldId id);

  /// Debts of which something is open, oldest first.
  ///
  /// @param debtor whose; `null` for everybody's
  Page<DebtView> debts(@Nullable PartyId debtor, @Nullable String after, int limit);

  /// A hold with what is frozen by it now.
  ///
  /// @param lines how many lines
  /// @param held what was not released, while it is open
  /// @param taken what it took out of available money
  /// @param owed what was missing there and became a debt
  record HoldView(Hold hold, int lines, Money held, Money taken, Money owed) {}
}
