package io.clipgen.persistence.campaigns;

import static io.clipgen.domain.campaigns.CampaignFixtures.NOW;
import static io.clipgen.domain.campaigns.CampaignFixtures.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.campaigns.port.Strikes;
import io.clipgen.application.campaigns.query.CampaignBoard;
import io.clipgen.application.campaigns.query.CampaignBoard.Browse;
import io.clipgen.application.campaigns.query.CampaignBoard.Sort;
import io.clipgen.application.campaigns.testing.CampaignsContract;
import io.clipgen.application.campaigns.testing.ClaimsContract;
import io.clipgen.application.campaigns.testing.Examples;
import io.clipgen.application.campaigns.testing.StandingsContract;
import io.clipgen.application.campaigns.testing.StrikesContract;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.BonusCeiling;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Offer;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.campaigns.ReleaseRule;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.campaigns.ServicePackage;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcMarketplaceTest {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private final JdbcCampaigns campaigns = new JdbcCampaigns(db.database());
  private final JdbcClaims claims = new JdbcClaims(db.database());
  private final PartyId viewer = Examples.party();

  @BeforeEach
  void empty() {
    db.asOwner(
        "TRUNCATE campaigns.campaign, campaigns.invitation, campaigns.funding, campaigns.claim,"
            + " campaigns.submission, campaigns.review, campaigns.standing CASCADE");
  }

  @Nested
  class OfCampaigns extends CampaignsContract {
    @Override
    protected Campaigns campaigns() {
      return campaigns;
    }

    @Override
    protected Transactions transactions() {
      return db.database();
    }
  }

  @Nested
  class OfClaims extends ClaimsContract {
    @Override
    protected Campaigns campaigns() {
      return campaigns;
    }

    @Override
    protected Claims claims() {
      return claims;
    }

    @Override
    protected Transactions transactions() {
      return db.database();
    }
  }

  @Nested
  class OfStrikes extends StrikesContract {
    @Override
    protected Strikes strikes() {
      return new JdbcStrikes(db.database());
    }

    @Override
    protected Transactions transactions() {
      return db.database();
    }

    @Override
    protected Claim claim() {
      Campaign campaign = Examples.open(offer(100_00, 1, 0));
      Claim claim = Examples.claim(campaign, Examples.party());
      db.database()
          .run(
              () -> {
                campaigns.add(campaign);
                claims.add(claim);
              });
      return claim;
    }
  }

  @Nested
  class OfStandings extends StandingsContract {
    @Override
    protected Standings standings() {
      return new JdbcStandings(db.database());
    }

    @Override
    protected Transactions transactions() {
      return db.database();
    }
  }

  @Nested
  class Boards {

    private static final Pattern BUFFERS =
        Pattern.compile("\"Shared (?:Hit|Read) Blocks\": (\\d+)");

    private final CampaignBoard board = new JdbcCampaignBoard(db.database());

    private Campaign added(Campaign campaign) {
      db.database().run(() -> campaigns.add(campaign));
      return campaign;
    }

    private List<Campaign> all(String words, Platform platform, long minPrice, Sort sort) {
      var found = new ArrayList<Campaign>();
      String after = null;
      do {
        Page<Campaign> page =
            board.browse(new Browse(words, platform, minPrice, sort, after, 2), viewer, NOW);
        assertThat(page.items()).hasSizeBetween(1, 2);
        found.addAll(page.items());
        after = page.next();
      } while (after != null);
      return found;
    }

    @Test
    void pages_follow_each_other_without_gaps_in_every_order() {
      var cheap = added(Examples.open(offer(20_00, 1, 0)));
      var dear = added(Examples.open(offer(300_00, 1, 0)));
      var pro =
          added(
              Examples.open(
                  new Offer(
                      Money.usd(150_00),
                      1,
                      BonusCeiling.NONE,
                      Poster.CLIPPER,
                      ServicePackage.PRO,
                      Duration.ofDays(3),
                      1)));
      var middle = added(Examples.open(offer(200_00, 1, 0)));
      added(Examples.draft(Examples.party(), offer(500_00, 1, 0)));
      assertThat(all("", null, 0, Sort.NEWEST)).containsExactly(pro, middle, dear, cheap);
      assertThat(all("", null, 0, Sort.PRICE)).containsExactly(dear, middle, pro, cheap);
      assertThat(all("", null, 0, Sort.DEADLINE)).containsExactly(cheap, dear, pro, middle);
      assertThat(all("moon", Platform.TIKTOK, 200_00, Sort.PRICE)).containsExactly(dear, middle);
      assertThat(
              board.browse(new Browse("mars", null, 0, Sort.NEWEST, null, 2), viewer, NOW).items())
          .isEmpty();
      assertThatThrownBy(
              () ->
                  board.browse(new Browse("", null, 0, Sort.NEWEST, "1.nonsense", 2), viewer, NOW))
          .isInstanceOf(InvalidInput.class);
    }

    @Test
    void an_enterprise_campaign_is_listed_for_those_it_invites() {
      Campaign enterprise =
          added(
              Examples.open(
                  new Offer(
                      Money.usd(500_00),
                      1,
                      BonusCeiling.NONE,
                      Poster.CLIPPER,
                      ServicePackage.ENTERPRISE,
                      Duration.ofDays(3),
                      1)));
      var wanted = new Browse("", null, 0, Sort.NEWEST, null, 20);
      assertThat(board.browse(wanted, viewer, NOW).items()).isEmpty();
      db.database().run(() -> campaigns.invite(enterprise.id(), Set.of(viewer)));
      assertThat(board.browse(wanted, viewer, NOW).items()).containsExactly(enterprise);
    }

    @Test
    void a_draft_is_seen_by_its_brand_and_admins_alone() {
      Campaign draft = added(Examples.draft(Examples.party(), offer(100_00, 1, 0)));
      assertThat(board.find(draft.id(), draft.brand(), false)).contains(draft);
      assertThat(board.find(draft.id(), viewer, true)).contains(draft);
      assertThat(board.find(draft.id(), viewer, false)).isEmpty();
      assertThat(board.figures(draft.id(), viewer, false)).isEmpty();
      assertThat(board.own(draft.brand(), null, 20).items()).containsExactly(draft);
    }

    @Test
    void figures_add_up() {
      Campaign campaign = added(Examples.open(offer(100_00, 3, 200)));
      Claim claim = Examples.claim(campaign, viewer);
      Submission submission = Examples.submission(claim, NOW.plusSeconds(100));
      Claim approved = Examples.approved(Examples.submitted(claim, submission), submission);
      db.database()
          .run(
              () -> {
                campaigns.save(campaign.withPlaceTaken());
                claims.add(claim);
                claims.add(submission);
                claims.save(
                    approved
                        .posted(NOW.plusSeconds(200), ReleaseRule.defaults())
                        .observed(500_000, NOW.plusSeconds(300)));
                claims.add(Review.approval(submission.id(), 4, "good", NOW.plusSeconds(160)));
              });
      var figures = board.figures(campaign.id(), campaign.brand(), false).orElseThrow();
      assertThat(figures.views()).isEqualTo(500_000);
      assertThat(figures.spend()).isEqualTo(Money.usd(100_00 + 37_50));
      assertThat(figures.costPerThousandViews()).isEqualTo(Money.usd(28));
      assertThat(figures.approvalRate()).isEqualTo(1.0);
      assertThat(figures.reviewTime()).isEqualTo(Duration.ofSeconds(60));
      assertThat(figures.rating()).isEqualTo(4.0);

      Review appeal = Review.appeal(submission.id(), false, "seen again", NOW.plusSeconds(170));
      db.database().run(() -> claims.add(appeal));
      var claimBoard = new JdbcClaimBoard(db.database());
      assertThat(claimBoard.list(viewer, null, null, 20).items())
          .singleElement()
          .satisfies(
              view -> {
                assertThat(view.title()).isEqualTo(campaign.brief().title());
                assertThat(view.submissions().getFirst().reviews())
                    .extracting(Review::rating)
                    .containsExactly(4, null);
              });
      assertThat(claimBoard.list(campaign.brand(), campaign.id(), null, 20).items()).hasSize(1);
      assertThat(claimBoard.find(claim.id(), Examples.party(), false)).isEmpty();
      assertThat(claimBoard.find(claim.id(), Examples.party(), true)).isPresent();
    }

    private void fill() {
      db.asOwner(
          """
          INSERT INTO campaigns.campaign (id, brand, title, source, length_seconds, ratio, notes, platforms,
            deadline, price, currency, places, ceiling_bp, poster, package, turnaround_seconds, per_clipper,
            state, fixed, open_when_funded, taken, deposited, deposit_needed, posted_at, opened_at)
          SELECT gen_random_uuid(), gen_random_uuid(), 'Campaign ' || n, gen_random_uuid(), 15, 'PORTRAIT', '',
            '{tiktok}', '2027-01-01T00:00:00Z'::timestamptz + n * interval '1 second', 1000 + n % 5000, 'USD', 1,
            0, 'CLIPPER', 'CUSTOM', 604800, 1, 'OPEN', true, false, 0, 10000, 10000,
            '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'
          FROM generate_series(1, 20000) n
          """);
      db.asOwner("ANALYZE campaigns.campaign");
    }

    @Test
    void full_campaigns_are_found_by_an_index_among_many() {
      fill();
      String plan =
          db.database()
              .with(
                  handle ->
                      JdbcCampaigns.decided(handle, "EXPLAIN (FORMAT JSON) ", 100)
                          .mapTo(String.class)
                          .one());
      assertThat(plan).contains("campaign_full");
    }

    @Test
    void a_deep_page_costs_what_the_first_one_does() {
      fill();
      for (Sort sort : Sort.values()) {
        long first = buffers(sort, null);
        String deep = board.browse(new Browse("", null, 0, sort, null, 10_000), viewer, NOW).next();
        assertThat(buffers(sort, deep))
            .as(sort + ": buffers of a deep page, against " + first + " of the first")
            .isLessThanOrEqualTo(first * 12 / 10 + 5);
      }
    }

    private long buffers(Sort sort, String after) {
      var wanted = new Browse("", null, 0, sort, after, 20);
      String plan =
          db.database()
              .with(
                  handle ->
                      JdbcCampaignBoard.query(
                              handle,
                              "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ",
                              wanted,
                              viewer,
                              NOW)
                          .mapTo(String.class)
                          .one());
      // The first count in the plan is the top node's, which holds those of all below it.
      Matcher hit = BUFFERS.matcher(plan);
      long sum = 0;
      for (int i = 0; i < 2 && hit.find(); i++) {
        sum += Long.parseLong(hit.group(1));
      }
      return sum;
    }
  }
}
