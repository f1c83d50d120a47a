package io.clipgen.application.payouts.port;

import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Payouts and the accounts that they go to. What changes does so in the caller's transaction.
public interface Payouts {

  /// Adds a payout with its first step.
  void add(Payout payout);

  /// Finds a payout and locks it until the transaction ends.
  Optional<Payout> lock(PayoutId id);

  /// Keeps a payout's new state, as a step of its history.
  ///
  /// @param at in business time
  void save(Payout payout, Instant at);

  /// Payouts at the bank, or lately arrived there, that are worth asking for at `now`.
  List<Payout> toWatch(Instant now, int limit);

  /// Asks for this payout no earlier than `at` again.
  void watchAgain(PayoutId id, Instant at);

  /// Does not ask for this payout any more.
  void stopWatching(PayoutId id);

  /// Finds a party's account.
  Optional<PayoutAccount> account(PartyId party);

  /// Finds a party's account and locks it until the transaction ends.
  Optional<PayoutAccount> lockAccount(PartyId party);

  /// Adds an account, unless the party has one.
  ///
  /// @return whether it was new
  boolean add(PayoutAccount account);

  /// Keeps an account's new state.
  void save(PayoutAccount account);
}
