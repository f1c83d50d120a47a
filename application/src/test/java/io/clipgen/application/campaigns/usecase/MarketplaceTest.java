package io.clipgen.application.campaigns.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.CampaignChanged;
import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.campaigns.ClipApproved;
import io.clipgen.application.earnings.Books.LinesReleased;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.publishing.PostLive;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignState;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.ClaimingRefusal;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.campaigns.Tier;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.Split;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PostId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarketplaceTest {

  private final Market market = new Market();

  private void observe(Claim claim, long views) {
    market.countViews.handle(
        new ViewsObserved(List.of(new ViewsObserved.Views(claim.id(), views)), market.clock.now()));
    market.clock.advance(Duration.ofHours(1));
  }

  private void post(Claim claim) {
    new FollowPost(market.transactions, market.claims, market.books, market.policies)
        .handle(
            new PostLive(
                new PostId(new UUID(1, 9)), claim.id(), "tiktok", "u", market.clock.now()));
  }

  @Test
  void a_campaign_opens_by_itself_when_its_deposit_has_arrived() {
    Campaign campaign = market.posted(market.terms(100_00, 2, 200));
    var asked = market.fund(campaign.id(), campaign.depositNeeded(), "pm_card_visa", true);
    assertThat(asked.charged()).isGreaterThan(asked.deposit());
    assertThat(market.now(campaign).state()).isEqualTo(CampaignState.DRAFT);
    market.settle();
    assertThat(market.now(campaign).state()).isEqualTo(CampaignState.OPEN);
    assertThat(market.outbox.events(CampaignChanged.class))
        .extracting(CampaignChanged::what)
        .containsExactly(CampaignChanged.What.FUNDED);
  }

  @Test
  void a_refused_payment_leaves_a_draft_that_can_be_changed() {
    Campaign campaign = market.posted(market.terms(100_00, 2, 0));
    market.fund(campaign.id(), campaign.depositNeeded(), "pm_card_declined", true);
    var edit =
        new EditCampaign(
            market.transactions, market.campaigns, market.studio, market.policies, market.clock);
    var cheaper = new EditCampaign.Command(campaign.id(), before -> market.terms(50_00, 2, 0));
    assertThatThrownBy(() -> edit.handle(market.brand, cheaper)).isInstanceOf(Refused.class);
    market.settle();
    assertThat(edit.handle(market.brand, cheaper).offer().pricing().mostPerClip())
        .isEqualTo(Money.usd(50_00));
  }

  @Test
  void paying_what_is_missing_twice_charges_it_once() {
    Campaign campaign = market.posted(market.terms(100_00, 2, 0));
    var fund =
        new FundCampaign(
            market.transactions,
            market.campaigns,
            market.books,
            market.policies,
            market.clock,
            market.ids);
    var all = new FundCampaign.Command(campaign.id(), null, "pm_card_visa", true);
    market.fund(campaign.id(), Money.usd(50_00), "pm_card_visa", true);
    assertThat(fund.handle(market.brand, all).deposit())
        .isEqualTo(campaign.depositNeeded().minus(Money.usd(50_00)));
    assertThatThrownBy(() -> fund.handle(market.brand, all))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("funding-under-way"));
    market.settle();
    assertThat(market.now(campaign).deposited()).isEqualTo(campaign.depositNeeded());
  }

  @Test
  void a_claim_reserves_its_price_and_its_bonus_and_gives_the_source() {
    Campaign campaign = market.opened(market.terms(100_00, 1, 100));
    Money before = market.books.free(campaign.id());
    Claim claim = market.claimed(campaign, market.clipper);
    assertThat(before.minus(market.books.free(campaign.id()))).isEqualTo(Money.usd(170_00));
    assertThat(market.studio.grants).hasSize(1);
    assertThat(market.now(campaign).taken()).isEqualTo(1);
    assertThat(claim.terms().net()).isEqualTo(Money.usd(70_00));
    var late = market.claimCampaign.handle(market.other, new ClaimCampaign.Command(campaign.id()));
    assertThat(late)
        .isEqualTo(new ClaimCampaign.Outcome.Declined(new ClaimingRefusal.NoPlaceLeft(1)));
  }

  @Test
  void a_draft_is_nobody_elses_business() {
    Campaign draft = market.posted(market.terms(100_00, 1, 0));
    assertThatThrownBy(
            () ->
                market.claimCampaign.handle(market.clipper, new ClaimCampaign.Command(draft.id())))
        .isInstanceOf(NotFound.class);
    var stranger = Market.caller(9, "CLIENT");
    assertThatThrownBy(() -> market.closeCampaign.handle(stranger, draft.id()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void only_ones_own_clip_of_the_campaigns_video_is_taken() {
    Claim claim = market.claimed(market.opened(market.terms(100_00, 1, 0)), market.clipper);
    ClipId foreign =
        market.studio.make(new ClipId(new UUID(5, 1)), market.other.party(), market.source);
    ClipId elsewhere =
        market.studio.make(
            new ClipId(new UUID(5, 2)), market.clipper.party(), new SourceVideoId(new UUID(5, 3)));
    for (ClipId clip : List.of(foreign, elsewhere)) {
      assertThatThrownBy(
              () ->
                  market
                      .submitClip()
                      .handle(market.clipper, new SubmitClip.Command(claim.id(), clip, "")))
          .isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void an_approval_holds_the_share_counts_the_clip_and_asks_for_the_post() {
    Claim claim = market.claimed(market.opened(market.terms(100_01, 1, 0)), market.clipper);
    Claim approved = market.approved(claim, market.clipper);
    assertThat(approved.state()).isInstanceOf(ClaimState.Approved.class);
    assertThat(market.standings.get(market.clipper.party()).approvedClips()).isEqualTo(1);
    assertThat(market.outbox.events(ClipApproved.class))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.platforms()).containsExactly("tiktok");
              assertThat(event.caption()).contains("#cg");
            });
    assertThat(market.studio.shares).hasSize(1);
  }

  @Test
  void silence_approves_and_says_that_it_was_silence() {
    Claim claim = market.claimed(market.opened(market.terms(100_00, 1, 0)), market.clipper);
    market.submitted(claim, market.clipper);
    market.clock.advance(Duration.ofHours(72));
    assertThat(market.endDueClaims.run(market.clock.now())).isEqualTo(1);
    assertThat(market.endDueClaims.run(market.clock.now())).isZero();
    assertThat(market.now(claim).state()).isInstanceOf(ClaimState.Approved.class);
    assertThat(market.claims.reviews)
        .singleElement()
        .extracting(Review::by)
        .isEqualTo(Review.Judge.SILENCE);
  }

  @Test
  void a_claim_that_is_not_delivered_gives_place_and_money_back() {
    Campaign campaign = market.opened(market.terms(100_00, 1, 200));
    Money before = market.books.free(campaign.id());
    Claim claim = market.claimed(campaign, market.clipper);
    market.clock.advance(Duration.ofDays(7));
    market.endDueClaims.run(market.clock.now());
    assertThat(market.now(claim).state()).isInstanceOf(ClaimState.Expired.class);
    assertThat(market.now(campaign).taken()).isZero();
    assertThat(market.books.free(campaign.id())).isEqualTo(before);
    assertThat(market.outbox.events(ClaimChanged.class))
        .extracting(ClaimChanged::what)
        .contains(ClaimChanged.What.EXPIRED);
    assertThat(market.claimed(market.now(campaign), market.clipper).live()).isTrue();
  }

  @Test
  void a_rejection_waits_for_an_appeal_and_an_admin_may_approve_after_all() {
    Campaign campaign = market.opened(market.terms(100_00, 1, 0));
    Claim claim = market.claimed(campaign, market.clipper);
    Submission submission = market.submitted(claim, market.clipper);
    new RejectSubmission(
            market.transactions, market.claims, market.endings, market.policies, market.clock)
        .handle(market.brand, new RejectSubmission.Command(submission.id(), "too dark"));
    assertThat(market.now(campaign).taken()).isEqualTo(1);
    new AppealRejection(
            market.transactions, market.claims, market.endings, market.desk, market.clock)
        .handle(market.clipper, new AppealRejection.Command(claim.id(), "it is night in it"));
    market.clock.advance(Duration.ofDays(5));
    assertThat(market.endDueClaims.run(market.clock.now())).isZero();
    new DecideAppeal(
            market.transactions,
            market.claims,
            market.approvals,
            market.endings,
            market.desk,
            market.policies,
            market.clock,
            market.ids,
            market.actions)
        .handle(market.admin, new DecideAppeal.Command(claim.id(), true, "dark as asked for"));
    assertThat(market.now(claim).state()).isInstanceOf(ClaimState.Approved.class);
  }

  @Test
  void a_rejection_without_an_appeal_becomes_final() {
    Campaign campaign = market.opened(market.terms(100_00, 1, 0));
    Claim claim = market.claimed(campaign, market.clipper);
    Submission submission = market.submitted(claim, market.clipper);
    new RejectSubmission(
            market.transactions, market.claims, market.endings, market.policies, market.clock)
        .handle(market.brand, new RejectSubmission.Command(submission.id(), "too dark"));
    market.clock.advance(Duration.ofHours(72));
    market.endDueClaims.run(market.clock.now());
    assertThat(market.now(claim).state()).isInstanceOf(ClaimState.RejectedForGood.class);
    assertThat(market.books.free(campaign.id())).isEqualTo(Money.usd(100_00));
  }

  @Test
  void bonuses_and_tiers_follow_the_views_and_only_the_difference_is_posted() {
    Claim claim = market.claimed(market.opened(market.terms(100_01, 1, 200)), market.clipper);
    market.approved(claim, market.clipper);
    post(claim);
    observe(claim, 1_200_000);
    assertThat(market.now(claim).approval().orElseThrow().earned().settled())
        .isEqualTo(Money.usd(70_01));
    assertThat(market.standings.get(market.clipper.party()).tier()).isEqualTo(Tier.PLATINUM);
    observe(claim, 120_000);
    assertThat(market.now(claim).approval().orElseThrow().earned().settled())
        .isEqualTo(Money.usd(14_00));
    assertThat(market.standings.get(market.clipper.party()).views()).isEqualTo(120_000);
    assertThat(market.standings.get(market.clipper.party()).tier()).isEqualTo(Tier.PLATINUM);
  }

  @Test
  void what_a_closed_campaign_keeps_for_bonuses_follows_when_the_window_ends() {
    Campaign campaign = market.opened(market.terms(100_00, 1, 100));
    Claim claim = market.claimed(campaign, market.clipper);
    market.approved(claim, market.clipper);
    post(claim);
    Money atOnce = market.closeCampaign.handle(market.brand, campaign.id()).refunded();
    assertThat(atOnce).isEqualTo(campaign.depositNeeded().minus(Money.usd(170_00)));
    market.clock.advance(Duration.ofDays(90));
    assertThat(market.endBonusWindows.run(market.clock.now())).isEqualTo(1);
    assertThat(market.books.free(campaign.id())).isEqualTo(Money.usd(0));
    assertThat(market.now(claim).approval().orElseThrow().bonusOpen()).isFalse();
  }

  @Test
  void a_full_campaign_stays_open_until_all_is_decided_and_then_closes_by_itself() {
    Campaign campaign = market.opened(market.terms(100_00, 2, 100));
    Claim first = market.claimed(campaign, market.clipper);
    market.approved(first, market.clipper);
    assertThat(market.completeCampaigns.run(market.clock.now())).isZero();
    Claim second = market.claimed(campaign, market.other);
    Submission submission = market.submitted(second, market.other);
    new RejectSubmission(
            market.transactions, market.claims, market.endings, market.policies, market.clock)
        .handle(market.brand, new RejectSubmission.Command(submission.id(), "too dark"));
    assertThat(market.completeCampaigns.run(market.clock.now())).isZero();
    assertThat(market.now(campaign).state()).isEqualTo(CampaignState.OPEN);

    market.clock.advance(Duration.ofHours(72));
    market.endDueClaims.run(market.clock.now());
    assertThat(market.completeCampaigns.run(market.clock.now())).isZero();
    market.approved(
        market.claimed(campaign, Market.caller(9, "CLIPPER")), Market.caller(9, "CLIPPER"));
    market.outbox.clear();
    assertThat(market.completeCampaigns.run(market.clock.now())).isEqualTo(1);
    assertThat(market.completeCampaigns.run(market.clock.now())).isZero();
    assertThat(market.now(campaign).state()).isEqualTo(CampaignState.CLOSED);
    assertThat(market.books.free(campaign.id())).isEqualTo(Money.usd(0));
    assertThat(market.outbox.events(CampaignChanged.class))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.what()).isEqualTo(CampaignChanged.What.CLOSED);
              // Both clippers are Bronze: their bonus reserves of 100 % × 70 % stay.
              assertThat(told.money())
                  .isEqualTo(campaign.depositNeeded().minus(Money.usd(2 * 170_00)));
              assertThat(told.words()).contains("All its places");
            });
    assertThat(market.now(first).approval().orElseThrow().bonusOpen()).isTrue();
    var mails = new ArrayList<String>();
    var tell =
        new TellOfCampaign(
            (to, subject, text) -> mails.add(to + ": " + subject + "\n" + text),
            party -> Optional.of("brand@example.com"));
    market.outbox.events(CampaignChanged.class).forEach(tell::handle);
    assertThat(mails)
        .singleElement()
        .asString()
        .startsWith("brand@example.com: Your campaign is closed: Moments of the moon landing")
        .contains("All its places are taken by approved clips.", "30.00 USD that nobody");
  }

  @Test
  void a_deadline_ends_a_campaign_and_not_its_live_claims() {
    Campaign campaign = market.opened(market.terms(100_00, 2, 0));
    market.clock.advance(Duration.ofDays(29));
    Claim claim = market.claimed(campaign, market.clipper);
    market.clock.advance(Duration.ofDays(1));
    assertThat(market.expireCampaigns.run(market.clock.now())).isEqualTo(1);
    assertThat(market.now(campaign).state()).isEqualTo(CampaignState.EXPIRED);
    assertThat(market.approved(market.now(claim), market.clipper).state())
        .isInstanceOf(ClaimState.Approved.class);
  }

  @Test
  void a_released_line_releases_its_claim() {
    Claim claim = market.claimed(market.opened(market.terms(100_00, 1, 0)), market.clipper);
    var line = market.approved(claim, market.clipper).approval().orElseThrow().line();
    new MarkReleased(market.claims)
        .handle(
            new LinesReleased(
                List.of(
                    new LinesReleased.Released(
                        line, claim.id().text(), market.clipper.party(), Money.usd(70_00)))));
    assertThat(market.now(claim).state()).isInstanceOf(ClaimState.Released.class);
  }

  @Test
  void views_are_paid_for_as_they_come_and_the_rest_returns_at_the_end() {
    Campaign campaign = market.opened(market.perViews(500_00));
    assertThat(campaign.depositNeeded()).isEqualTo(Money.usd(500_00));
    Claim claim = market.approved(market.claimed(campaign, market.clipper), market.clipper);
    assertThat(market.books.free(campaign.id())).isEqualTo(Money.usd(400_00));
    assertThat(market.books.lines.lines()).isEmpty();
    post(claim);

    observe(claim, 999);
    assertThat(market.books.lines.lines()).isEmpty();
    observe(claim, 12_347);

    assertThat(market.now(claim).approval().orElseThrow().earned().micros()).isEqualTo(52_474_750);
    assertThat(market.books.lines.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.kind()).isEqualTo(Line.Kind.METERED);
              assertThat(line.split()).isEqualTo(new Split(Money.usd(3673), Money.usd(1574)));
            });
    assertThat(market.books.balance(Account.base(claim.id()))).isEqualTo(Money.usd(100_00 - 5247));

    market.clock.advance(Duration.ofDays(91));
    assertThat(market.endBonusWindows.run(market.clock.now())).isEqualTo(1);
    observe(claim, 20_000);

    assertThat(market.books.free(campaign.id())).isEqualTo(Money.usd(500_00 - 5247));
    assertThat(market.now(claim).approval().orElseThrow().views()).isEqualTo(20_000);
  }

  @Test
  void nobody_earns_more_than_the_caps_of_clip_clipper_and_campaign() {
    Campaign campaign = market.opened(market.perViews(200_00));
    Claim first = market.approved(market.claimed(campaign, market.clipper), market.clipper);
    post(first);
    observe(first, 10_000_000);
    assertThat(market.books.lines.lines())
        .extracting(line -> line.split().gross())
        .containsExactly(Money.usd(100_00));

    Claim second = market.claimed(campaign, market.clipper);
    assertThat(second.terms().base()).isEqualTo(Money.usd(50_00));
    market.approved(second, market.clipper);

    assertThat(refusal(campaign, market.clipper))
        .isEqualTo(new ClaimingRefusal.CapReached(Money.usd(150_00)));
    assertThat(refusal(campaign, market.other))
        .isEqualTo(new ClaimingRefusal.NotEnoughFunds(Money.usd(100_00)));
  }

  @Test
  void a_claim_that_is_paid_for_views_is_released_with_its_first_increment() {
    Campaign campaign = market.opened(market.perViews(200_00));
    Claim claim = market.approved(market.claimed(campaign, market.clipper), market.clipper);

    new MarkReleased(market.claims)
        .handle(
            new LinesReleased(
                List.of(
                    new LinesReleased.Released(
                        new LineId(market.ids.next()),
                        claim.id().text(),
                        claim.clipper(),
                        Money.usd(1)))));

    assertThat(market.now(claim).state()).isInstanceOf(ClaimState.Released.class);
  }

  private ClaimingRefusal refusal(Campaign campaign, Caller by) {
    var outcome = market.claimCampaign.handle(by, new ClaimCampaign.Command(campaign.id()));
    return ((ClaimCampaign.Outcome.Declined) outcome).refusal();
  }
}
