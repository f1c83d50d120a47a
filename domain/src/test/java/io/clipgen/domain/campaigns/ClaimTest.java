package io.clipgen.domain.campaigns;

import static io.clipgen.domain.campaigns.CampaignFixtures.NOW;
import static io.clipgen.domain.campaigns.CampaignFixtures.POLICY;
import static io.clipgen.domain.campaigns.CampaignFixtures.claim;
import static io.clipgen.domain.campaigns.CampaignFixtures.line;
import static io.clipgen.domain.campaigns.CampaignFixtures.offer;
import static io.clipgen.domain.campaigns.CampaignFixtures.submission;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTest {

  private final Claim claimed = claim(offer(10001, 3, 200), Tier.SILVER);
  private final Submission first = submission(1, NOW.plus(Duration.ofDays(1)));

  private Claim submitted() {
    return (Claim) claimed.submit(first, POLICY.review());
  }

  private Claim approved() {
    return (Claim) submitted().approve(first.id(), line(), POLICY.release(), first.at());
  }

  @Test
  void net_to_you_is_the_price_less_the_half_up_fee() {
    assertThat(claimed.terms().fee()).isEqualTo(Money.usd(2500));
    assertThat(claimed.terms().net()).isEqualTo(Money.usd(7501));
    assertThat(claimed.terms().rule()).isEqualTo("split/silver v1");
  }

  @Test
  void the_running_totals_of_the_bonus_are_those_of_the_specification() {
    assertThat(List.of(99_999L, 100_000L, 500_000L, 1_000_000L, 5_000_000L))
        .extracting(views -> claimed.terms().bonusFor(views).minor())
        .containsExactly(0L, 1500L, 3751L, 7501L, 15002L);
  }

  @Test
  void a_claim_that_delivers_nothing_expires_after_the_turnaround() {
    Instant due = claimed.claimedAt().plus(Duration.ofDays(7));
    assertThat(claimed.dueAt()).contains(due);
    assertThat(claimed.onDue(line(), POLICY.release(), due.minusMillis(1)))
        .isInstanceOf(ClaimRefusal.WrongState.class);
    assertThat(((Claim) claimed.onDue(line(), POLICY.release(), due)).takesPlace()).isFalse();
    assertThat(claimed.submit(submission(1, due), POLICY.review()))
        .isInstanceOf(ClaimRefusal.TooLate.class);
  }

  @Test
  void silence_for_72_hours_approves_and_then_a_rejection_is_too_late() {
    Instant due = first.at().plus(Duration.ofHours(72));
    assertThat(((Claim) submitted().onDue(line(), POLICY.release(), due)).state())
        .isInstanceOf(ClaimState.Approved.class);
    assertThat(submitted().reject(first.id(), "no", POLICY.review(), due))
        .isInstanceOf(ClaimRefusal.TooLate.class);
  }

  @Test
  void changes_are_asked_for_at_most_twice() {
    Claim claim = submitted();
    Instant at = first.at();
    for (int round = 1; round <= 2; round++) {
      claim =
          (Claim) claim.requestChanges(submission(round, at).id(), "shorter", POLICY.review(), at);
      at = at.plus(Duration.ofHours(1));
      claim = (Claim) claim.submit(submission(round + 1, at), POLICY.review());
    }
    assertThat(claim.requestChanges(submission(3, at).id(), "again", POLICY.review(), at))
        .isEqualTo(new ClaimRefusal.NoRoundLeft(2));
  }

  @Test
  void an_older_submission_cannot_be_decided_any_more() {
    Claim changed =
        (Claim) submitted().requestChanges(first.id(), "shorter", POLICY.review(), first.at());
    Claim again = (Claim) changed.submit(submission(2, first.at()), POLICY.review());
    assertThat(again.approve(first.id(), line(), POLICY.release(), first.at()))
        .isEqualTo(new ClaimRefusal.Superseded());
  }

  @Test
  void a_rejection_keeps_the_place_until_the_time_for_an_appeal_is_over() {
    Claim rejected =
        (Claim) submitted().reject(first.id(), "off topic", POLICY.review(), first.at());
    assertThat(rejected.takesPlace()).isTrue();
    Instant end = first.at().plus(Duration.ofHours(72));
    assertThat(rejected.appeal("it is on topic", end)).isInstanceOf(ClaimRefusal.TooLate.class);
    assertThat(((Claim) rejected.onDue(line(), POLICY.release(), end)).takesPlace()).isFalse();

    Claim appealed = (Claim) rejected.appeal("it is on topic", end.minusSeconds(1));
    assertThat(appealed.dueAt()).isEmpty();
    assertThat(((Claim) appealed.upholdAppeal(line(), POLICY.release(), end)).approval())
        .isPresent();
    assertThat(((Claim) appealed.dismissAppeal(end)).takesPlace()).isFalse();
  }

  @Test
  void the_base_is_released_three_days_after_the_post_and_never_later_than_ten_after_approval() {
    Instant approval = first.at();
    assertThat(approved().approval().orElseThrow().releaseAt())
        .isEqualTo(approval.plus(Duration.ofDays(10)));
    assertThat(releaseAfterPost(Duration.ofDays(2))).isEqualTo(approval.plus(Duration.ofDays(5)));
    assertThat(releaseAfterPost(Duration.ofDays(9))).isEqualTo(approval.plus(Duration.ofDays(10)));
    assertThat(POLICY.release().at(Poster.NOBODY, approval, null)).isEqualTo(approval);
  }

  private Instant releaseAfterPost(Duration after) {
    Claim posted = approved().posted(first.at().plus(after), POLICY.release());
    return posted.approval().orElseThrow().releaseAt();
  }

  @Test
  void views_count_for_ninety_days_from_the_first_post_and_fourteen_without_one() {
    assertThat(approved().bonusWindowOver(first.at().plus(Duration.ofDays(14)))).isTrue();
    Claim posted = approved().posted(first.at(), POLICY.release());
    Instant end = first.at().plus(Duration.ofDays(90));
    assertThat(posted.bonusWindowOver(end.minusSeconds(1))).isFalse();
    assertThat(posted.bonusWindowOver(end)).isTrue();
    assertThat(posted.observed(2_000_000, end).approval().orElseThrow().earned().settled())
        .isEqualTo(Money.usd(0));
  }

  @Test
  void a_post_after_the_fourteen_days_does_not_open_the_window_again() {
    Instant end = first.at().plus(Duration.ofDays(14));
    assertThat(approved().posted(end, POLICY.release()).bonusWindowOver(end)).isTrue();
    Claim justInTime = approved().posted(end.minusSeconds(1), POLICY.release());
    assertThat(justInTime.bonusWindowOver(end)).isFalse();
  }

  @Test
  void a_bonus_goes_up_and_down_and_up_again() {
    Claim posted = approved().posted(first.at(), POLICY.release());
    Claim up = posted.observed(1_000_000, first.at().plusSeconds(1));
    Claim down = up.observed(120_000, first.at().plusSeconds(2));
    Claim again = down.observed(600_000, first.at().plusSeconds(3));
    Claim late = again.observed(9_000_000, first.at().plusSeconds(2));
    assertThat(List.of(up, down, again, late))
        .extracting(claim -> claim.approval().orElseThrow().earned().settled().minor())
        .containsExactly(7501L, 1500L, 3751L, 3751L);
  }

  @Test
  void views_that_count_again_after_the_window_take_nothing_of_what_was_earned() {
    Claim posted = approved().posted(first.at(), POLICY.release());
    Instant end = first.at().plus(Duration.ofDays(90));
    Claim fallen = posted.observed(1_000_000, first.at().plusSeconds(1)).observed(0, end);

    Claim again = fallen.reinstated(1_000, end.plusSeconds(1));

    assertThat(again.approval().orElseThrow().views()).isEqualTo(1_000);
    assertThat(again.approval().orElseThrow().earned().settled()).isEqualTo(Money.usd(75_01));
    assertThat(fallen.recounted(0, end).approval().orElseThrow().earned().settled())
        .isEqualTo(Money.usd(0));
  }
}
