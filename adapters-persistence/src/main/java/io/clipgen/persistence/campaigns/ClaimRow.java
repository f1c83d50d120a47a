package io.clipgen.persistence.campaigns;

import static java.util.Objects.requireNonNull;

import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.BonusWindow;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.ClaimTerms;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.campaigns.Tier;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Share;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `campaigns.claim`: the frozen terms, and the state with what belongs to it.
public record ClaimRow(
    UUID id,
    UUID campaign,
    UUID brand,
    UUID clipper,
    long price,
    String currency,
    String tier,
    int shareBp,
    String rule,
    String bonusVersion,
    String bonusSteps,
    int ceilingBp,
    String poster,
    long windowPostedSeconds,
    long windowUnpostedSeconds,
    Instant claimedAt,
    int rounds,
    String state,
    @Nullable Instant dueAt,
    @Nullable UUID submission,
    @Nullable UUID clip,
    @Nullable Instant submittedAt,
    @Nullable String reason,
    @Nullable Instant finalAt,
    @Nullable String appeal,
    @Nullable Instant endedAt,
    @Nullable UUID line,
    @Nullable Instant approvedAt,
    @Nullable Instant firstPostAt,
    @Nullable Instant releaseAt,
    @Nullable Instant bonusUntil,
    boolean bonusOpen,
    long views,
    @Nullable Instant viewsAt,
    long earnedMicros,
    @Nullable Long rateMicros,
    @Nullable Long minViews,
    @Nullable Long capPerClipper,
    @Nullable Long capPerCampaign,
    @Nullable Long validationSeconds) {

  static final String COLUMNS =
      """
      id, campaign, brand, clipper, price, currency, tier, share_bp, rule, bonus_version, bonus_steps,
      ceiling_bp, poster, window_posted_seconds, window_unposted_seconds, claimed_at, rounds, state, due_at,
      submission, clip, submitted_at, reason, final_at, appeal, ended_at, line, approved_at, first_post_at,
      release_at, bonus_until, bonus_open, views, views_at, earned_micros, rate_micros, min_views,
      cap_per_clipper, cap_per_campaign, validation_seconds
      """;

  static final String INSERT =
      "INSERT INTO campaigns.claim ("
          + COLUMNS
          + ") VALUES ("
          + """
          :id, :campaign, :brand, :clipper, :price, :currency, :tier, :shareBp, :rule, :bonusVersion,
          :bonusSteps, :ceilingBp, :poster, :windowPostedSeconds, :windowUnpostedSeconds, :claimedAt, :rounds,
          :state, :dueAt, :submission, :clip, :submittedAt, :reason, :finalAt, :appeal, :endedAt, :line,
          :approvedAt, :firstPostAt, :releaseAt, :bonusUntil, :bonusOpen, :views, :viewsAt,
          :earnedMicros, :rateMicros, :minViews, :capPerClipper, :capPerCampaign, :validationSeconds)
          """;

  static final String UPDATE =
      """
      UPDATE campaigns.claim SET
        rounds = :rounds, state = :state, due_at = :dueAt, submission = :submission, clip = :clip,
        submitted_at = :submittedAt, reason = :reason, final_at = :finalAt, appeal = :appeal,
        ended_at = :endedAt, line = :line, approved_at = :approvedAt, first_post_at = :firstPostAt,
        release_at = :releaseAt, bonus_until = :bonusUntil, bonus_open = :bonusOpen, views = :views,
        views_at = :viewsAt, earned_micros = :earnedMicros
      WHERE id = :id
      """;

  static ClaimRow from(Claim claim) {
    return switch (claim.state()) {
      case ClaimState.Claimed _ -> of(claim, "CLAIMED", NONE);
      case ClaimState.Submitted s ->
          of(
              claim,
              "SUBMITTED",
              new Facts(s.submission().value(), s.clip().value(), s.at(), null, null, null, null));
      case ClaimState.ChangesRequested c ->
          of(claim, "CHANGES_REQUESTED", new Facts(null, null, null, c.reason(), null, null, null));
      case ClaimState.Rejected r ->
          of(
              claim,
              "REJECTED",
              new Facts(
                  r.submission().value(),
                  r.clip().value(),
                  null,
                  r.reason(),
                  r.finalAt(),
                  r.appeal(),
                  null));
      case ClaimState.Approved a -> of(claim, "APPROVED", facts(a.approval()));
      case ClaimState.Released r -> of(claim, "RELEASED", facts(r.approval()));
      case ClaimState.PaidOut p -> of(claim, "PAID_OUT", facts(p.approval()));
      case ClaimState.RejectedForGood r ->
          of(
              claim,
              "REJECTED_FOR_GOOD",
              new Facts(null, null, null, r.reason(), null, null, r.at()));
      case ClaimState.Revoked r ->
          of(claim, "REVOKED", new Facts(null, null, null, r.reason(), null, null, r.at()));
      case ClaimState.Withdrawn w ->
          of(claim, "WITHDRAWN", new Facts(null, null, null, null, null, null, w.at()));
      case ClaimState.Expired e ->
          of(claim, "EXPIRED", new Facts(null, null, null, null, null, null, e.at()));
    };
  }

  /// What a state knows beside its name.
  private record Facts(
      @Nullable UUID submission,
      @Nullable UUID clip,
      @Nullable Instant submittedAt,
      @Nullable String reason,
      @Nullable Instant finalAt,
      @Nullable String appeal,
      @Nullable Instant endedAt) {}

  private static final Facts NONE = new Facts(null, null, null, null, null, null, null);

  private static Facts facts(Approval approval) {
    return new Facts(
        approval.submission().value(), approval.clip().value(), null, null, null, null, null);
  }

  private static ClaimRow of(Claim claim, String state, Facts facts) {
    ClaimTerms terms = claim.terms();
    PricingColumns pricing = PricingColumns.of(terms.pricing());
    @Nullable Approval approval = claim.approval().orElse(null);
    return new ClaimRow(
        claim.id().value(),
        claim.campaign().value(),
        claim.brand().value(),
        claim.clipper().value(),
        pricing.price(),
        pricing.currency(),
        terms.tier().name(),
        terms.share().basisPoints(),
        terms.rule(),
        terms.bonuses().version(),
        terms.bonuses().text(),
        pricing.ceilingBp(),
        terms.poster().name(),
        terms.window().posted().toSeconds(),
        terms.window().unposted().toSeconds(),
        claim.claimedAt(),
        claim.rounds(),
        state,
        claim.dueAt().orElse(null),
        facts.submission(),
        facts.clip(),
        facts.submittedAt(),
        facts.reason(),
        facts.finalAt(),
        facts.appeal(),
        facts.endedAt(),
        approval == null ? null : approval.line().value(),
        approval == null ? null : approval.at(),
        approval == null ? null : approval.firstPostAt(),
        approval == null ? null : approval.releaseAt(),
        approval == null ? null : approval.bonusUntil(),
        approval != null && approval.bonusOpen(),
        approval == null ? 0 : approval.views(),
        approval == null ? null : approval.viewsAt(),
        approval == null ? 0 : approval.earned().micros(),
        pricing.rateMicros(),
        pricing.minViews(),
        pricing.capPerClipper(),
        pricing.capPerCampaign(),
        pricing.validationSeconds());
  }

  Claim toDomain() {
    return new Claim(
        new ClaimId(id),
        new CampaignId(campaign),
        new PartyId(brand),
        new PartyId(clipper),
        terms(),
        claimedAt,
        rounds,
        stateNow());
  }

  private ClaimTerms terms() {
    return new ClaimTerms(
        new PricingColumns(
                price,
                currency,
                ceilingBp,
                rateMicros,
                minViews,
                capPerClipper,
                capPerCampaign,
                validationSeconds)
            .toDomain(),
        Tier.valueOf(tier),
        Share.ofBasisPoints(shareBp),
        rule,
        BonusSchedule.parse(bonusVersion, bonusSteps),
        Poster.valueOf(poster),
        new BonusWindow(
            Duration.ofSeconds(windowPostedSeconds), Duration.ofSeconds(windowUnpostedSeconds)));
  }

  private ClaimState stateNow() {
    return switch (state) {
      case "CLAIMED" -> new ClaimState.Claimed(requireNonNull(dueAt));
      case "SUBMITTED" ->
          new ClaimState.Submitted(
              submissionId(), clipId(), requireNonNull(submittedAt), requireNonNull(dueAt));
      case "CHANGES_REQUESTED" ->
          new ClaimState.ChangesRequested(requireNonNull(reason), requireNonNull(dueAt));
      case "REJECTED" ->
          new ClaimState.Rejected(
              submissionId(), clipId(), requireNonNull(reason), requireNonNull(finalAt), appeal);
      case "APPROVED" -> new ClaimState.Approved(approval());
      case "RELEASED" -> new ClaimState.Released(approval());
      case "PAID_OUT" -> new ClaimState.PaidOut(approval());
      case "REJECTED_FOR_GOOD" ->
          new ClaimState.RejectedForGood(requireNonNull(reason), requireNonNull(endedAt));
      case "REVOKED" -> new ClaimState.Revoked(requireNonNull(reason), requireNonNull(endedAt));
      case "WITHDRAWN" -> new ClaimState.Withdrawn(requireNonNull(endedAt));
      case "EXPIRED" -> new ClaimState.Expired(requireNonNull(endedAt));
      default -> throw new IllegalStateException("no such state of a claim: " + state);
    };
  }

  private Approval approval() {
    return new Approval(
        submissionId(),
        clipId(),
        new LineId(requireNonNull(line)),
        requireNonNull(approvedAt),
        firstPostAt,
        requireNonNull(releaseAt),
        bonusUntil,
        bonusOpen,
        views,
        viewsAt,
        new Micros(earnedMicros, currency));
  }

  private SubmissionId submissionId() {
    return new SubmissionId(requireNonNull(submission));
  }

  private ClipId clipId() {
    return new ClipId(requireNonNull(clip));
  }
}
