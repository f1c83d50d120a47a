package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.SubmissionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a submission.
///
/// @param rating from 1 to 5, with an approval by the brand only
/// @param text the reason or the comment; may be empty for an approval
public record Review(
    SubmissionId submission,
    Verdict verdict,
    Judge by,
    @Nullable Integer rating,
    String text,
    Instant at) {

  private static final int LONGEST_TEXT = 2000;

  /// How it was decided.
  public enum Verdict {
    APPROVED,
    CHANGES_REQUESTED,
    REJECTED
  }

  /// Who decided.
  public enum Judge {
    BRAND,
    /// The brand did not answer in time.
    SILENCE,
    ADMIN
  }

  public Review {
    BrokenRule.unless(
        rating == null || (rating >= 1 && rating <= 5 && verdict == Verdict.APPROVED),
        "rating",
        "must be from 1 to 5");
    BrokenRule.unless(
        text.length() <= LONGEST_TEXT, "text", "must have at most " + LONGEST_TEXT + " characters");
    BrokenRule.unless(
        verdict == Verdict.APPROVED || !text.isBlank(),
        "reason",
        "must say what is wrong with the clip");
  }

  /// The brand takes the clip.
  public static Review approval(
      SubmissionId submission, @Nullable Integer rating, String comment, Instant at) {
    return new Review(submission, Verdict.APPROVED, Judge.BRAND, rating, comment, at);
  }

  /// The brand said nothing in time.
  public static Review silence(SubmissionId submission, Instant at) {
    return new Review(submission, Verdict.APPROVED, Judge.SILENCE, null, "", at);
  }

  /// The brand wants it changed.
  public static Review changes(SubmissionId submission, String reason, Instant at) {
    return new Review(submission, Verdict.CHANGES_REQUESTED, Judge.BRAND, null, reason, at);
  }

  /// The brand does not take it.
  public static Review rejection(SubmissionId submission, String reason, Instant at) {
    return new Review(submission, Verdict.REJECTED, Judge.BRAND, null, reason, at);
  }

  /// An admin has decided an appeal.
  public static Review appeal(SubmissionId submission, boolean upheld, String reason, Instant at) {
    return new Review(
        submission, upheld ? Verdict.APPROVED : Verdict.REJECTED, Judge.ADMIN, null, reason, at);
  }
}
