package io.clipgen.application.payouts.port;

import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.PayoutRunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Payouts and the accounts that they go to. What changes does so in the caller's transaction.
public interface Payouts {

  /// Adds a payout with its first step.
  default void add(Payout payout) {
    addAll(List.of(new Added(payout, null, null)));
  }

  /// Adds payouts, each with its first step.
  void addAll(List<Added> added);

  /// The payout that a payee has for an occasion: a period, or a request with that key.
  Optional<PayoutId> find(PartyId payee, String occasion);

  /// Finds a payout and locks it until the transaction ends.
  Optional<Payout> lock(PayoutId id);

  /// Keeps a payout's new state, as a step of its history.
  ///
  /// @param at in business time
  default void save(Payout payout, Instant at) {
    saveAll(List.of(payout), at, null);
  }

  /// Keeps payouts' new states, each as a step of its history.
  ///
  /// @param at in business time
  /// @param note what the history says of the step, where the state has no reason of its own
  void saveAll(List<Payout> payouts, Instant at, @Nullable String note);

  /// Those of these payouts that there are, locked until the transaction ends.
  List<Payout> lockAll(Collection<PayoutId> ids);

  /// Payouts that wait for an administrator, oldest first.
  List<PayoutId> waiting(Waiting which, int limit);

  /// Keeps the bank's name of a payment by hand.
  ///
  /// @return whether no other payout has it
  boolean keepReference(String reference, PayoutId payout, PartyId by, Instant at);

  /// What the policy of approval asks of a payee; empty without an account.
  Optional<ApprovalPolicy.Payee> known(PartyId payee);

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

  /// Notes since when a party's account is open. The first time counts.
  void opened(PartyId party, Instant at);

  /// A payout that is added.
  ///
  /// @param occasion what it is for, at most one per payee: a period, or the key of a request
  /// @param note what its history says of the first step
  record Added(Payout payout, @Nullable String occasion, @Nullable String note) {}

  /// Which waiting payouts are meant.
  ///
  /// @param upTo in minor units, `null` for any amount
  /// @param before only what was asked for before, `null` for any time
  /// @param run only what this run has made, `null` for any
  record Waiting(@Nullable Long upTo, @Nullable Instant before, @Nullable PayoutRunId run) {}
}
