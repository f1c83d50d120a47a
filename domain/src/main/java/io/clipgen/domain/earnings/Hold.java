package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a source has earned is doubted: by suspicion of fraud, or in a dispute. Its lines are
/// frozen where they are until that is decided.
///
/// @param source whose lines are meant, as the text form of an id
/// @param line the one line that is meant; `null` for all of the source, later ones included
/// @param reason for the payee
/// @param evidence what it was found by
/// @param by who placed it
public record Hold(
    HoldId id,
    String source,
    @Nullable LineId line,
    String reason,
    String evidence,
    PartyId by,
    Instant at,
    State state) {

  // What a person says, and what is said before it of who they are.
  private static final int LONGEST = 2_100;

  public Hold {
    if (reason.isBlank() || reason.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the reason of a hold must have from 1 to " + LONGEST + " characters");
    }
    if (evidence.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the evidence of a hold must have at most " + LONGEST + " characters");
    }
  }

  /// Whether it is not decided.
  public boolean open() {
    return state instanceof State.Open;
  }

  /// The same, decided.
  public Hold decided(State decision) {
    return new Hold(id, source, line, reason, evidence, by, at, decision);
  }

  /// Where a hold is.
  public sealed interface State {

    /// Not decided.
    record Open() implements State {}

    /// Decided for the payee: what was frozen is theirs again.
    record Lifted(String reason, PartyId by, Instant at) implements State {}

    /// Decided against the payee: what was frozen went back to who paid.
    record Upheld(String reason, PartyId by, Instant at) implements State {}
  }
}
