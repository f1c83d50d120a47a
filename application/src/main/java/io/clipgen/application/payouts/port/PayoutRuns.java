package io.clipgen.application.payouts.port;

import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.PayoutRun;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.PayoutRunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is paid how often, and the runs that do it. What changes does so in the caller's
/// transaction.
public interface PayoutRuns {

  /// How often a party is paid without asking.
  Rhythm rhythm(PartyId party);

  /// Keeps how often a party is paid without asking.
  void choose(PartyId party, Rhythm rhythm, Instant at);

  /// Adds a run, unless its rhythm and period have one of that number.
  ///
  /// @return whether it was new
  boolean begin(PayoutRun run);

  /// The highest number of a period's runs; zero if there is none.
  int lastNumber(Rhythm rhythm, String period);

  /// The oldest run that is not finished, locked until the transaction ends; empty also where
  /// another process has it.
  ///
  /// @param byHand only those that somebody has started
  Optional<PayoutRun> lockOldestOpen(boolean byHand);

  /// The next payees of a run in the order of their ids.
  List<Payee> next(PayoutRun run, int limit);

  /// Keeps what a run has decided of a page, and how far it is.
  void decided(PayoutRun run, List<Decided> page, Instant at);

  /// Ends a run.
  void finish(PayoutRunId run, Instant at);

  /// A payee of a run.
  ///
  /// @param account the open account's name at the provider, `null` without one
  /// @param known what the policy of approval asks; `null` without an account
  /// @param alreadyPaid whether there is a payout for the period
  record Payee(
      PartyId party,
      @Nullable String account,
      ApprovalPolicy.@Nullable Payee known,
      boolean alreadyPaid) {}

  /// What a run has decided of a payee.
  ///
  /// @param payout the payout; or, of one that was skipped, what it would have been called
  /// @param amount what is paid, or what was available
  /// @param outcome `approved`, `requested`, or why nothing is paid, in kebab case
  record Decided(PayoutId payout, PartyId payee, Money amount, String outcome) {}
}
