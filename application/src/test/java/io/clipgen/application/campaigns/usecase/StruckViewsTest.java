package io.clipgen.application.campaigns.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.earnings.Holds;
import io.clipgen.application.earnings.testing.InMemoryBreaker;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.earnings.usecase.ReleaseLines;
import io.clipgen.application.publishing.PostLive;
import io.clipgen.application.publishing.PostsRemoved;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PostId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Views that were struck, and posts that were removed.
class StruckViewsTest {

  private final Market market = new Market();
  private Campaign campaign;
  private Claim claim;

  @BeforeEach
  void a_clip_of_70_dollars_to_its_clipper_is_posted() {
    campaign = market.opened(market.terms(100_00, 2, 200));
    claim = market.approved(market.claimed(campaign, market.clipper), market.clipper);
    new FollowPost(market.transactions, market.claims, market.books, market.policies)
        .handle(
            new PostLive(
                new PostId(new UUID(1, 9)), claim.id(), "tiktok", "u", market.clock.now()));
  }

  @Test
  void what_struck_views_had_earned_goes_back_while_it_is_held() {
    observe(600_000);

    StrikeViews.Done done = strike(550_000);

    assertThat(done.change().takenBack().held()).isEqualTo(Money.usd(35_00));
    assertThat(done.change().views()).isEqualTo(-550_000);
    assertThat(approval().views()).isEqualTo(50_000);
    assertThat(approval().earned().settled()).isEqualTo(Money.usd(0));
    assertThat(owed()).isEqualTo(Money.usd(0));
    assertThat(market.standings.get(market.clipper.party()).views()).isEqualTo(50_000);
    assertThat(market.outbox.events(ClaimChanged.class))
        .last()
        .satisfies(
            told -> {
              assertThat(told.what()).isEqualTo(ClaimChanged.What.VIEWS_STRUCK);
              assertThat(told.words()).contains("550000").contains("Bots");
            });
  }

  @Test
  void what_was_released_of_it_is_owed() {
    observe(600_000);
    release();

    StrikeViews.Done done = strike(200_000);

    assertThat(done.change().takenBack().owed()).isEqualTo(Money.usd(21_00));
    assertThat(owed()).isEqualTo(Money.usd(21_00));
  }

  @Test
  void a_fall_by_itself_leaves_what_was_released_and_a_strike_after_it_takes_only_its_own() {
    observe(600_000);
    release();
    observe(120_000);
    assertThat(owed()).isEqualTo(Money.usd(0));

    strike(100_000);

    assertThat(owed()).isEqualTo(Money.usd(14_00));
  }

  @Test
  void struck_views_stay_struck_whatever_is_reported_and_count_again_when_lifted() {
    observe(600_000);
    release();
    StrikeViews.Done done = strike(550_000);

    observe(620_000);
    assertThat(approval().views()).isEqualTo(70_000);

    StrikeViews.Done lifted =
        market.strikeViews.lift(market.admin, done.strike().id(), "They were real.");
    assertThat(lifted.change().posted()).isEqualTo(Money.usd(35_00));
    assertThat(market.actions.told())
        .containsExactly(
            "strike-views " + done.strike().id().text() + ": Bots.",
            "lift-strike " + done.strike().id().text() + ": They were real.");
    assertThat(approval().views()).isEqualTo(620_000);
    assertThatThrownBy(() -> market.strikeViews.lift(market.admin, done.strike().id(), "Again."))
        .isInstanceOf(Refused.class);
    release();
    assertThat(owed()).isEqualTo(Money.usd(0));
  }

  @Test
  void views_are_struck_after_the_bonus_window_too_and_the_money_is_the_campaigns() {
    observe(600_000);
    release();
    market.clock.advance(Duration.ofDays(91));
    market.endBonusWindows.run(market.clock.now());
    Money before = market.books.free(campaign.id());

    strike(550_000);

    assertThat(market.books.free(campaign.id())).isEqualTo(before.plus(Money.usd(35_00)));
    assertThat(owed()).isEqualTo(Money.usd(35_00));
  }

  @Test
  void what_returns_to_a_closed_campaign_goes_on_to_the_brand() {
    observe(600_000);
    release();
    market.closeCampaign.handle(market.brand, campaign.id());
    market.clock.advance(Duration.ofDays(91));
    market.endBonusWindows.run(market.clock.now());

    strike(550_000);

    assertThat(market.books.free(campaign.id())).isEqualTo(Money.usd(0));
  }

  @Test
  void nobody_strikes_more_than_there_is_or_without_evidence_or_without_being_an_admin() {
    observe(100);
    assertThatThrownBy(() -> strike(101)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(
            () ->
                market.strikeViews.strike(
                    market.admin, new StrikeViews.Command(claim.id(), 1, "Bots.", " ")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("evidence");
    assertThatThrownBy(
            () ->
                market.strikeViews.strike(
                    market.brand, new StrikeViews.Command(claim.id(), 1, "Bots.", "Look.")))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void a_removed_post_takes_its_views_and_what_they_earned_with_it() {
    observe(600_000);
    release();
    market.reported.put(claim.id(), 120_000L);

    PostsRemoved gone = removal();
    market.followRemoval.handle(gone);
    market.followRemoval.handle(gone);

    assertThat(owed()).isEqualTo(Money.usd(21_00));
    assertThat(approval().views()).isEqualTo(120_000);
    assertThat(
            market.outbox.events(ClaimChanged.class).stream()
                .filter(told -> told.what() == ClaimChanged.What.POST_REMOVED))
        .hasSize(1);
  }

  @Test
  void what_is_on_hold_when_its_views_are_struck_is_taken_back_when_the_hold_is_lifted() {
    observe(600_000);
    release();
    HoldId hold = hold();

    StrikeViews.Done done = strike(600_000);

    assertThat(done.change().takenBack().gross()).isEqualTo(Money.usd(0));
    assertThat(done.change().takenBack().waiting()).isEqualTo(Money.usd(35_00));
    assertThat(owed()).isEqualTo(Money.usd(0));
    Holds.Decided lifted = decide(hold, true);
    assertThat(owed()).isEqualTo(Money.usd(35_00));
    assertThat(lifted.returned()).isEqualTo(Money.usd(35_00));
    assertThat(market.books.balance(Account.bonus(claim.id()))).isEqualTo(Money.usd(140_00));
  }

  @Test
  void what_is_on_hold_when_its_post_is_removed_is_taken_back_when_the_hold_is_lifted() {
    observe(600_000);
    release();
    HoldId hold = hold();
    market.reported.put(claim.id(), 0L);
    market.followRemoval.handle(removal());
    assertThat(owed()).isEqualTo(Money.usd(0));

    decide(hold, true);

    assertThat(owed()).isEqualTo(Money.usd(35_00));
  }

  @Test
  void a_hold_and_what_is_decided_of_it_are_noted() {
    observe(600_000);
    HoldId lifted = hold();
    decide(lifted, true);
    HoldId upheld = hold();
    decide(upheld, false);

    assertThat(market.actions.told())
        .containsExactly(
            "place-hold " + lifted.text() + ": Is it real?",
            "lift-hold " + lifted.text() + ": We looked.",
            "place-hold " + upheld.text() + ": Is it real?",
            "uphold-hold " + upheld.text() + ": We looked.");
  }

  @Test
  void what_counts_again_before_the_hold_is_lifted_is_not_taken_back() {
    observe(600_000);
    release();
    HoldId hold = hold();
    StrikeViews.Done done = strike(600_000);
    market.strikeViews.lift(market.admin, done.strike().id(), "They were real.");

    decide(hold, true);

    assertThat(owed()).isEqualTo(Money.usd(0));
  }

  @Test
  void what_is_lost_with_its_hold_is_not_taken_back_besides() {
    observe(600_000);
    release();
    HoldId hold = hold();
    strike(600_000);

    decide(hold, false);

    assertThat(owed()).isEqualTo(Money.usd(0));
    assertThat(market.books.free(campaign.id())).isEqualTo(campaign.depositNeeded());
  }

  @Test
  void what_comes_back_from_a_lifted_hold_goes_on_to_the_brand_of_a_closed_campaign() {
    observe(600_000);
    release();
    market.closeCampaign.handle(market.brand, campaign.id());
    market.clock.advance(Duration.ofDays(91));
    market.endBonusWindows.run(market.clock.now());
    HoldId hold = hold();
    strike(600_000);

    decide(hold, true);

    assertThat(owed()).isEqualTo(Money.usd(35_00));
    assertThat(market.books.balance(Account.bonus(claim.id()))).isEqualTo(Money.usd(0));
    assertThat(market.books.free(campaign.id())).isEqualTo(Money.usd(0));
  }

  private HoldId hold() {
    return market
        .decideHolds
        .place(
            market.admin,
            new DecideHolds.Command(null, claim.id().text(), "Is it real?", "It looks bought."))
        .hold();
  }

  private Holds.Decided decide(HoldId hold, boolean lift) {
    return market.decideHolds.decide(market.admin, hold, lift, "We looked.");
  }

  private PostsRemoved removal() {
    return new PostsRemoved(
        List.of(
            new PostsRemoved.Removed(
                new PostId(new UUID(1, 9)), claim.id(), "Its owner deleted it.")),
        market.clock.now());
  }

  private void observe(long views) {
    market.reported.put(claim.id(), views);
    market.countViews.handle(
        new ViewsObserved(List.of(new ViewsObserved.Views(claim.id(), views)), market.clock.now()));
    market.clock.advance(Duration.ofHours(1));
  }

  private StrikeViews.Done strike(long views) {
    return market.strikeViews.strike(
        market.admin,
        new StrikeViews.Command(claim.id(), views, "Bots.", "They came within a minute."));
  }

  private void release() {
    market.clock.advance(Duration.ofDays(4));
    new ReleaseLines(
            market.books.lines,
            market.books.debts,
            market.books.ledger,
            new InMemoryBreaker(),
            market.outbox,
            market.transactions,
            market.ids,
            "USD")
        .run(market.clock.now());
  }

  private Approval approval() {
    return market.now(claim).approval().orElseThrow();
  }

  private Money owed() {
    return market.books.balance(Account.receivable(market.clipper.party()));
  }
}
