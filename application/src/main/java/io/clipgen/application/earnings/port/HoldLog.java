package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Hold;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where holds are kept, with what they took out of available money.
public interface HoldLog {

  /// Adds a hold.
  void add(Hold hold);

  /// Finds a hold and locks it until the transaction ends.
  Optional<Hold> lock(HoldId id);

  /// Keeps how a hold was decided.
  void save(Hold hold);

  /// Finds a hold.
  Optional<Hold> find(HoldId id);

  /// The open hold on all of a source.
  Optional<HoldId> openOn(String source);

  /// Adds what a hold took for a released line.
  void add(HoldId id, Stake stake);

  /// What a hold took for released lines.
  List<Stake> stakes(HoldId id);

  /// What a hold took for one released line.
  ///
  /// @param taken out of available money
  /// @param owed what was missing
  /// @param debt what that became; `null` if nothing was missing
  record Stake(LineId line, PartyId payee, Money taken, Money owed, @Nullable DebtId debt) {

    /// What lies in the dispute hold for it.
    public Money amount() {
      return taken.plus(owed);
    }
  }
}
