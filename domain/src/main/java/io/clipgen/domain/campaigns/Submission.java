package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Instant;

/// A clip handed in for a claim.
///
/// @param note what the clipper says to the brand; may be empty
public record Submission(SubmissionId id, ClaimId claim, ClipId clip, String note, Instant at) {

  private static final int LONGEST_NOTE = 2000;

  public Submission {
    BrokenRule.unless(
        note.length() <= LONGEST_NOTE, "note", "must have at most " + LONGEST_NOTE + " characters");
  }
}
