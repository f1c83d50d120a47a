package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.earnings.Tranche;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.RefundId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Payments into pots, what is free of each, and what goes back.
public interface Fundings {

  /// Adds a pending payment. Adding the same one twice changes nothing.
  ///
  /// @return whether it was new
  boolean add(Funding funding);

  /// Finds a payment.
  Optional<Funding> find(FundingId id);

  /// Finds a payment and locks it until the transaction ends.
  Optional<Funding> lock(FundingId id);

  /// Keeps a payment's new state. When it is booked, its deposit is free from then on.
  void save(Funding funding);

  /// What all booked payments have put into a pot.
  Money deposited(String pot, String currency);

  /// Booked payments that have not settled and are worth asking for at `now`, at most `limit`.
  List<Funding> unsettled(Instant now, int limit);

  /// Asks for this payment no earlier than `at` again.
  void askAgain(FundingId id, Instant at);

  /// What is free of a pot's payments, newest first, locked until the transaction ends. The pot's
  /// account must be locked before.
  List<Tranche> newestFirst(String pot, String currency);

  /// Takes from tranches what goes back.
  void take(List<Tranche.Draw> draws);

  /// Returns to a tranche what did not go back after all.
  void giveBack(FundingId id, Money amount);

  /// Adds a refund.
  void add(Refund refund);

  /// Finds a refund and locks it until the transaction ends.
  Optional<Refund> lock(RefundId id);

  /// Keeps a refund's new state.
  void save(RefundId id, Refund.State state);

  /// Refunds that wait for this payment to settle.
  List<Refund> waiting(FundingId funding);
}
