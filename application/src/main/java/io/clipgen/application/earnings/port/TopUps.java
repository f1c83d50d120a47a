package io.clipgen.application.earnings.port;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.TopUpId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the owner has put in. What changes does so in the caller's transaction.
public interface TopUps {

  /// Adds one.
  ///
  /// @return whether its reference is new
  boolean add(TopUp topUp);

  /// Finds one.
  Optional<TopUp> find(TopUpId id);

  /// Finds one and locks it until the transaction ends.
  Optional<TopUp> lock(TopUpId id);

  /// Keeps a new state.
  void save(TopUp topUp);

  /// All there are, newest first.
  Page<TopUp> list(@Nullable TopUpId after, int limit);

  /// @param reference the bank's name, or the provider's once it is done; `null` before
  /// @param reason why it was refused, or what is not known
  record TopUp(
      TopUpId id,
      Where where,
      Money amount,
      State state,
      @Nullable String reference,
      @Nullable String reason,
      PartyId by,
      Instant at) {

    /// The same in another state.
    public TopUp in(State next, @Nullable String newReference, @Nullable String newReason) {
      return new TopUp(id, where, amount, next, newReference, newReason, by, at);
    }
  }

  /// Where the money goes.
  enum Where {
    /// Into our available balance at the provider.
    PROVIDER,
    /// Onto the platform's bank account.
    BANK
  }

  /// How far it is.
  enum State {
    REQUESTED,
    UNKNOWN,
    DONE,
    REFUSED
  }
}
