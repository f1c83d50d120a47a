package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.FeeAccrual;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.earnings.Tranche;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.RefundId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Payments into pots, what is free of each, and what goes back.
public interface Fundings extends DrawnFees {

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

  /// Returns to a payment what did not go back after all: to its tranche, and of the fee on it.
  void giveBack(Refund refund);

  /// Returns to tranches what was taken from them and is free again.
  void thaw(List<Tranche.Draw> draws);

  /// The payments into a pot with a fee, newest first, locked until the transaction ends, and what
  /// of each is spent or may still be: what the bases of sources drew, as they stand.
  List<FeeKept> fees(String pot, String currency);

  /// Keeps that a part of the fee on a payment went back to its payer; below zero where it came
  /// again.
  void feeBack(FundingId id, Money part);

  /// What the provider is expected to keep of payments that are being charged, beyond what their
  /// payers pay on top: the platform's expense.
  Money expenseUnderWay(String currency);

  /// Adds a refund; what it takes of the fee is refunded from then on.
  void add(Refund refund);

  /// Finds a refund and locks it until the transaction ends.
  Optional<Refund> lock(RefundId id);

  /// Keeps a refund's new state.
  void save(RefundId id, Refund.State state);

  /// Keeps that a refund was refused, and when to try again; `null` for not by itself.
  void reopen(RefundId id, String reason, @Nullable Instant againAt);

  /// Refused refunds that are to be tried again at `now`, at most `limit`.
  List<RefundId> toTryAgain(Instant now, int limit);

  /// Locks a refused refund until the transaction ends, if it is to be tried again at `now`.
  Optional<Refund> lockAgain(RefundId id, Instant now);

  /// Keeps that the money of a pot's refused refunds has gone another way.
  void replaceReopened(String pot);

  /// Keeps that the money of a refused refund has gone another way.
  void replace(RefundId id);

  /// Whether a refund was refused and its money has not gone another way. It must be locked before.
  boolean refused(RefundId id);

  /// Keeps that a refused refund was given back through a bank.
  ///
  /// @param reference the bank's name of that
  /// @return `false` if another refund has the reference; nothing is kept then
  boolean returnedByHand(RefundId id, String reference);

  /// Keeps the provider's name of a refund that was given back, and when to ask what became of it;
  /// `null` for never again.
  void watch(RefundId id, String receipt, @Nullable Instant lookAt);

  /// Refunds that were given back and are worth asking for at `now`, at most `limit`.
  List<Watched> watched(Instant now, int limit);

  /// Asks for the refund of this receipt at once, if it was given back.
  void lookSoon(String receipt, Instant now);

  /// The payment with this receipt.
  Optional<Funding> charged(String receipt);

  /// A refund to ask for.
  ///
  /// @param receipt the provider's name of it
  /// @param doneAt when it was given back
  record Watched(RefundId id, String receipt, Instant doneAt) {}

  /// Refunds that wait for this payment to settle.
  List<Refund> waiting(FundingId funding);

  /// A payment and what of it is spent or may still be.
  ///
  /// @param kept what sources have earned of it or may earn
  /// @param free what sources may still draw of it
  record FeeKept(FeeAccrual accrual, Money kept, Money free) {}
}
