package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Brand and clipper do not agree on a claim, and an administrator is going to decide. Both sides
/// put forward what speaks for them until then.
///
/// @param kind what it is about
/// @param hold the hold on the claim's earnings that hangs on it; `null` where nothing was earned
/// @param openedBy who has asked for the decision
public record Dispute(
    DisputeId id,
    ClaimId claim,
    PartyId brand,
    PartyId clipper,
    Kind kind,
    @Nullable HoldId hold,
    PartyId openedBy,
    Instant openedAt,
    State state) {

  public Dispute {
    if ((kind == Kind.REJECTION) != (hold == null)) {
      throw new IllegalArgumentException("what was earned is held while it is disputed");
    }
  }

  /// Whether it is not decided.
  public boolean open() {
    return state instanceof State.Open;
  }

  /// Whether `party` is one of the two sides.
  public boolean concerns(PartyId party) {
    return party.equals(brand) || party.equals(clipper);
  }

  /// The same, decided.
  public Dispute decided(boolean forClipper, String reason, Instant at) {
    return new Dispute(
        id,
        claim,
        brand,
        clipper,
        kind,
        hold,
        openedBy,
        openedAt,
        new State.Decided(forClipper, reason, at));
  }

  /// What a dispute is about.
  public enum Kind {
    /// The clipper appeals against a rejection.
    REJECTION,
    /// The brand doubts a clip that it, or its silence, has approved.
    APPROVAL,
    /// The clipper answers a hold that an administrator has placed.
    HOLD
  }

  /// Where a dispute is.
  public sealed interface State {

    /// Both sides may speak.
    record Open() implements State {}

    /// An administrator has decided.
    ///
    /// @param reason for both sides
    record Decided(boolean forClipper, String reason, Instant at) implements State {}
  }
}
