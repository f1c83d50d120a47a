package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of an approved clip.
///
/// @param line the ledger's line of the base; where views are paid for there is none of that name,
///   every increment is a line of its own
/// @param firstPostAt when its first post was confirmed; `null` while there is none
/// @param releaseAt when the base is due
/// @param bonusUntil until when views count; `null` where they earn nothing
/// @param bonusOpen whether what is reserved for views is still there
/// @param views the accepted views by now
/// @param viewsAt when they were observed; `null` before the first observation
/// @param earned what they have earned by now, cumulative: see [ClaimTerms#earnedBy]
public record Approval(
    SubmissionId submission,
    ClipId clip,
    LineId line,
    Instant at,
    @Nullable Instant firstPostAt,
    Instant releaseAt,
    @Nullable Instant bonusUntil,
    boolean bonusOpen,
    long views,
    @Nullable Instant viewsAt,
    Micros earned) {

  static Approval of(
      SubmissionId submission,
      ClipId clip,
      LineId line,
      ClaimTerms terms,
      ReleaseRule release,
      Instant now) {
    boolean viewsEarn = terms.viewsEarn();
    return new Approval(
        submission,
        clip,
        line,
        now,
        null,
        release.at(terms.poster(), now, null),
        viewsEarn ? now.plus(terms.window().unposted()) : null,
        viewsEarn,
        0,
        null,
        Micros.zero(terms.pricing().currency()));
  }

  Approval posted(Instant liveAt, ClaimTerms terms, ReleaseRule release) {
    return new Approval(
        submission,
        clip,
        line,
        at,
        liveAt,
        release.at(terms.poster(), at, liveAt),
        bonusCountsAt(liveAt) ? liveAt.plus(terms.window().posted()) : bonusUntil,
        bonusOpen,
        views,
        viewsAt,
        earned);
  }

  Approval observed(long seen, Instant observedAt, Micros nowEarned) {
    return new Approval(
        submission,
        clip,
        line,
        at,
        firstPostAt,
        releaseAt,
        bonusUntil,
        bonusOpen,
        seen,
        observedAt,
        nowEarned);
  }

  Approval uncounted() {
    return new Approval(
        submission,
        clip,
        line,
        at,
        firstPostAt,
        releaseAt,
        bonusUntil,
        bonusUntil != null,
        0,
        null,
        Micros.zero(earned.currency()));
  }

  Approval windowEnded() {
    return new Approval(
        submission,
        clip,
        line,
        at,
        firstPostAt,
        releaseAt,
        bonusUntil,
        false,
        views,
        viewsAt,
        earned);
  }

  boolean bonusCountsAt(Instant instant) {
    return bonusOpen && bonusUntil != null && instant.isBefore(bonusUntil);
  }

  boolean windowOverAt(Instant now) {
    return bonusOpen && bonusUntil != null && !now.isBefore(bonusUntil);
  }
}
