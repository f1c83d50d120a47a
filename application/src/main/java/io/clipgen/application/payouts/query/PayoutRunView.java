package io.clipgen.application.payouts.query;

import io.clipgen.domain.payouts.Skip;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.PayoutRunId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A run, and what it has decided so far.
///
/// @param by who started it; `null` for the automatic one
/// @param finishedAt `null` while it goes on
/// @param outcomes by outcome; empty in lists
public record PayoutRunView(
    PayoutRunId id,
    String rhythm,
    String period,
    int number,
    boolean dry,
    @Nullable PartyId by,
    Instant startedAt,
    @Nullable Instant finishedAt,
    List<Total> outcomes) {

  /// A payout was made, and needs nobody's approval.
  public static final String APPROVED = "approved";

  /// A payout was made, and waits for approval.
  public static final String REQUESTED = "requested";

  /// The names of all outcomes: a payout, or why there is none.
  public static final List<String> OUTCOMES =
      Stream.concat(Stream.of(APPROVED, REQUESTED), Arrays.stream(Skip.values()).map(Skip::label))
          .toList();

  public PayoutRunView {
    outcomes = List.copyOf(outcomes);
  }

  /// What an outcome sums to.
  ///
  /// @param outcome `approved`, `requested`, or why nothing was paid, in kebab case
  /// @param amount what is paid, or what was available
  public record Total(String outcome, String words, long payees, Money amount) {}

  /// What was decided of one payee.
  ///
  /// @param payout the payout; of a dry run, and of one that was skipped, there is none
  public record Item(PayoutId payout, PartyId payee, Money amount, String outcome, String words) {}
}
