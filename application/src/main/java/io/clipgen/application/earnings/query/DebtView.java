package io.clipgen.application.earnings.query;

import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.List;

/// What a party owes for one reason.
///
/// @param origin what it comes from, as the text form of an id: a line, a hold, a dispute
/// @param reason why, as a sentence
/// @param amount what it was at first
/// @param open what is still owed of it
/// @param recovered out of which lines it was settled so far, oldest first
public record DebtView(
    DebtId id,
    PartyId debtor,
    String origin,
    String reason,
    Money amount,
    Money open,
    Instant since,
    List<Recovered> recovered) {

  /// What of it was settled out of one line.
  public record Recovered(LineId line, Money amount, Instant at) {}
}
