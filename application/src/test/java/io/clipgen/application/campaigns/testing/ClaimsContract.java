package io.clipgen.application.campaigns.testing;

import static io.clipgen.domain.campaigns.CampaignFixtures.NOW;
import static io.clipgen.domain.campaigns.CampaignFixtures.POLICY;
import static io.clipgen.domain.campaigns.CampaignFixtures.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds wherever claims are kept.
public abstract class ClaimsContract {

  private static final Instant LATER = NOW.plus(Duration.ofDays(1));

  protected abstract Campaigns campaigns();

  protected abstract Claims claims();

  protected abstract Transactions transactions();

  @Test
  void a_full_campaign_is_decided_when_none_of_its_claims_is_live() {
    Campaign campaign = Examples.open(offer(100_00, 2, 0));
    Campaign full = campaign.withPlaceTaken().withPlaceTaken();
    transactions().run(() -> campaigns().add(campaign.withPlaceTaken()));
    Claim first = added(Examples.claim(campaign, Examples.party()));
    Submission handed = handedIn(first);
    Claim submitted = saved(Examples.submitted(first, handed));
    saved(Examples.approved(submitted, handed));
    assertThat(decided()).as("one of two places is taken").isEmpty();

    Claim second = added(Examples.claim(campaign, Examples.party()));
    transactions().run(() -> campaigns().save(full));
    assertThat(decided()).as("a claim is live").isEmpty();
    Submission again = handedIn(second);
    Claim waiting = saved(Examples.submitted(second, again));
    assertThat(decided()).as("a clip waits").isEmpty();
    saved((Claim) waiting.reject(again.id(), "too dark", POLICY.review(), LATER));
    assertThat(decided()).as("a rejection is not final").isEmpty();

    saved(Examples.approved(waiting, again));
    assertThat(decided()).containsExactly(full.id());
    Campaign closed = (Campaign) full.complete(LATER);
    transactions().run(() -> campaigns().save(closed));
    assertThat(decided()).isEmpty();
  }

  private List<CampaignId> decided() {
    return campaigns().decided(100);
  }

  private Claim added() {
    Campaign campaign = Examples.open(offer(100_01, 5, 200));
    transactions().run(() -> campaigns().add(campaign));
    return added(Examples.claim(campaign, Examples.party()));
  }

  private Claim added(Claim claim) {
    transactions().run(() -> claims().add(claim));
    return claim;
  }

  private Claim saved(Claim claim) {
    transactions().run(() -> claims().save(claim));
    assertThat(claims().find(claim.id())).contains(claim);
    return claim;
  }

  private Submission handedIn(Claim claim) {
    Submission submission = Examples.submission(claim, LATER);
    transactions().run(() -> claims().add(submission));
    return submission;
  }

  private Claim approved() {
    Claim claim = added();
    Submission submission = handedIn(claim);
    return saved(Examples.approved(Examples.submitted(claim, submission), submission));
  }

  private static Approval approval(Claim claim) {
    return claim.approval().orElseThrow();
  }

  @Test
  void a_claim_comes_back_as_it_was_in_every_state() {
    Claim claim = added();
    assertThat(claims().find(claim.id())).contains(claim);
    Submission first = handedIn(claim);
    Claim submitted = saved(Examples.submitted(claim, first));
    saved((Claim) submitted.withdraw(LATER));
    saved((Claim) submitted.requestChanges(first.id(), "shorter", POLICY.review(), LATER));
    Claim rejected =
        saved((Claim) submitted.reject(first.id(), "off topic", POLICY.review(), LATER));
    Claim appealed = saved((Claim) rejected.appeal("it is not", LATER));
    saved((Claim) appealed.dismissAppeal(LATER));
    Claim approved = saved(Examples.approved(submitted, first));
    Claim posted = saved(approved.posted(LATER.plusSeconds(90), POLICY.release()));
    Claim seen = saved(posted.observed(600_000, LATER.plusSeconds(100)));
    saved(seen.bonusWindowEnded());
    saved(seen.released());
    saved(seen.paidOut());
  }

  @Test
  void only_the_clipper_and_the_brand_find_it_as_theirs() {
    Claim claim = added();
    Submission submission = handedIn(claim);
    transactions()
        .run(
            () -> {
              assertThat(claims().lockOfClipper(claim.id(), claim.clipper())).isEqualTo(claim);
              assertThat(claims().lockOfBrand(submission.id(), claim.brand())).isEqualTo(claim);
            });
    assertThatThrownBy(
            () -> transactions().run(() -> claims().lockOfClipper(claim.id(), claim.brand())))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> transactions().run(() -> claims().lockOfBrand(submission.id(), claim.clipper())))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void a_clipper_has_one_live_claim_on_a_campaign_and_any_number_of_decided_ones() {
    Campaign campaign = Examples.open(offer(100_01, 5, 200));
    transactions().run(() -> campaigns().add(campaign));
    var clipper = Examples.party();
    long price = campaign.offer().pricing().mostPerClip().minor();
    Claim first = added(Examples.claim(campaign, clipper));
    assertThat(claims().holdings(campaign.id(), clipper))
        .isEqualTo(new Claims.Holdings(true, 1, price));
    Claim second = Examples.claim(campaign, clipper);
    assertThatThrownBy(() -> added(second)).isInstanceOf(RuntimeException.class);
    Submission submission = handedIn(first);
    saved(Examples.approved(Examples.submitted(first, submission), submission));
    assertThat(claims().holdings(campaign.id(), clipper))
        .isEqualTo(new Claims.Holdings(false, 1, price));
    added(second);
    assertThat(claims().holdings(campaign.id(), clipper))
        .isEqualTo(new Claims.Holdings(true, 2, 2 * price));
    saved((Claim) second.withdraw(LATER));
    assertThat(claims().holdings(campaign.id(), clipper))
        .isEqualTo(new Claims.Holdings(false, 1, price));
  }

  @Test
  void what_is_due_is_found_from_its_instant_on() {
    Claim claim = added();
    Instant due = claim.dueAt().orElseThrow();
    assertThat(claims().due(due.minusSeconds(1), 1000)).doesNotContain(claim.id());
    assertThat(claims().due(due, 1000)).contains(claim.id());
    saved((Claim) claim.withdraw(due));
    assertThat(claims().due(due, 1000)).doesNotContain(claim.id());
  }

  @Test
  void bonus_windows_are_found_when_they_are_over_and_until_they_are_ended() {
    Claim claim = approved();
    Instant until = approval(claim).bonusUntil();
    assertThat(claims().bonusWindowsOver(until.minusSeconds(1), 1000)).doesNotContain(claim.id());
    assertThat(claims().bonusWindowsOver(until, 1000)).contains(claim.id());
    saved(claim.bonusWindowEnded());
    assertThat(claims().bonusWindowsOver(until, 1000)).doesNotContain(claim.id());
  }

  @Test
  void claims_are_released_and_paid_out_as_sets_and_only_forwards() {
    Claim one = approved();
    Claim two = approved();
    Claim live = added();
    var lines = List.of(approval(one).line(), approval(two).line());
    assertThat(transactions().call(() -> claims().markReleased(lines, List.of()))).isEqualTo(2);
    assertThat(transactions().call(() -> claims().markReleased(lines, List.of()))).isZero();
    assertThat(claims().find(one.id()).orElseThrow().state())
        .isInstanceOf(ClaimState.Released.class);
    var ids = List.of(one.id(), live.id());
    assertThat(transactions().call(() -> claims().markPaidOut(ids))).isEqualTo(1);
    assertThat(transactions().call(() -> claims().markReleased(lines, List.of()))).isZero();
    assertThat(claims().find(one.id()).orElseThrow().state())
        .isInstanceOf(ClaimState.PaidOut.class);
    assertThat(claims().find(live.id())).contains(live);
  }

  @Test
  void what_the_bank_returned_is_released_as_before() {
    Claim one = approved();
    Claim notPaid = approved();
    transactions().call(() -> claims().markPaidOut(List.of(one.id())));

    var ids = List.of(one.id(), notPaid.id());
    assertThat(transactions().call(() -> claims().markPaidBack(ids))).isEqualTo(1);

    assertThat(claims().find(one.id()).orElseThrow().state())
        .isEqualTo(new ClaimState.Released(approval(one)));
    assertThat(claims().find(notPaid.id())).contains(notPaid);
  }

  @Test
  void many_are_locked_and_written_at_once() {
    Claim one = approved();
    Claim two = approved();
    transactions()
        .run(
            () -> {
              var ids = List.of(two.id(), one.id(), new ClaimId(Examples.id()));
              List<Claim> locked = claims().lockAll(ids);
              assertThat(locked).containsExactlyInAnyOrder(one, two);
              claims().saveAll(locked.stream().map(claim -> claim.observed(7, LATER)).toList());
            });
    assertThat(approval(claims().find(two.id()).orElseThrow()).views()).isEqualTo(7);
  }

  @Test
  void reviews_are_kept_for_submissions() {
    Submission submission = handedIn(added());
    transactions()
        .run(
            () -> {
              claims().add(Review.approval(submission.id(), 5, "lovely", LATER));
              claims().add(Review.appeal(submission.id(), false, "looked at again", LATER));
            });
  }
}
