package io.clipgen.domain.campaigns;

import io.clipgen.domain.campaigns.ClaimState.Approved;
import io.clipgen.domain.campaigns.ClaimState.ChangesRequested;
import io.clipgen.domain.campaigns.ClaimState.Claimed;
import io.clipgen.domain.campaigns.ClaimState.Earned;
import io.clipgen.domain.campaigns.ClaimState.Ended;
import io.clipgen.domain.campaigns.ClaimState.Expired;
import io.clipgen.domain.campaigns.ClaimState.Live;
import io.clipgen.domain.campaigns.ClaimState.PaidOut;
import io.clipgen.domain.campaigns.ClaimState.Rejected;
import io.clipgen.domain.campaigns.ClaimState.RejectedForGood;
import io.clipgen.domain.campaigns.ClaimState.Released;
import io.clipgen.domain.campaigns.ClaimState.Revoked;
import io.clipgen.domain.campaigns.ClaimState.Submitted;
import io.clipgen.domain.campaigns.ClaimState.Withdrawn;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Instant;
import java.util.Optional;

/// A clipper's hold on one place of a campaign. Immutable: each command answers with the next state
/// or a refusal.
///
/// @param brand the campaign's owner
/// @param rounds how often changes were asked for
public record Claim(
    ClaimId id,
    CampaignId campaign,
    PartyId brand,
    PartyId clipper,
    ClaimTerms terms,
    Instant claimedAt,
    int rounds,
    ClaimState state)
    implements ClaimStep {

  public Claim {
    if (brand.equals(clipper)) {
      throw new IllegalArgumentException("nobody claims a campaign of one's own");
    }
    if (rounds < 0) {
      throw new IllegalArgumentException("rounds are counted from 0 up");
    }
  }

  /// Takes a place. Ask [ClaimingPolicy] first.
  public static Claim take(
      ClaimId id, Campaign campaign, PartyId clipper, ClaimTerms terms, Instant now) {
    return new Claim(
        id,
        campaign.id(),
        campaign.brand(),
        clipper,
        terms,
        now,
        0,
        new Claimed(now.plus(campaign.offer().turnaround())));
  }

  /// Whether it is undecided.
  public boolean live() {
    return state instanceof Live;
  }

  /// Whether it holds one of the campaign's places.
  public boolean takesPlace() {
    return !(state instanceof Ended);
  }

  /// What was approved, if anything was.
  public Optional<Approval> approval() {
    return state instanceof Earned earned ? Optional.of(earned.approval()) : Optional.empty();
  }

  /// When something happens to it by itself; empty where nothing does.
  public Optional<Instant> dueAt() {
    return switch (state) {
      case Claimed claimed -> Optional.of(claimed.dueAt());
      case Submitted submitted -> Optional.of(submitted.silenceApprovesAt());
      case ChangesRequested changes -> Optional.of(changes.dueAt());
      case Rejected rejected ->
          rejected.appeal() == null ? Optional.of(rejected.finalAt()) : Optional.empty();
      case Earned e -> Optional.empty();
      case Ended e -> Optional.empty();
    };
  }

  /// Hands a clip in.
  public ClaimStep submit(Submission submission, ReviewRule rule) {
    Instant due =
        switch (state) {
          case Claimed claimed -> claimed.dueAt();
          case ChangesRequested changes -> changes.dueAt();
          case Submitted s -> Instant.MIN;
          case Rejected r -> Instant.MIN;
          case Earned e -> Instant.MIN;
          case Ended e -> Instant.MIN;
        };
    if (due.equals(Instant.MIN)) {
      return wrong("hand in a clip");
    }
    if (!submission.at().isBefore(due)) {
      return new ClaimRefusal.TooLate("hand in a clip", due);
    }
    return to(
        new Submitted(
            submission.id(),
            submission.clip(),
            submission.at(),
            submission.at().plus(rule.silence())));
  }

  /// The brand approves. Its silence does too: see [#onDue].
  ///
  /// @param line the ledger's line that the base is going to be
  public ClaimStep approve(SubmissionId submission, LineId line, ReleaseRule release, Instant now) {
    if (!(state instanceof Submitted submitted)) {
      return wrong("approve");
    }
    return submitted.submission().equals(submission)
        ? approved(submitted, line, release, now)
        : new ClaimRefusal.Superseded();
  }

  /// The brand asks for a change: at most so many rounds, and not after its silence has approved.
  public ClaimStep requestChanges(
      SubmissionId submission, String reason, ReviewRule rule, Instant now) {
    return switch (undecided(submission, "ask for changes", now)) {
      case ClaimRefusal refusal -> refusal;
      case Claim c when rounds >= rule.rounds() -> new ClaimRefusal.NoRoundLeft(rounds);
      case Claim c -> with(new ChangesRequested(reason, now.plus(rule.changes())), rounds + 1);
    };
  }

  /// The brand rejects, with a reason: not for good until the time for an appeal is over.
  public ClaimStep reject(SubmissionId submission, String reason, ReviewRule rule, Instant now) {
    return switch (undecided(submission, "reject", now)) {
      case ClaimRefusal refusal -> refusal;
      case Claim c when state instanceof Submitted submitted ->
          to(new Rejected(submission, submitted.clip(), reason, now.plus(rule.appeal()), null));
      case Claim c -> wrong("reject");
    };
  }

  /// The clipper asks an admin to decide.
  public ClaimStep appeal(String words, Instant now) {
    if (!(state instanceof Rejected rejected) || rejected.appeal() != null) {
      return wrong("appeal");
    }
    return now.isBefore(rejected.finalAt())
        ? to(
            new Rejected(
                rejected.submission(),
                rejected.clip(),
                rejected.reason(),
                rejected.finalAt(),
                words))
        : new ClaimRefusal.TooLate("appeal", rejected.finalAt());
  }

  /// An admin decides for the clipper.
  public ClaimStep upholdAppeal(LineId line, ReleaseRule release, Instant now) {
    return state instanceof Rejected rejected && rejected.appeal() != null
        ? to(
            new Approved(
                Approval.of(rejected.submission(), rejected.clip(), line, terms, release, now)))
        : wrong("decide an appeal");
  }

  /// An admin decides for the brand.
  public ClaimStep dismissAppeal(Instant now) {
    return state instanceof Rejected rejected && rejected.appeal() != null
        ? to(new RejectedForGood(rejected.reason(), now))
        : wrong("decide an appeal");
  }

  /// The clipper gives it up.
  public ClaimStep withdraw(Instant now) {
    return switch (state) {
      case Claimed c -> to(new Withdrawn(now));
      case Submitted s -> to(new Withdrawn(now));
      case ChangesRequested c -> to(new Withdrawn(now));
      case Rejected r -> wrong("withdraw");
      case Earned e -> wrong("withdraw");
      case Ended e -> wrong("withdraw");
    };
  }

  /// What time does by itself: a claim without a clip expires, silence approves, changes that were
  /// not delivered expire, a rejection without an appeal is final.
  ///
  /// @param line the ledger's line, should it be approved
  public ClaimStep onDue(LineId line, ReleaseRule release, Instant now) {
    Instant due = dueAt().orElse(Instant.MAX);
    if (now.isBefore(due)) {
      return wrong("end it by itself");
    }
    return switch (state) {
      case Claimed c -> to(new Expired(now));
      case ChangesRequested c -> to(new Expired(now));
      case Submitted submitted -> approved(submitted, line, release, now);
      case Rejected rejected -> to(new RejectedForGood(rejected.reason(), now));
      case Earned e -> wrong("end it by itself");
      case Ended e -> wrong("end it by itself");
    };
  }

  /// A post was confirmed. Only the first one counts; the release date and the bonus window follow
  /// from it.
  public Claim posted(Instant liveAt, ReleaseRule release) {
    return approval()
        .filter(approval -> approval.firstPostAt() == null)
        .map(approval -> earning(approval.posted(liveAt, terms, release)))
        .orElse(this);
  }

  /// A provider has reported views: more or fewer than before. They change the entitlement while
  /// the bonus window lasts, and count for the tier at any time. An older observation than the last
  /// changes nothing.
  public Claim observed(long views, Instant observedAt) {
    if (!(state instanceof Earned earned)) {
      return this;
    }
    Approval approval = earned.approval();
    if (approval.viewsAt() != null && observedAt.isBefore(approval.viewsAt())) {
      return this;
    }
    Micros nowEarned =
        approval.bonusCountsAt(observedAt) ? terms.earnedBy(views) : approval.earned();
    return earning(approval.observed(views, observedAt, nowEarned));
  }

  /// Views were struck, or a post was removed: what is left of them counts from now on, and what
  /// they entitled to falls with them even after the bonus window. It never rises then.
  public Claim recounted(long views, Instant now) {
    if (!(state instanceof Earned earned)) {
      return this;
    }
    Approval approval = earned.approval();
    Micros nowEarned = terms.earnedBy(views);
    return counted(
        approval,
        views,
        now,
        approval.bonusCountsAt(now) ? nowEarned : nowEarned.min(approval.earned()));
  }

  /// Views that were struck count again. While the bonus window lasts they earn anew; after it what
  /// was earned stays, however few there are by then.
  public Claim reinstated(long views, Instant now) {
    if (!(state instanceof Earned earned)) {
      return this;
    }
    Approval approval = earned.approval();
    return counted(
        approval,
        views,
        now,
        approval.bonusCountsAt(now) ? terms.earnedBy(views) : approval.earned());
  }

  private Claim counted(Approval approval, long views, Instant now, Micros nowEarned) {
    Instant at =
        approval.viewsAt() != null && approval.viewsAt().isAfter(now) ? approval.viewsAt() : now;
    return earning(approval.observed(views, at, nowEarned));
  }

  /// Whether the bonus reserve must be given back now.
  public boolean bonusWindowOver(Instant now) {
    return approval().filter(approval -> approval.windowOverAt(now)).isPresent();
  }

  /// The bonus window has ended: what is left of the reserve is the campaign's again.
  public Claim bonusWindowEnded() {
    return approval().map(approval -> earning(approval.windowEnded())).orElse(this);
  }

  /// The base was released.
  public Claim released() {
    return state instanceof Approved approved ? to(new Released(approved.approval())) : this;
  }

  /// The base was paid out.
  public Claim paidOut() {
    return state instanceof Earned earned ? to(new PaidOut(earned.approval())) : this;
  }

  /// What it had earned is lost by a decision: its place is free again. One that never was
  /// approved, or is revoked already, stays as it is.
  public Claim revoked(String reason, Instant now) {
    return state instanceof Earned ? to(new Revoked(reason, now)) : this;
  }

  /// The bank has returned what was paid out: released, as before.
  public Claim paidBack() {
    return state instanceof PaidOut paid ? to(new Released(paid.approval())) : this;
  }

  /// The same claim before its views were counted, under other terms: where its history is played
  /// again from.
  ///
  /// @throws IllegalStateException if nothing was approved
  public Claim uncounted(ClaimTerms otherTerms) {
    Approval approval =
        approval().orElseThrow(() -> new IllegalStateException(id + " was never approved"));
    return new Claim(
        id,
        campaign,
        brand,
        clipper,
        otherTerms,
        claimedAt,
        rounds,
        new Approved(approval.uncounted()));
  }

  /// Its money is not there any more: it ends undecided. One that is decided stays as it is.
  public Claim defunded(String reason, Instant now) {
    return state instanceof Live ? to(new Revoked(reason, now)) : this;
  }

  private ClaimStep undecided(SubmissionId submission, String command, Instant now) {
    if (!(state instanceof Submitted submitted)) {
      return wrong(command);
    }
    if (!submitted.submission().equals(submission)) {
      return new ClaimRefusal.Superseded();
    }
    return now.isBefore(submitted.silenceApprovesAt())
        ? this
        : new ClaimRefusal.TooLate(command, submitted.silenceApprovesAt());
  }

  private Claim approved(Submitted submitted, LineId line, ReleaseRule release, Instant now) {
    return to(
        new Approved(
            Approval.of(submitted.submission(), submitted.clip(), line, terms, release, now)));
  }

  private Claim earning(Approval approval) {
    return switch (state) {
      case Approved a -> to(new Approved(approval));
      case Released r -> to(new Released(approval));
      case PaidOut p -> to(new PaidOut(approval));
      case Live l -> this;
      case Ended e -> this;
    };
  }

  private ClaimRefusal wrong(String command) {
    return new ClaimRefusal.WrongState(state, command);
  }

  private Claim to(ClaimState next) {
    return with(next, rounds);
  }

  private Claim with(ClaimState next, int nowRounds) {
    return new Claim(id, campaign, brand, clipper, terms, claimedAt, nowRounds, next);
  }
}
