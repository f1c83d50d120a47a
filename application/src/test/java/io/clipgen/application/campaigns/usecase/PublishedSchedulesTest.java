package io.clipgen.application.campaigns.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.port.Schedules;
import io.clipgen.application.publishing.PostLive;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimTerms;
import io.clipgen.domain.campaigns.ClaimingRefusal;
import io.clipgen.domain.campaigns.Quote;
import io.clipgen.domain.campaigns.RuleBook;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.campaigns.ScheduleVersion;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.campaigns.Tier;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PostId;
import io.clipgen.domain.shared.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublishedSchedulesTest {

  private final Market market = new Market();
  private final PublishSchedule publish =
      new PublishSchedule(
          market.transactions, market.schedules, market.policies, market.clock, market.actions);
  private final SeeSchedules see =
      new SeeSchedules(market.policies, party -> Optional.of("admin@example.org"), market.clock);
  private final QuoteCampaign quote =
      new QuoteCampaign(market.campaigns, market.standings, market.policies);

  private void publish(Schedule content) {
    publish.handle(market.admin, new PublishSchedule.Command(content, "As agreed.", null));
  }

  /// Bronze at 60 % and +10 % from 1,000 views instead of 70 % and +20 % from 100,000.
  private static final TierPolicy OTHER_TIERS = tiers(6_000, 10);

  private static final BonusSchedule OTHER_BONUSES = BonusSchedule.parse("", "1000=1000");

  private static TierPolicy tiers(int bronze, long clipsForSilver) {
    var steps = TierPolicy.defaults().steps();
    return new TierPolicy(
        "",
        List.of(
            new TierPolicy.Step(Tier.BRONZE, Share.ofBasisPoints(bronze), 0, 0),
            new TierPolicy.Step(Tier.SILVER, Share.ofPercent(75), clipsForSilver, 100_000),
            steps.get(2),
            steps.get(3)));
  }

  @Test
  void a_publication_touches_nothing_that_was_agreed() {
    Campaign campaign = market.opened(market.terms(100_00, 2, 200));
    Claim claim = market.claimed(campaign, market.clipper);
    ClaimTerms agreed = claim.terms();

    publish(OTHER_TIERS);
    publish(OTHER_BONUSES);
    Claim approved = market.approved(claim, market.clipper);

    assertThat(approved.terms()).isEqualTo(agreed);
    assertThat(agreed.rule()).isEqualTo("split/bronze v1");
    var line = approved.approval().orElseThrow().line();
    assertThat(market.books.balance(Account.held(line))).isEqualTo(Money.usd(70_00));

    publish(BonusSchedule.parse("", "1000=20000"));
    new FollowPost(market.transactions, market.claims, market.books, market.policies)
        .handle(
            new PostLive(
                new PostId(new UUID(1, 9)), claim.id(), "tiktok", "u", market.clock.now()));
    observe(claim, 99_999);
    assertThat(market.now(claim).approval().orElseThrow().earned().settled())
        .isEqualTo(Money.usd(0));
    observe(claim, 100_000);
    assertThat(market.now(claim).approval().orElseThrow().earned().settled())
        .isEqualTo(Money.usd(14_00));
  }

  @Test
  void a_new_claim_gets_the_new_version() {
    Campaign campaign = market.opened(market.terms(100_00, 2, 200));
    market.claimed(campaign, market.clipper);
    publish(OTHER_TIERS);
    publish(OTHER_BONUSES);

    ClaimTerms terms = market.claimed(campaign, market.other).terms();

    assertThat(terms.rule()).isEqualTo("split/bronze v2");
    assertThat(terms.bonusRule()).isEqualTo("view-bonus v2");
    assertThat(terms.net()).isEqualTo(Money.usd(60_00));
    assertThat(terms.bonusFor(1_000)).isEqualTo(Money.usd(6_00));
  }

  @Test
  void a_quote_names_its_versions_and_can_be_insisted_on() {
    Campaign campaign = market.opened(market.terms(100_00, 2, 200));
    Quote quoted = quote.handle(market.clipper, campaign.id());
    assertThat(quoted.terms().rule()).isEqualTo("split/bronze v1");
    var insisting =
        new ClaimCampaign.Command(
            campaign.id(),
            new ClaimCampaign.Quoted(quoted.terms().rule(), quoted.terms().bonusRule()));

    publish(OTHER_TIERS);

    assertThat(market.claimCampaign.handle(market.clipper, insisting))
        .isEqualTo(
            new ClaimCampaign.Outcome.Declined(
                new ClaimingRefusal.TermsChanged("split/bronze v2", "view-bonus v1")));
    assertThat(quote.handle(market.clipper, campaign.id()).net()).isEqualTo(Money.usd(60_00));
    assertThat(market.claimed(campaign, market.clipper).terms().rule())
        .isEqualTo("split/bronze v2");
  }

  @Test
  void a_version_comes_into_force_at_its_date_and_the_newest_that_has_counts() {
    Instant later = market.clock.now().plus(Duration.ofDays(10));
    publish.handle(market.admin, new PublishSchedule.Command(OTHER_TIERS, "Later.", later));
    assertThat(market.policies.current().tiers().version()).isEqualTo("v1");
    assertThat(see.current().upcoming())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.version().from()).isEqualTo(later);
              assertThat(entry.publisher()).isNull();
              assertThat(entry.differences())
                  .containsExactly("Bronze: 60 % of the price instead of 70 %");
            });

    market.clock.set(later.minusNanos(1000));
    assertThat(market.policies.current().tiers().version()).isEqualTo("v1");
    market.clock.set(later);
    assertThat(market.policies.current().tiers().version()).isEqualTo("v2");
  }

  @Test
  void what_is_published_later_replaces_what_waits_for_its_date() {
    Instant later = market.clock.now().plus(Duration.ofDays(10));
    publish.handle(market.admin, new PublishSchedule.Command(OTHER_TIERS, "Later.", later));
    publish(tiers(7_500, 8));

    market.clock.set(later);

    assertThat(market.policies.current().tiers().version()).isEqualTo("v3");
    assertThat(see.history(market.admin, ScheduleKind.TIERS).versions())
        .extracting(entry -> entry.version().content().version() + " " + entry.standing())
        .containsExactly("v3 IN_FORCE", "v2 REPLACED", "v1 REPLACED");
  }

  @Test
  void the_history_says_who_when_why_and_what_differs() {
    publish(new CampaignFee("", Share.ofPercent(5)));
    var history = see.history(market.admin, null).versions();
    assertThat(history).hasSize(4);
    assertThat(history.get(2))
        .satisfies(
            entry -> {
              assertThat(entry.version().by()).isEqualTo(market.admin.party());
              assertThat(entry.version().publishedAt()).isEqualTo(market.clock.now());
              assertThat(entry.version().note()).isEqualTo("As agreed.");
              assertThat(entry.publisher()).isEqualTo("admin@example.org");
              assertThat(entry.differences())
                  .containsExactly("Campaign fee: 5 % of the deposit instead of 0 %");
            });
    assertThat(history.get(3).version().note()).isEqualTo(RuleBook.CONFIGURED);
  }

  @Test
  void a_publication_is_noted_by_its_name_and_what_is_refused_is_not() {
    publish(new CampaignFee("", Share.ofPercent(5)));
    assertThatThrownBy(() -> publish(new CampaignFee("", Share.ofPercent(5))))
        .isInstanceOf(InvalidInput.class);

    assertThat(market.actions.told())
        .containsExactly("publish-schedule campaign-fee v2: As agreed.");
  }

  @Test
  void a_configuration_that_no_longer_counts_is_named() {
    publish(new CampaignFee("", Share.ofPercent(5)));
    var edited =
        CampaignPolicy.defaults()
            .with(
                TierPolicy.defaults(),
                BonusSchedule.defaults(),
                new CampaignFee("v1", Share.ofPercent(1)));
    var restarted = new PublishedPolicies(edited, market.schedules, market.clock);

    assertThat(restarted.current().fee().rule()).isEqualTo("campaign-fee v2");
    assertThat(
            new SeeSchedules(restarted, party -> Optional.empty(), market.clock)
                .history(market.admin, null)
                .ignoredOfConfiguration())
        .containsExactly("Campaign fee: 1 % of the deposit instead of 0 %");
  }

  @Test
  void a_tier_that_a_schedule_gave_is_kept_when_the_next_one_asks_more() {
    market.standings.saveAll(Map.of(market.clipper.party(), new Standing(6, 0, Tier.BRONZE)));
    Campaign campaign = market.opened(market.terms(100_00, 2, 0));
    publish(tiers(7_000, 5));
    Claim first = market.claimed(campaign, market.clipper);
    assertThat(first.terms().rule()).isEqualTo("split/silver v2");
    market.withdraw(first, market.clipper);

    publish(tiers(7_000, 40));

    assertThat(market.claimed(campaign, market.clipper).terms().rule())
        .isEqualTo("split/silver v3");
  }

  @Test
  void whoever_has_reached_a_tier_keeps_it_without_doing_anything() {
    var raise = new RaiseTiers(market.transactions, market.standings, market.policies);
    for (int i = 0; i < 1_200; i++) {
      market.standings.saveAll(
          Map.of(Market.caller(100 + i, "CLIPPER").party(), new Standing(i % 10, 0, Tier.BRONZE)));
    }
    assertThat(raise.run(market.clock.now())).isZero();
    publish(tiers(7_000, 5));
    while (raise.run(market.clock.now()) > 0) {
      // Until all were looked at.
    }
    publish(tiers(7_000, 40));
    while (raise.run(market.clock.now()) > 0) {
      // Until all were looked at.
    }
    for (int i = 0; i < 1_200; i++) {
      assertThat(market.standings.get(Market.caller(100 + i, "CLIPPER").party()).tier())
          .isEqualTo(i % 10 >= 5 ? Tier.SILVER : Tier.BRONZE);
    }
  }

  @Test
  void only_administrators_publish_and_read_the_history() {
    assertThatThrownBy(
            () ->
                publish.handle(
                    market.brand, new PublishSchedule.Command(OTHER_TIERS, "Mine.", null)))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> see.history(market.clipper, null)).isInstanceOf(Forbidden.class);
  }

  @Test
  void what_cannot_be_published_is_named() {
    refused(TierPolicy.defaults(), "Why not?", null, "content");
    refused(OTHER_TIERS, " ", null, "note");
    refused(OTHER_TIERS, "x".repeat(501), null, "note");
    refused(OTHER_TIERS, "Yesterday.", market.clock.now().minusSeconds(1), "effectiveFrom");
    refused(BonusSchedule.parse("", "1000=20001"), "Much.", null, "steps[0].bonusBasisPoints");
  }

  private void refused(Schedule content, String note, Instant from, String field) {
    assertThatThrownBy(
            () -> publish.handle(market.admin, new PublishSchedule.Command(content, note, from)))
        .isInstanceOfSatisfying(
            InvalidInput.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }

  /// Another process publishes between any two readings.
  @Test
  void a_claim_made_while_versions_change_is_of_one_moment() {
    Campaign campaign = market.opened(market.terms(100_00, 20, 200));
    publish(OTHER_TIERS);
    publish(OTHER_BONUSES);
    List<ScheduleVersion> both = market.schedules.known();
    var flickering =
        new Schedules() {
          private int readings;

          @Override
          public List<ScheduleVersion> known() {
            return readings++ % 2 == 0 ? List.of() : both;
          }

          @Override
          public List<ScheduleVersion> lock() {
            return known();
          }

          @Override
          public void add(Collection<ScheduleVersion> versions) {
            throw new IllegalStateException("nothing is published here");
          }

          @Override
          public void settle() {}
        };
    var claim =
        new ClaimCampaign(
            market.transactions,
            market.campaigns,
            market.claims,
            market.standings,
            market.books,
            market.studio,
            new PublishedPolicies(CampaignPolicy.defaults(), flickering, market.clock),
            market.clock,
            market.ids);
    for (int i = 0; i < 6; i++) {
      var outcome =
          claim.handle(Market.caller(50 + i, "CLIPPER"), new ClaimCampaign.Command(campaign.id()));
      ClaimTerms terms = ((ClaimCampaign.Outcome.Taken) outcome).claim().terms();
      boolean old = terms.rule().equals("split/bronze v1");
      assertThat(terms.bonusRule()).isEqualTo(old ? "view-bonus v1" : "view-bonus v2");
      assertThat(terms.net()).isEqualTo(old ? Money.usd(70_00) : Money.usd(60_00));
      assertThat(terms.bonusFor(1_000)).isEqualTo(old ? Money.usd(0) : Money.usd(6_00));
    }
  }

  private void observe(Claim claim, long views) {
    market.countViews.handle(
        new ViewsObserved(List.of(new ViewsObserved.Views(claim.id(), views)), market.clock.now()));
    market.clock.advance(Duration.ofHours(1));
  }
}
