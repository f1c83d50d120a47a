package io.clipgen.domain.campaigns;

import static io.clipgen.domain.campaigns.CampaignFixtures.NOW;
import static io.clipgen.domain.campaigns.CampaignFixtures.POLICY;
import static io.clipgen.domain.campaigns.CampaignFixtures.line;
import static io.clipgen.domain.campaigns.CampaignFixtures.offer;
import static io.clipgen.domain.campaigns.CampaignFixtures.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class MarketplaceProperties {

  /// What somebody does next: `who` picks the clipper or the claim, `hours` pass before it.
  record Deed(Kind kind, int who, int hours, long views) {
    enum Kind {
      CLAIM,
      SUBMIT,
      APPROVE,
      REQUEST_CHANGES,
      REJECT,
      APPEAL,
      UPHOLD,
      DISMISS,
      WITHDRAW,
      TIME,
      POST,
      VIEWS,
      END_WINDOW,
      RELEASE,
      PAY_OUT,
      PAUSE,
      RESUME,
      CLOSE,
      EXPIRE
    }
  }

  @Provide
  Arbitrary<List<Deed>> histories() {
    return Combinators.combine(
            Arbitraries.of(Deed.Kind.class),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 100),
            Arbitraries.longs().between(0, 6_000_000))
        .as(Deed::new)
        .list()
        .ofMaxSize(80);
  }

  @Property
  void no_history_oversells_a_campaign_or_reaches_an_illegal_state(
      @ForAll("histories") List<Deed> history, @ForAll @IntRange(min = 1, max = 4) int places) {
    var market = new Market(open(offer(100_01, places, 100)));
    for (Deed deed : history) {
      market.play(deed);
      market.check();
    }
  }

  @Property
  void a_tier_is_never_lost(
      @ForAll @Size(max = 40) List<@LongRange(min = -700_000, max = 700_000) Long> changes) {
    Standing standing = Standing.START;
    for (long change : changes) {
      Standing next =
          change % 3 == 0
              ? standing.withApproval(POLICY.tiers())
              : standing.withViews(change, POLICY.tiers());
      assertThat(next.tier()).isGreaterThanOrEqualTo(standing.tier());
      assertThat(next.tier())
          .isGreaterThanOrEqualTo(POLICY.tiers().tierFor(next.approvedClips(), next.views()));
      standing = next;
    }
  }

  @Property
  void more_clips_or_views_never_give_a_lower_tier(
      @ForAll @LongRange(max = 200) long clips,
      @ForAll @LongRange(max = 2_000_000) long views,
      @ForAll @LongRange(max = 200) long moreClips,
      @ForAll @LongRange(max = 2_000_000) long moreViews) {
    assertThat(POLICY.tiers().tierFor(clips + moreClips, views + moreViews))
        .isGreaterThanOrEqualTo(POLICY.tiers().tierFor(clips, views));
  }

  @Property
  void the_bonus_depends_on_the_views_now_and_never_passes_the_reserve(
      @ForAll @LongRange(min = 1, max = 1_000_000_00) long cents,
      @ForAll Tier tier,
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 10_000_000) Long> readings,
      @ForAll @IntRange(max = 4) int ceiling) {
    var offer = offer(cents, 1, List.of(0, 20, 50, 100, 200).get(ceiling));
    ClaimTerms terms = POLICY.termsFor(offer, tier);
    long posted = 0;
    for (long views : readings) {
      Money entitled = terms.bonusFor(views);
      posted += entitled.minor() - posted;
      assertThat(entitled).isLessThanOrEqualTo(terms.bonusReserve());
      assertThat(terms.bonusFor(views + 1)).isGreaterThanOrEqualTo(entitled);
    }
    assertThat(posted).isEqualTo(terms.bonusFor(readings.get(readings.size() - 1)).minor());
  }

  @Property
  void the_deposit_needed_covers_all_claims_whatever_their_tiers(
      @ForAll @LongRange(min = 10_00, max = 1_000_000_00) long cents,
      @ForAll @Size(min = 1, max = 100) List<Tier> tiers) {
    var offer = offer(cents, tiers.size(), 200);
    Money left = FundingRule.depositNeeded(offer, POLICY.tiers());
    for (Tier tier : tiers) {
      ClaimTerms terms = POLICY.termsFor(offer, tier);
      left = left.minus(terms.base()).minus(terms.bonusReserve());
    }
    assertThat(left.isNegative()).isFalse();
  }

  /// A campaign with all its claims, as the use cases keep them.
  private static final class Market {
    private Campaign campaign;
    private final List<Claim> claims = new ArrayList<>();
    private Instant now = NOW;
    private int numbers;

    Market(Campaign campaign) {
      this.campaign = campaign;
    }

    void play(Deed deed) {
      now = now.plus(Duration.ofHours(deed.hours()));
      switch (deed.kind()) {
        case CLAIM -> claim(new PartyId(new UUID(9, deed.who())));
        case PAUSE -> campaign = next(campaign.pause(), campaign);
        case RESUME -> campaign = next(campaign.resume(now), campaign);
        case CLOSE -> campaign = next(campaign.close(now), campaign);
        case EXPIRE -> campaign = next(campaign.expire(now), campaign);
        default -> {
          if (!claims.isEmpty()) {
            int which = deed.who() % claims.size();
            change(which, moved(claims.get(which), deed));
          }
        }
      }
    }

    private void claim(PartyId clipper) {
      boolean live = claims.stream().anyMatch(c -> c.clipper().equals(clipper) && c.live());
      long held =
          claims.stream().filter(c -> c.clipper().equals(clipper) && c.takesPlace()).count();
      var request = new ClaimRequest(campaign, clipper, live, (int) held, Money.usd(0), false, now);
      if (ClaimingPolicy.firstRefusal(request).isEmpty()) {
        ClaimTerms terms = POLICY.termsFor(campaign.offer(), Tier.BRONZE);
        claims.add(Claim.take(new ClaimId(new UUID(8, ++numbers)), campaign, clipper, terms, now));
        campaign = campaign.withPlaceTaken();
      }
    }

    private ClaimStep moved(Claim claim, Deed deed) {
      SubmissionId current =
          claim.state() instanceof ClaimState.Submitted submitted
              ? submitted.submission()
              : new SubmissionId(new UUID(0, 0));
      return switch (deed.kind()) {
        case SUBMIT ->
            claim.submit(
                new Submission(
                    new SubmissionId(new UUID(8, ++numbers)),
                    claim.id(),
                    new ClipId(new UUID(8, numbers)),
                    "",
                    now),
                POLICY.review());
        case APPROVE -> claim.approve(current, line(), POLICY.release(), now);
        case REQUEST_CHANGES -> claim.requestChanges(current, "why", POLICY.review(), now);
        case REJECT -> claim.reject(current, "why", POLICY.review(), now);
        case APPEAL -> claim.appeal("but", now);
        case UPHOLD -> claim.upholdAppeal(line(), POLICY.release(), now);
        case DISMISS -> claim.dismissAppeal(now);
        case WITHDRAW -> claim.withdraw(now);
        case TIME -> claim.onDue(line(), POLICY.release(), now);
        case POST -> claim.posted(now, POLICY.release());
        case VIEWS -> claim.observed(deed.views(), now);
        case END_WINDOW -> claim.bonusWindowOver(now) ? claim.bonusWindowEnded() : claim;
        case RELEASE -> claim.released();
        case PAY_OUT -> claim.paidOut();
        case CLAIM, PAUSE, RESUME, CLOSE, EXPIRE -> claim;
      };
    }

    private void change(int which, ClaimStep step) {
      if (step instanceof Claim after) {
        Claim before = claims.set(which, after);
        assertThat(allowed(before.state()))
            .as(before.state() + " → " + after.state())
            .contains(after.state().getClass());
        if (before.takesPlace() && !after.takesPlace()) {
          campaign = campaign.withPlaceGivenBack();
        }
      }
    }

    void check() {
      long held = claims.stream().filter(Claim::takesPlace).count();
      assertThat(held).isEqualTo(campaign.taken()).isLessThanOrEqualTo(campaign.offer().places());
      for (Claim claim : claims) {
        assertThat(claim.rounds()).isLessThanOrEqualTo(POLICY.review().rounds());
        claim
            .approval()
            .ifPresent(
                approval -> {
                  assertThat(approval.earned().settled())
                      .isLessThanOrEqualTo(claim.terms().bonusReserve());
                  assertThat(approval.releaseAt())
                      .isBetween(approval.at(), approval.at().plus(POLICY.release().latest()));
                });
        long live =
            claims.stream().filter(c -> c.clipper().equals(claim.clipper()) && c.live()).count();
        assertThat(live).isLessThanOrEqualTo(1);
      }
    }

    private static Campaign next(CampaignStep step, Campaign before) {
      return step instanceof Campaign after ? after : before;
    }

    private static Set<Class<?>> allowed(ClaimState state) {
      return switch (state) {
        case ClaimState.Claimed c ->
            Set.of(
                ClaimState.Claimed.class,
                ClaimState.Submitted.class,
                ClaimState.Withdrawn.class,
                ClaimState.Expired.class);
        case ClaimState.Submitted s ->
            Set.of(
                ClaimState.Submitted.class,
                ClaimState.Approved.class,
                ClaimState.ChangesRequested.class,
                ClaimState.Rejected.class,
                ClaimState.Withdrawn.class);
        case ClaimState.ChangesRequested c ->
            Set.of(
                ClaimState.ChangesRequested.class,
                ClaimState.Submitted.class,
                ClaimState.Withdrawn.class,
                ClaimState.Expired.class);
        case ClaimState.Rejected r ->
            Set.of(
                ClaimState.Rejected.class,
                ClaimState.Approved.class,
                ClaimState.RejectedForGood.class);
        case ClaimState.Approved a ->
            Set.of(ClaimState.Approved.class, ClaimState.Released.class, ClaimState.PaidOut.class);
        case ClaimState.Released r -> Set.of(ClaimState.Released.class, ClaimState.PaidOut.class);
        case ClaimState.PaidOut p -> Set.of(ClaimState.PaidOut.class);
        case ClaimState.Ended e -> Set.of(e.getClass());
      };
    }
  }
}
