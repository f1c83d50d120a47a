package io.clipgen.application.payouts.port;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.WithdrawalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Profit that the owner has taken to the bank. What changes does so in the caller's transaction.
public interface Withdrawn {

  /// Adds one.
  ///
  /// @return whether its reference is new
  boolean add(Withdrawal withdrawal);

  /// Finds one and locks it until the transaction ends.
  Optional<Withdrawal> lock(WithdrawalId id);

  /// Keeps a new state.
  void save(Withdrawal withdrawal);

  /// All there are, newest first.
  Page<Withdrawal> list(@Nullable WithdrawalId after, int limit);

  /// What is on its way and not in the books yet.
  Money open(String currency);

  /// Those sent, or lately arrived, that are worth asking for at `now`.
  List<Withdrawal> toWatch(Instant now, int limit);

  /// Asks for this one no earlier than `at` again; never again if that is `null`.
  void watchAgain(WithdrawalId id, @Nullable Instant at);

  /// @param reference the provider's name of it, or the bank's; `null` before it is sent
  /// @param reason why it was refused or returned, or what is not known
  record Withdrawal(
      WithdrawalId id,
      Money amount,
      State state,
      @Nullable String reference,
      @Nullable String reason,
      PartyId by,
      Instant at) {

    /// The same in another state.
    public Withdrawal in(State next, @Nullable String newReference, @Nullable String newReason) {
      return new Withdrawal(id, amount, next, newReference, newReason, by, at);
    }
  }

  /// How far it is.
  enum State {
    /// Asked for.
    REQUESTED,
    /// The provider's answer is not known.
    UNKNOWN,
    /// On its way to the bank.
    SENT,
    /// The bank has it.
    ARRIVED,
    /// Noted with the bank's reference, beside the provider.
    NOTED,
    /// The provider said no.
    REFUSED,
    /// The bank did not take it; it is in our balance at the provider again.
    RETURNED
  }
}
