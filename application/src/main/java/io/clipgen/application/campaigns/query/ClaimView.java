package io.clipgen.application.campaigns.query;

import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.shared.SourceVideoId;
import java.util.List;

/// A claim with all that was handed in for it.
///
/// @param title the campaign's
/// @param source the video to cut from
/// @param submissions oldest first
public record ClaimView(
    Claim claim, String title, SourceVideoId source, List<SubmissionView> submissions) {

  public ClaimView {
    submissions = List.copyOf(submissions);
  }

  /// A submission with its reviews: an appeal adds a second one.
  public record SubmissionView(Submission submission, List<Review> reviews) {

    public SubmissionView {
      reviews = List.copyOf(reviews);
    }
  }
}
