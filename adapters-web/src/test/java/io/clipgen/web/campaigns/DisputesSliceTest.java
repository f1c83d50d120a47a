package io.clipgen.web.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.DisputeChanged;
import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.EvidenceFiles;
import io.clipgen.application.campaigns.testing.FakeStudio;
import io.clipgen.application.campaigns.testing.InMemoryCampaigns;
import io.clipgen.application.campaigns.testing.InMemoryClaims;
import io.clipgen.application.campaigns.testing.InMemoryDisputes;
import io.clipgen.application.campaigns.testing.InMemoryStandings;
import io.clipgen.application.campaigns.testing.InMemoryStrikes;
import io.clipgen.application.campaigns.usecase.AppealRejection;
import io.clipgen.application.campaigns.usecase.Approvals;
import io.clipgen.application.campaigns.usecase.ApproveSubmission;
import io.clipgen.application.campaigns.usecase.BookFunding;
import io.clipgen.application.campaigns.usecase.ClaimCampaign;
import io.clipgen.application.campaigns.usecase.CountViews;
import io.clipgen.application.campaigns.usecase.DecideAppeal;
import io.clipgen.application.campaigns.usecase.DecideDispute;
import io.clipgen.application.campaigns.usecase.DisputeDesk;
import io.clipgen.application.campaigns.usecase.DisputeEvidence;
import io.clipgen.application.campaigns.usecase.Endings;
import io.clipgen.application.campaigns.usecase.FollowPost;
import io.clipgen.application.campaigns.usecase.FundCampaign;
import io.clipgen.application.campaigns.usecase.KeepClaims;
import io.clipgen.application.campaigns.usecase.MarkReleased;
import io.clipgen.application.campaigns.usecase.OpenDispute;
import io.clipgen.application.campaigns.usecase.PostCampaign;
import io.clipgen.application.campaigns.usecase.Recounts;
import io.clipgen.application.campaigns.usecase.RejectSubmission;
import io.clipgen.application.campaigns.usecase.StrikeViews;
import io.clipgen.application.campaigns.usecase.SubmitClip;
import io.clipgen.application.campaigns.usecase.Terms;
import io.clipgen.application.campaigns.usecase.WithdrawClaim;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.earnings.Books.CampaignFunded;
import io.clipgen.application.earnings.Books.LinesReleased;
import io.clipgen.application.earnings.Holds;
import io.clipgen.application.earnings.testing.InMemoryBooks;
import io.clipgen.application.earnings.testing.InMemoryBreaker;
import io.clipgen.application.earnings.testing.InMemoryHoldLog;
import io.clipgen.application.earnings.usecase.LedgerHolds;
import io.clipgen.application.earnings.usecase.ReleaseLines;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.publishing.PostLive;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.RecordingOutbox;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.campaigns.AspectRatio;
import io.clipgen.domain.campaigns.BonusCeiling;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.campaigns.ServicePackage;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.EvidenceId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.domain.shared.StrikeId;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes wrong after a clip was approved, or should have been: struck views and disputes, over
/// HTTP. A clip costs its brand 100.00, of which 70.00 are its clipper's.
class DisputesSliceTest {

  private static final int LARGEST_FILE = 1 << 20;

  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final RecordingOutbox outbox = new RecordingOutbox(transactions);
  private static final SettableClock clock = new SettableClock();
  private static final SequentialIds ids = new SequentialIds();
  private static final InMemoryBooks books = new InMemoryBooks(outbox, clock);
  private static final InMemoryClaims claims = new InMemoryClaims();
  private static final InMemoryCampaigns campaigns = new InMemoryCampaigns(claims);
  private static final InMemoryStandings standings = new InMemoryStandings();
  private static final InMemoryStrikes strikes = new InMemoryStrikes();
  private static final InMemoryDisputes disputes = new InMemoryDisputes();
  private static final Shelf shelf = new Shelf();
  private static final FakeStudio studio = new FakeStudio();
  private static final Map<ClaimId, Long> reported = new HashMap<>();
  private static final CampaignPolicies policies = CampaignPolicy::defaults;
  private static final Endings endings = new Endings(campaigns, claims, books, outbox);
  private static final DisputeDesk desk = new DisputeDesk(disputes, campaigns, outbox, ids);
  private static final Approvals approvals =
      new Approvals(campaigns, claims, standings, books, outbox, policies);
  private static final Holds holds =
      new LedgerHolds(
          books.ledger,
          new InMemoryHoldLog(),
          books.lines,
          books.lines,
          books.debts,
          books.reserves,
          books.fundings,
          clock,
          ids,
          "USD");
  private static final KeepClaims keeper =
      new KeepClaims(claims, campaigns, standings, endings, desk, policies, clock);
  private static final SubmitClip submit =
      new SubmitClip(transactions, claims, campaigns, studio, endings, policies, clock, ids);
  private static final DecideAppeal appeals =
      new DecideAppeal(
          transactions,
          claims,
          approvals,
          endings,
          desk,
          policies,
          clock,
          ids,
          new InMemoryAdminActions());

  @RegisterExtension
  static final WebSlice web =
      WebSlice.configured(
          Map.of("micronaut.server.multipart.max-file-size", 2 * LARGEST_FILE),
          clock,
          new MemoryBoards(campaigns, claims),
          submit,
          new WithdrawClaim(transactions, claims, endings, clock),
          new AppealRejection(transactions, claims, endings, desk, clock),
          appeals,
          new StrikeViews(
              transactions,
              claims,
              strikes,
              new Recounts(
                  claims, campaigns, strikes, standings, _ -> reported, books, endings, policies),
              endings,
              clock,
              ids,
              new InMemoryAdminActions()),
          new OpenDispute(transactions, claims, desk, holds, clock),
          new DisputeEvidence(
              transactions, disputes, disputes, claims, desk, shelf, clock, ids, LARGEST_FILE),
          new DecideDispute(
              transactions, disputes, appeals, holds, keeper, new InMemoryAdminActions()));

  private Caller brand;
  private Caller clipper;
  private Caller stranger;
  private Caller admin;
  private SourceVideoId source;

  @BeforeEach
  void two_sides_and_somebody_who_decides() {
    brand = web.client();
    clipper = web.clipper();
    stranger = web.clipper();
    admin = web.admin();
    source = new SourceVideoId(ids.next());
    studio.sources.put(source, brand.party());
  }

  @Nested
  class StruckViews {

    @Test
    void what_they_earned_goes_back_and_is_earned_again_when_they_count_after_all() {
      Claim claim = posted();
      observe(claim, 600_000);

      Answer struck = strike(claim, body(550_000, "Bots.", "They came within a minute."));

      assertThat(struck.status()).as(struck.text()).isEqualTo(201);
      assertThat(struck.at("views")).isEqualTo("-550000");
      assertThat(struck.at("takenBackHeld.amount")).isEqualTo("3500");
      assertThat(struck.at("nowOwed.amount")).isEqualTo("0");
      assertThat(struck.at("posted.amount")).isEqualTo("0");
      assertThat(struck.at("strike.reason")).isEqualTo("Bots.");
      assertThat(struck.at("strike.by")).isEqualTo(admin.party().text());
      Answer lifted = lift(struck.at("strike.id"), "{\"reason\":\"They were real.\"}");
      assertThat(lifted.status()).as(lifted.text()).isEqualTo(200);
      assertThat(lifted.at("views")).isEqualTo("550000");
      assertThat(lifted.at("posted.amount")).isEqualTo("3500");
      Answer list = web.as(admin).get(path(claim));
      assertThat(list.at("0.id")).isEqualTo(struck.at("strike.id"));
      assertThat(list.at("0.evidence")).isEqualTo("They came within a minute.");
      assertThat(list.at("0.lifted")).isEqualTo("true");
      assertProblem(lift(struck.at("strike.id"), "{\"reason\":\"Again.\"}"), 409, "strike-lifted");
    }

    @Test
    void what_was_released_of_it_is_owed() {
      Claim claim = posted();
      observe(claim, 600_000);
      release();

      Answer struck = strike(claim, body(200_000, "Bots.", "A log."));

      assertThat(struck.at("takenBackHeld.amount")).as(struck.text()).isEqualTo("0");
      assertThat(struck.at("nowOwed.amount")).isEqualTo("2100");
      assertThat(books.balance(Account.receivable(clipper.party()))).isEqualTo(Money.usd(21_00));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"reason\":\"Bots.\",\"evidence\":\"A log.\"}|views",
          "{\"views\":0,\"reason\":\"Bots.\",\"evidence\":\"A log.\"}|views",
          "{\"views\":-1,\"reason\":\"Bots.\",\"evidence\":\"A log.\"}|views",
          "{\"views\":\"many\",\"reason\":\"Bots.\",\"evidence\":\"A log.\"}|views",
          "{\"views\":101,\"reason\":\"Bots.\",\"evidence\":\"A log.\"}|views",
          "{\"views\":1,\"evidence\":\"A log.\"}|reason",
          "{\"views\":1,\"reason\":\" \",\"evidence\":\"A log.\"}|reason",
          "{\"views\":1,\"reason\":\"Bots.\"}|evidence",
          "{\"views\":1,\"reason\":\"Bots.\",\"evidence\":\" \"}|evidence",
        })
    void a_bad_body_names_the_field(String body, String field) {
      Claim claim = posted();
      observe(claim, 100);

      Answer answer = strike(claim, body);

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
      assertThat(web.as(admin).get(path(claim)).json().size()).isZero();
    }

    @Test
    void what_is_too_long_or_not_there_is_said_so() {
      Claim claim = posted();
      observe(claim, 100);
      String longest = "x".repeat(2000);

      assertThat(strike(claim, body(1, longest + "x", "A log.")).at("field")).isEqualTo("reason");
      assertThat(strike(claim, body(1, "Bots.", longest + "x")).at("field")).isEqualTo("evidence");
      Answer struck = strike(claim, body(1, longest, longest));
      assertThat(struck.status()).isEqualTo(201);
      String id = struck.at("strike.id");
      assertThat(lift(id, "{}").at("field")).isEqualTo("reason");
      assertThat(lift(id, "{\"reason\":\" \"}").at("field")).isEqualTo("reason");
      assertThat(lift("x", "{\"reason\":\"Real.\"}").at("field")).isEqualTo("id");
      String nobodys = new StrikeId(ids.next()).text();
      assertProblem(lift(nobodys, "{\"reason\":\"Real.\"}"), 404, "not-found");
      String good = body(1, "Bots.", "A log.");
      assertThat(strike("x", good).at("field")).isEqualTo("id");
      assertProblem(strike(new ClaimId(ids.next()).text(), good), 404, "not-found");
      assertProblem(strike(taken(opened()).id().text(), good), 409, "claim-state");
    }

    @Test
    void it_is_for_administrators() {
      Claim claim = posted();
      observe(claim, 100);
      String good = body(1, "Bots.", "A log.");
      String lift = "/api/v1/admin/strikes/" + strike(claim, good).at("strike.id") + "/lift";

      for (Caller caller : List.of(brand, clipper, stranger)) {
        assertProblem(web.as(caller).get(path(claim)), 403, "forbidden");
        assertProblem(web.as(caller).post(path(claim), good), 403, "forbidden");
        assertProblem(web.as(caller).post(lift, "{\"reason\":\"Real.\"}"), 403, "forbidden");
      }
      assertThat(web.anonymous().post(path(claim), good).status()).isEqualTo(401);
      assertThat(web.as(admin).get(path(claim)).json().size()).isEqualTo(1);
    }

    private Answer strike(Claim claim, String body) {
      return strike(claim.id().text(), body);
    }

    private Answer strike(String claim, String body) {
      return web.as(admin).post("/api/v1/admin/claims/" + claim + "/strikes", body);
    }

    private Answer lift(String strike, String body) {
      return web.as(admin).post("/api/v1/admin/strikes/" + strike + "/lift", body);
    }

    private String path(Claim claim) {
      return "/api/v1/admin/claims/" + claim.id().text() + "/strikes";
    }

    private static String body(long views, String reason, String evidence) {
      return "{\"views\":%d,\"reason\":\"%s\",\"evidence\":\"%s\"}"
          .formatted(views, reason, evidence);
    }
  }

  @Nested
  class Approved {

    @Test
    void a_brand_doubts_a_clip_both_sides_speak_and_the_price_is_the_campaigns_again() {
      Claim claim = approved();

      Answer opened =
          open(brand, claim, "{\"reason\":\"A rival.\",\"links\":[\"https://example.com/1\"]}");

      assertThat(opened.status()).as(opened.text()).isEqualTo(201);
      assertThat(opened.at("kind")).isEqualTo("approval");
      assertThat(opened.at("state")).isEqualTo("open");
      assertThat(opened.at("hold")).isNotEmpty();
      assertThat(opened.at("openedBy")).isEqualTo(brand.party().text());
      assertTold(clipper, DisputeChanged.What.OPENED);
      String id = opened.at("id");
      assertThat(web.as(clipper).get("/api/v1/disputes").at("items.0.id")).isEqualTo(id);

      Answer said = say(clipper, id, "{\"text\":\"It was in the brief.\"}");
      assertThat(said.status()).as(said.text()).isEqualTo(201);
      assertTold(brand, DisputeChanged.What.ANSWERED);
      Answer shown = show(clipper, id, "../brief \u2013 v1.pdf", "%PDF-1.7 the brief");
      assertThat(shown.status()).as(shown.text()).isEqualTo(201);
      assertThat(shown.at("fileType")).isEqualTo("application/pdf");
      assertThat(say(brand, id, "{\"text\":\"Not in mine.\"}").status()).isEqualTo(201);
      Answer seen = web.as(brand).get("/api/v1/disputes/" + id);
      assertThat(seen.json().get("evidence").size()).isEqualTo(4);
      assertThat(seen.at("evidence.0.links.0")).isEqualTo("https://example.com/1");
      assertThat(seen.at("evidence.1.text")).isEqualTo("It was in the brief.");
      assertThat(seen.at("evidence.2.fileBytes")).isEqualTo("18");
      assertThat(seen.at("evidence.3.by")).isEqualTo(brand.party().text());
      Answer file = web.as(brand).get("/api/v1/disputes/" + id + "/files/" + shown.at("id"));
      assertThat(file.text()).isEqualTo("%PDF-1.7 the brief");
      assertThat(file.header("X-Content-Type-Options")).contains("nosniff");
      assertThat(file.header("Content-Disposition").orElseThrow())
          .startsWith("attachment")
          .doesNotContain("/", "\u2013");

      release();
      assertThat(available()).as("nothing is released meanwhile").isEqualTo(Money.usd(0));
      Money before = books.free(claim.campaign());
      assertThat(web.as(admin).get("/api/v1/admin/disputes?state=open").text()).contains(id);
      Answer decided = decide(id, "brand");
      assertThat(decided.status()).as(decided.text()).isEqualTo(200);
      assertThat(decided.at("dispute.decidedFor")).isEqualTo("brand");
      // The price, and what was set aside for views: 200 % of the clipper's 70.00.
      assertThat(decided.at("toCampaign.amount")).isEqualTo("24000");
      assertThat(books.free(claim.campaign()).minus(before)).isEqualTo(Money.usd(240_00));
      assertThat(decided.at("toClipper.amount")).isEqualTo("0");
      assertThat(claims.find(claim.id()).orElseThrow().state().words()).isEqualTo("revoked");
      assertTold(clipper, DisputeChanged.What.DECIDED_FOR_BRAND);
      assertThat(web.as(admin).get("/api/v1/admin/disputes?state=decided").text()).contains(id);
      assertThat(web.as(admin).get("/api/v1/admin/disputes?state=open").text()).doesNotContain(id);
      assertProblem(decide(id, "clipper"), 409, "dispute-decided");
      assertProblem(say(clipper, id, "{\"text\":\"But!\"}"), 409, "dispute-decided");
      assertProblem(show(clipper, id, "x.txt", "But!"), 409, "dispute-decided");
    }

    @Test
    void decided_for_the_clipper_the_clip_is_paid() {
      Claim claim = approved();
      String id = open(brand, claim, "{\"reason\":\"A rival.\"}").at("id");
      release();

      Answer decided = decide(id, "clipper");

      assertThat(decided.at("toClipper.amount")).as(decided.text()).isEqualTo("7000");
      assertThat(decided.at("toCampaign.amount")).isEqualTo("0");
      assertThat(decided.at("dispute.decision")).isEqualTo("Seen.");
      release();
      assertThat(available()).isEqualTo(Money.usd(70_00));
      assertProblem(open(brand, claim, "{\"reason\":\"Still.\"}"), 409, "not-disputable");
    }

    @Test
    void a_clipper_answers_a_hold_and_nothing_else() {
      Claim claim = approved();
      assertProblem(open(clipper, claim, "{\"reason\":\"Why?\"}"), 409, "not-disputable");
      transactions.run(
          () -> holds.place(claim.id().text(), null, "Bots.", "A log.", admin.party()));
      assertProblem(open(brand, claim, "{\"reason\":\"Me too.\"}"), 409, "held-already");

      Answer opened = open(clipper, claim, "{\"reason\":\"They are real.\"}");

      assertThat(opened.at("kind")).as(opened.text()).isEqualTo("hold");
      assertTold(brand, DisputeChanged.What.OPENED);
      assertProblem(open(clipper, claim, "{\"reason\":\"Again.\"}"), 409, "disputed-already");
      assertProblem(open(brand, claim, "{\"reason\":\"Again.\"}"), 409, "disputed-already");
      assertThat(decide(opened.at("id"), "clipper").at("toClipper.amount")).isEqualTo("7000");
    }
  }

  @Nested
  class Appealed {

    @Test
    void an_appeal_is_a_dispute_and_upheld_it_pays_the_clip() {
      Claim claim = rejected();
      assertProblem(open(clipper, claim, "{\"reason\":\"Unfair.\"}"), 409, "not-disputable");
      String id = appealed(claim);

      assertThat(say(brand, id, "{\"text\":\"It is dark.\"}").status()).isEqualTo(201);
      assertThat(show(clipper, id, "frame.txt", "as bright as day").status()).isEqualTo(201);
      Answer seen = web.as(clipper).get("/api/v1/disputes/" + id);
      assertThat(seen.at("dispute.kind")).isEqualTo("rejection");
      assertThat(seen.at("evidence.0.text")).isEqualTo("It is night.");
      assertThat(seen.json().get("evidence").size()).isEqualTo(3);
      Answer decided = decide(id, "clipper");

      assertThat(decided.at("toClipper.amount")).as(decided.text()).isEqualTo("7000");
      assertThat(decided.at("fee.amount")).isEqualTo("3000");
      assertThat(claims.find(claim.id()).orElseThrow().approval()).isPresent();
      assertTold(clipper, DisputeChanged.What.DECIDED_FOR_CLIPPER);
    }

    @Test
    void dismissed_it_gives_the_price_back() {
      Claim claim = rejected();
      Money before = books.free(claim.campaign());
      String id = appealed(claim);

      Answer decided = decide(id, "brand");

      // With what was set aside for views: 200 % of the clipper's 70.00.
      assertThat(decided.at("toCampaign.amount")).as(decided.text()).isEqualTo("24000");
      assertThat(decided.at("dispute.state")).isEqualTo("decided");
      assertThat(books.free(claim.campaign()).minus(before)).isEqualTo(Money.usd(240_00));
      assertThat(claims.find(claim.id()).orElseThrow().approval()).isEmpty();
    }

    @Test
    void where_views_are_paid_for_nothing_is_the_clippers_before_they_come() {
      var perViews =
          new Pricing.PerThousandViews(
              new Micros(4_250_000, "USD"),
              1_000,
              Money.usd(100_00),
              Money.usd(150_00),
              Money.usd(300_00),
              Duration.ofDays(3));
      Claim claim = rejected(submitted(opened(perViews)));

      Answer decided = decide(appealed(claim), "clipper");

      assertThat(decided.at("toClipper.amount")).as(decided.text()).isEqualTo("0");
      assertThat(decided.at("fee.amount")).isEqualTo("0");
      assertThat(claims.find(claim.id()).orElseThrow().approval()).isPresent();
    }

    private String appealed(Claim claim) {
      Answer appealed =
          web.as(clipper)
              .post(
                  "/api/v1/claims/" + claim.id().text() + "/appeal",
                  "{\"reason\":\"It is night.\"}");
      assertThat(appealed.status()).as(appealed.text()).isEqualTo(200);
      return web.as(brand).get("/api/v1/disputes").at("items.0.id");
    }
  }

  @Nested
  class Refusals {

    private Claim claim;
    private String id;

    @BeforeEach
    void a_dispute() {
      claim = approved();
      id = open(brand, claim, "{\"reason\":\"A rival.\"}").at("id");
    }

    @Test
    void an_opening_names_the_field() {
      Claim other = approved();

      assertThat(open(brand, other, "{}").at("field")).isEqualTo("reason");
      assertThat(open(brand, other, "{\"reason\":\" \"}").at("field")).isEqualTo("reason");
      assertThat(open(brand, other, "{\"reason\":\"" + "x".repeat(2001) + "\"}").at("field"))
          .isEqualTo("reason");
      Answer links =
          open(brand, other, "{\"reason\":\"A rival.\",\"links\":[\"javascript:alert(1)\"]}");
      assertThat(links.at("field")).as(links.text()).isEqualTo("links");
      assertThat(post(brand, "/api/v1/claims/x/disputes", "{\"reason\":\"A rival.\"}").at("field"))
          .isEqualTo("id");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{}|text",
          "{\"text\":\" \"}|text",
          "{\"text\":\"Look.\",\"links\":[\"ftp://example.com/\"]}|links",
          "{\"text\":\"Look.\",\"links\":[\"https://\"]}|links",
          "{\"text\":\"Look.\",\"links\":\"https://example.com/\"}|links",
        })
    void a_statement_names_the_field(String body, String field) {
      Answer answer = say(clipper, id, body);

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
    }

    @Test
    void a_statement_has_an_end_and_ten_links_at_most() {
      assertThat(say(clipper, id, "{\"text\":\"" + "x".repeat(4001) + "\"}").at("field"))
          .isEqualTo("text");
      String link = "\"https://example.com/\"";
      String ten = link + ("," + link).repeat(9);
      assertThat(say(clipper, id, links(ten)).status()).isEqualTo(201);
      assertThat(say(clipper, id, links(ten + "," + link)).at("field")).isEqualTo("links");
    }

    @Test
    void a_file_is_of_a_kind_that_can_be_looked_at_and_not_too_large() {
      Answer none =
          web.as(clipper)
              .send(
                  "/api/v1/disputes/" + id + "/files",
                  request ->
                      request
                          .header("Content-Type", "multipart/form-data; boundary=b")
                          .POST(BodyPublishers.ofByteArray(form("other", "x.txt", "x"))));
      assertThat(none.status()).as(none.text()).isEqualTo(400);
      assertThat(none.at("field")).isEqualTo("file");
      Answer odd = show(clipper, id, "x.pdf", "MZ\u0000\u0001");
      assertThat(odd.at("field")).as(odd.text()).isEqualTo("file");
      assertThat(odd.at("detail")).contains("PDF");
      Answer large = show(clipper, id, "x.txt", "x".repeat(LARGEST_FILE + 1));
      assertThat(large.status()).as(large.text()).isEqualTo(400);
      assertThat(large.at("field")).isEqualTo("file");
      assertThat(large.at("detail")).contains("1 MB");
      Answer timeline = web.as(clipper).get("/api/v1/disputes/" + id);
      assertThat(timeline.json().get("evidence").size()).isEqualTo(1);
    }

    @Test
    void where_there_is_no_room_for_a_file_that_is_said_and_nothing_of_it_is_kept() {
      shelf.full = true;
      try {
        assertProblem(show(clipper, id, "x.txt", "Look."), 507, "storage-full");
      } finally {
        shelf.full = false;
      }

      Answer timeline = web.as(clipper).get("/api/v1/disputes/" + id);
      assertThat(timeline.json().get("evidence").size()).isEqualTo(1);
      assertThat(show(clipper, id, "x.txt", "Look.").status()).isEqualTo(201);
    }

    @Test
    void a_decision_names_the_field() {
      String path = "/api/v1/admin/disputes/" + id + "/decide";

      assertThat(post(admin, path, "{\"reason\":\"Seen.\"}").at("field")).isEqualTo("decision");
      assertThat(post(admin, path, "{\"decision\":\"maybe\",\"reason\":\"Seen.\"}").at("field"))
          .isEqualTo("decision");
      assertThat(post(admin, path, "{\"decision\":\"brand\"}").at("field")).isEqualTo("reason");
      assertThat(post(admin, path, "{\"decision\":\"brand\",\"reason\":\" \"}").at("field"))
          .isEqualTo("reason");
      assertThat(web.as(admin).get("/api/v1/admin/disputes?state=odd").at("field"))
          .isEqualTo("state");
      assertProblem(decide(new DisputeId(ids.next()).text(), "brand"), 404, "not-found");
      assertThat(disputes.find(DisputeId.parse(id)).orElseThrow().open()).isTrue();
    }

    @Test
    void only_its_sides_and_administrators_see_a_dispute_and_only_its_sides_speak() {
      String file = show(clipper, id, "x.txt", "Look.").at("id");
      String path = "/api/v1/disputes/" + id;

      for (Caller caller : List.of(stranger, web.client())) {
        assertProblem(web.as(caller).get(path), 404, "not-found");
        assertProblem(web.as(caller).get(path + "/files/" + file), 404, "not-found");
        assertProblem(say(caller, id, "{\"text\":\"Me too.\"}"), 404, "not-found");
        assertProblem(show(caller, id, "x.txt", "Me too."), 404, "not-found");
        assertProblem(open(caller, claim, "{\"reason\":\"Me too.\"}"), 404, "not-found");
        assertThat(web.as(caller).get("/api/v1/disputes").text()).doesNotContain(id);
      }
      assertThat(web.as(admin).get(path).at("dispute.id")).isEqualTo(id);
      assertThat(web.as(admin).get(path + "/files/" + file).text()).isEqualTo("Look.");
      assertProblem(say(admin, id, "{\"text\":\"Me too.\"}"), 404, "not-found");
      assertProblem(open(admin, claim, "{\"reason\":\"Me too.\"}"), 404, "not-found");
      assertThat(web.anonymous().get(path).status()).isEqualTo(401);
    }

    @Test
    void a_file_of_one_dispute_is_not_found_in_another() {
      String file = show(clipper, id, "x.txt", "Look.").at("id");
      Claim other = approved();
      String elsewhere = open(brand, other, "{\"reason\":\"A rival.\"}").at("id");

      Answer answer = web.as(clipper).get("/api/v1/disputes/" + elsewhere + "/files/" + file);

      assertProblem(answer, 404, "not-found");
    }

    @Test
    void only_administrators_see_all_and_decide() {
      String path = "/api/v1/admin/disputes/" + id + "/decide";
      String body = "{\"decision\":\"clipper\",\"reason\":\"Mine.\"}";

      for (Caller caller : List.of(brand, clipper, stranger)) {
        assertProblem(web.as(caller).get("/api/v1/admin/disputes"), 403, "forbidden");
        assertProblem(web.as(caller).post(path, body), 403, "forbidden");
      }
      assertThat(web.anonymous().post(path, body).status()).isEqualTo(401);
      assertThat(disputes.find(DisputeId.parse(id)).orElseThrow().open()).isTrue();
    }

    private static String links(String list) {
      return "{\"text\":\"Look.\",\"links\":[" + list + "]}";
    }
  }

  private Answer open(Caller caller, Claim claim, String body) {
    return post(caller, "/api/v1/claims/" + claim.id().text() + "/disputes", body);
  }

  private static Answer say(Caller caller, String dispute, String body) {
    return post(caller, "/api/v1/disputes/" + dispute + "/statements", body);
  }

  private static Answer show(Caller caller, String dispute, String name, String content) {
    byte[] form = form("file", name, content);
    return web.as(caller)
        .send(
            "/api/v1/disputes/" + dispute + "/files",
            request ->
                request
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofByteArray(form)));
  }

  private Answer decide(String dispute, String side) {
    return post(
        admin,
        "/api/v1/admin/disputes/" + dispute + "/decide",
        "{\"decision\":\"" + side + "\",\"reason\":\"Seen.\"}");
  }

  private static Answer post(Caller caller, String path, String body) {
    return web.as(caller).post(path, body);
  }

  private static byte[] form(String part, String name, String content) {
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n--b--\r\n";
    return form.formatted(part, name, content).getBytes(StandardCharsets.UTF_8);
  }

  private Campaign opened() {
    return opened(new Pricing.PerClip(Money.usd(100_00), BonusCeiling.ofPercent(200)));
  }

  private Campaign opened(Pricing pricing) {
    var terms =
        new Terms(
            "Moments of the moon landing",
            source,
            15,
            AspectRatio.PORTRAIT,
            "",
            List.of(Platform.TIKTOK),
            clock.now().plus(Duration.ofDays(30)),
            pricing,
            1,
            Poster.CLIPPER,
            ServicePackage.CUSTOM,
            null,
            null,
            Set.of());
    Campaign campaign =
        new PostCampaign(transactions, campaigns, studio, policies, clock, ids)
            .handle(brand, new PostCampaign.Command(terms));
    new FundCampaign(transactions, campaigns, books, policies, clock, ids)
        .handle(
            brand,
            new FundCampaign.Command(
                campaign.id(), campaign.depositNeeded(), "pm_card_visa", true));
    outbox.clear();
    transactions.run(books::takePayments);
    var funded = new BookFunding(transactions, campaigns, books, _ -> false, outbox, clock);
    outbox.events(CampaignFunded.class).forEach(funded::handle);
    return campaign;
  }

  private Claim taken(Campaign campaign) {
    var outcome =
        new ClaimCampaign(
                transactions, campaigns, claims, standings, books, studio, policies, clock, ids)
            .handle(clipper, new ClaimCampaign.Command(campaign.id()));
    return ((ClaimCampaign.Outcome.Taken) outcome).claim();
  }

  private Submission submitted() {
    return submitted(opened());
  }

  private Submission submitted(Campaign campaign) {
    Claim claim = taken(campaign);
    ClipId clip = studio.make(new ClipId(ids.next()), clipper.party(), source);
    return submit.handle(clipper, new SubmitClip.Command(claim.id(), clip, "here it is"));
  }

  private Claim approved() {
    return new ApproveSubmission(transactions, claims, approvals, policies, clock, ids)
        .handle(brand, new ApproveSubmission.Command(submitted().id(), null, ""));
  }

  private Claim rejected() {
    return rejected(submitted());
  }

  private Claim rejected(Submission submission) {
    return new RejectSubmission(transactions, claims, endings, policies, clock)
        .handle(brand, new RejectSubmission.Command(submission.id(), "dark"));
  }

  private Claim posted() {
    Claim claim = approved();
    new FollowPost(transactions, claims, books, policies)
        .handle(new PostLive(new PostId(ids.next()), claim.id(), "tiktok", "u", clock.now()));
    return claim;
  }

  private static void observe(Claim claim, long views) {
    reported.put(claim.id(), views);
    new CountViews(transactions, claims, strikes, standings, books, policies)
        .handle(
            new ViewsObserved(List.of(new ViewsObserved.Views(claim.id(), views)), clock.now()));
    clock.advance(Duration.ofHours(1));
  }

  /// Lets all that is held so long become its payee's.
  private static void release() {
    clock.advance(Duration.ofDays(11));
    new ReleaseLines(
            books.lines,
            books.debts,
            books.ledger,
            new InMemoryBreaker(),
            outbox,
            transactions,
            ids,
            "USD")
        .run(clock.now());
    outbox.events(LinesReleased.class).forEach(new MarkReleased(claims)::handle);
  }

  private Money available() {
    return books.balance(Account.available(clipper.party()));
  }

  private static void assertTold(Caller who, DisputeChanged.What what) {
    PartyId party = who.party();
    assertThat(outbox.events(DisputeChanged.class))
        .anySatisfy(
            told -> {
              assertThat(told.to()).isEqualTo(party);
              assertThat(told.what()).isEqualTo(what);
            });
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.at("type")).as(answer.text()).isEqualTo("urn:clipgen:problem:" + code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("detail")).isNotEmpty();
  }

  /// Keeps files until it is full.
  private static final class Shelf implements EvidenceFiles {
    private boolean full;

    @Override
    public long put(EvidenceId id, InputStream content) {
      if (full) {
        throw StorageFailure.of("cannot keep the file", new IOException("No space left on device"));
      }
      return disputes.put(id, content);
    }

    @Override
    public InputStream open(EvidenceId id) {
      return disputes.open(id);
    }

    @Override
    public void delete(EvidenceId id) {
      disputes.delete(id);
    }
  }
}
