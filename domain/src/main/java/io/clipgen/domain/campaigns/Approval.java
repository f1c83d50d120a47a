package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of an approved clip.
///
/// @param line the ledger's line of the base
/// @param firstPostAt when its first post was confirmed; `null` while there is none
/// @param releaseAt when the base is due
/// @param bonusUntil until when views count; `null` where no bonus was reserved
/// @param bonusOpen whether the bonus reserve is still there
/// @param views the accepted views by now
/// @param viewsAt when they were observed; `null` before the first observation
/// @param bonus what they entitle to, cumulative
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
    Money bonus) {

  static Approval of(
      SubmissionId submission,
      ClipId clip,
      LineId line,
      ClaimTerms terms,
      ReleaseRule release,
      Instant now) {
    boolean bonusPossible = terms.bonusReserve().isPositive();
    return new Approval(
        submission,
        clip,
        line,
        now,
        null,
        release.at(terms.poster(), now, null),
        bonusPossible ? now.plus(terms.window().unposted()) : null,
        bonusPossible,
        0,
        null,
        Money.zero(terms.price().currency()));
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
        bonus);
  }

  Approval observed(long seen, Instant observedAt, Money entitled) {
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
        entitled);
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
        bonus);
  }

  boolean bonusCountsAt(Instant instant) {
    return bonusOpen && bonusUntil != null && instant.isBefore(bonusUntil);
  }

  boolean windowOverAt(Instant now) {
    return bonusOpen && bonusUntil != null && !now.isBefore(bonusUntil);
  }
}
