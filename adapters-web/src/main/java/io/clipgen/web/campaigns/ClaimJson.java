package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.query.ClaimView;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.ClaimTerms;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.campaigns.TrackingCode;
import io.clipgen.domain.shared.Money;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A claim as the API shows it.
@Serdeable
@Schema(name = "Claim")
record ClaimJson(
    @Schema(example = "clm_06e9m4r2k8x1v5t0c3b7n9q2ws") String id,
    String campaign,
    String title,
    String source,
    String brand,
    String clipper,
    @Schema(
            allowableValues = {
              "claimed",
              "submitted",
              "changes-requested",
              "rejected",
              "approved",
              "released",
              "paid-out",
              "rejected-for-good",
              "withdrawn",
              "expired",
              "revoked"
            })
        String state,
    @Schema(description = "When something happens to it by itself") @Nullable Instant dueAt,
    @Schema(description = "The brand's reason, for changes or a rejection") @Nullable String reason,
    @Nullable String appeal,
    @Schema(description = "How often changes were asked for") int rounds,
    @Schema(description = "Absent where views are paid for") @Nullable MoneyJson price,
    @Schema(description = "Where views are paid for; with the cap that is left for this clip")
        @Nullable PerThousandViewsJson perThousandViews,
    @Schema(
            description =
                "What the clip itself earns the clipper; where views are paid for, at most")
        MoneyJson net,
    String tier,
    int shareBasisPoints,
    String rule,
    @Schema(description = "The most that views can add") MoneyJson bonusReserve,
    Instant claimedAt,
    @Schema(description = "To be part of every post's text") String trackingCode,
    @Nullable EarnedJson earned,
    List<SubmissionJson> submissions) {

  /// What became of the approved clip.
  @Serdeable
  @Schema(name = "EarnedClaim")
  record EarnedJson(
      String submission,
      String clip,
      String line,
      Instant approvedAt,
      @Nullable Instant firstPostAt,
      Instant releaseAt,
      long views,
      @Nullable Instant viewsAt,
      @Schema(description = "What the views add to the price by now") MoneyJson bonus,
      @Schema(
              description =
                  "What the views have earned by now: the bonus, or, where views are paid for, all there is, before the split")
          MoneyJson viewsEarned,
      @Schema(description = "What of it is less than a minor unit, in millionths of the main unit")
          long carriedMicros,
      @Nullable Instant bonusUntil,
      boolean bonusOpen) {

    static EarnedJson from(Approval approval, ClaimTerms terms) {
      return new EarnedJson(
          approval.submission().text(),
          approval.clip().text(),
          approval.line().text(),
          approval.at(),
          approval.firstPostAt(),
          approval.releaseAt(),
          approval.views(),
          approval.viewsAt(),
          MoneyJson.from(
              terms.pricing() instanceof Pricing.PerClip
                  ? approval.earned().settled()
                  : Money.zero(terms.pricing().currency())),
          MoneyJson.from(approval.earned().settled()),
          approval.earned().carried().micros(),
          approval.bonusUntil(),
          approval.bonusOpen());
    }
  }

  /// What was handed in, and what was said to it.
  @Serdeable
  @Schema(name = "Submission")
  record SubmissionJson(
      String id, String clip, String note, Instant submittedAt, List<ReviewJson> reviews) {

    static SubmissionJson from(ClaimView.SubmissionView view) {
      return new SubmissionJson(
          view.submission().id().text(),
          view.submission().clip().text(),
          view.submission().note(),
          view.submission().at(),
          view.reviews().stream().map(ReviewJson::from).toList());
    }
  }

  /// What was said to a submission.
  @Serdeable
  @Schema(name = "Review")
  record ReviewJson(
      @Schema(allowableValues = {"approved", "changes-requested", "rejected"}) String verdict,
      @Schema(allowableValues = {"brand", "silence", "admin"}) String by,
      @Nullable Integer rating,
      String text,
      Instant at) {

    static ReviewJson from(Review review) {
      return new ReviewJson(
          Choice.write(review.verdict()),
          Choice.write(review.by()),
          review.rating(),
          review.text(),
          review.at());
    }
  }

  static ClaimJson from(ClaimView view) {
    Claim claim = view.claim();
    ClaimTerms terms = claim.terms();
    return new ClaimJson(
        claim.id().text(),
        claim.campaign().text(),
        view.title(),
        view.source().text(),
        claim.brand().text(),
        claim.clipper().text(),
        state(claim.state()),
        claim.dueAt().orElse(null),
        reason(claim.state()),
        claim.state() instanceof ClaimState.Rejected rejected ? rejected.appeal() : null,
        claim.rounds(),
        terms.pricing() instanceof Pricing.PerClip clip ? MoneyJson.from(clip.price()) : null,
        PerThousandViewsJson.from(terms.pricing()),
        MoneyJson.from(terms.net()),
        Choice.write(terms.tier()),
        terms.share().basisPoints(),
        terms.rule(),
        MoneyJson.from(terms.bonusReserve()),
        claim.claimedAt(),
        TrackingCode.of(claim.id()),
        claim.approval().map(approval -> EarnedJson.from(approval, terms)).orElse(null),
        view.submissions().stream().map(SubmissionJson::from).toList());
  }

  private static String state(ClaimState state) {
    return switch (state) {
      case ClaimState.Claimed _ -> "claimed";
      case ClaimState.Submitted _ -> "submitted";
      case ClaimState.ChangesRequested _ -> "changes-requested";
      case ClaimState.Rejected _ -> "rejected";
      case ClaimState.Approved _ -> "approved";
      case ClaimState.Released _ -> "released";
      case ClaimState.PaidOut _ -> "paid-out";
      case ClaimState.RejectedForGood _ -> "rejected-for-good";
      case ClaimState.Revoked _ -> "revoked";
      case ClaimState.Withdrawn _ -> "withdrawn";
      case ClaimState.Expired _ -> "expired";
    };
  }

  private static @Nullable String reason(ClaimState state) {
    return switch (state) {
      case ClaimState.ChangesRequested changes -> changes.reason();
      case ClaimState.Rejected rejected -> rejected.reason();
      case ClaimState.RejectedForGood rejected -> rejected.reason();
      case ClaimState.Revoked revoked -> revoked.reason();
      case ClaimState.Claimed _,
          ClaimState.Submitted _,
          ClaimState.Earned _,
          ClaimState.Withdrawn _,
          ClaimState.Expired _ ->
          null;
    };
  }
}
