package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.StrikeId;
import java.time.Instant;

/// Views of a claim that an administrator has found not to be real. They do not count, whatever the
/// platform goes on to report; what they earned is taken back.
///
/// @param views above zero
/// @param reason for the clipper
/// @param evidence what it was found by
/// @param by the administrator
/// @param lifted whether it was taken back
public record Strike(
    StrikeId id,
    ClaimId claim,
    long views,
    String reason,
    String evidence,
    PartyId by,
    Instant at,
    boolean lifted) {

  private static final int LONGEST = 2000;

  public Strike {
    BrokenRule.unless(views > 0, "views", "must be above zero");
    BrokenRule.unless(
        !reason.isBlank() && reason.length() <= LONGEST,
        "reason",
        "must have from 1 to " + LONGEST + " characters");
    BrokenRule.unless(
        !evidence.isBlank() && evidence.length() <= LONGEST,
        "evidence",
        "must have from 1 to " + LONGEST + " characters");
  }

  /// The same, taken back.
  public Strike lift() {
    return new Strike(id, claim, views, reason, evidence, by, at, true);
  }
}
