package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Debt;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What parties owe, reason by reason.
public interface Debts {

  /// Adds debts.
  void add(List<Debt> debts);

  /// The open debts of parties, oldest first, locked until the transaction ends.
  List<Debt> lockOpen(Collection<PartyId> debtors, String currency);

  /// Finds a debt and locks it until the transaction ends.
  Optional<Debt> lock(DebtId id);

  /// Open debts that are older than `before`, oldest first, at most `limit`, locked until the
  /// transaction ends. What somebody else has locked is left out.
  List<Debt> lockAged(Instant before, int limit);

  /// Settles debts out of lines.
  void recover(List<Recovery> recoveries, Instant at);

  /// What a debt was settled out of, oldest first.
  List<Recovery> recoveries(DebtId id);

  /// Lets go of a part of a debt: it was none after all.
  void forgive(DebtId id, Money amount);

  /// Gives up what is open of debts.
  void writeOff(Collection<DebtId> ids);

  /// What of a debt was settled out of one line.
  ///
  /// @param amount above zero
  record Recovery(DebtId debt, LineId line, Money amount) {}
}
