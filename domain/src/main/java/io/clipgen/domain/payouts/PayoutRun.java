package io.clipgen.domain.payouts;

import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutRunId;
import java.time.Instant;
import java.util.Optional;

/// One pass over the payees of a rhythm, page by page. Each payee gets at most one payout per
/// period, however many runs the period has.
///
/// @param period the name of the period it pays for
/// @param number the how-manieth run of the period, from 1
/// @param dry whether it only says what it would do
/// @param by who started it; empty for the automatic one
/// @param after the last payee that it has dealt with
public record PayoutRun(
    PayoutRunId id,
    Rhythm rhythm,
    String period,
    int number,
    boolean dry,
    Optional<PartyId> by,
    Instant startedAt,
    Optional<PartyId> after) {

  public PayoutRun {
    if (rhythm == Rhythm.ON_DEMAND) {
      throw new IllegalArgumentException("must be one of weekly, monthly, quarterly");
    }
    if (number < 1) {
      throw new IllegalArgumentException("runs are numbered from 1");
    }
  }

  /// What names a payout of this run: at most one per payee.
  public String occasion() {
    return rhythm.label() + " " + period;
  }
}
