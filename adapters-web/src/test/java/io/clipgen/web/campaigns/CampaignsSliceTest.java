package io.clipgen.web.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.testing.FakeStudio;
import io.clipgen.application.campaigns.testing.InMemoryCampaigns;
import io.clipgen.application.campaigns.testing.InMemoryClaims;
import io.clipgen.application.campaigns.testing.InMemoryDisputes;
import io.clipgen.application.campaigns.testing.InMemoryStandings;
import io.clipgen.application.campaigns.usecase.AppealRejection;
import io.clipgen.application.campaigns.usecase.Approvals;
import io.clipgen.application.campaigns.usecase.ApproveSubmission;
import io.clipgen.application.campaigns.usecase.BookFunding;
import io.clipgen.application.campaigns.usecase.ClaimCampaign;
import io.clipgen.application.campaigns.usecase.CloseCampaign;
import io.clipgen.application.campaigns.usecase.DecideAppeal;
import io.clipgen.application.campaigns.usecase.DisputeDesk;
import io.clipgen.application.campaigns.usecase.EditCampaign;
import io.clipgen.application.campaigns.usecase.Endings;
import io.clipgen.application.campaigns.usecase.FundCampaign;
import io.clipgen.application.campaigns.usecase.OpenCampaign;
import io.clipgen.application.campaigns.usecase.PauseCampaign;
import io.clipgen.application.campaigns.usecase.PostCampaign;
import io.clipgen.application.campaigns.usecase.QuoteCampaign;
import io.clipgen.application.campaigns.usecase.ReadTier;
import io.clipgen.application.campaigns.usecase.RejectSubmission;
import io.clipgen.application.campaigns.usecase.RequestChanges;
import io.clipgen.application.campaigns.usecase.ResumeCampaign;
import io.clipgen.application.campaigns.usecase.SeeFigures;
import io.clipgen.application.campaigns.usecase.SubmitClip;
import io.clipgen.application.campaigns.usecase.TipClipper;
import io.clipgen.application.campaigns.usecase.WithdrawClaim;
import io.clipgen.application.earnings.Books.CampaignFunded;
import io.clipgen.application.earnings.Pots;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.testing.InMemoryBooks;
import io.clipgen.application.earnings.testing.InMemoryPaymentProvider;
import io.clipgen.application.earnings.testing.InMemoryTips;
import io.clipgen.application.earnings.usecase.LedgerTipping;
import io.clipgen.application.earnings.usecase.TipPolicy;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.operations.testing.InMemoryRequests;
import io.clipgen.application.operations.usecase.AnswerOnce;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.RecordingOutbox;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Campaigns, claims, submissions and appeals over HTTP.
class CampaignsSliceTest {

  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final RecordingOutbox outbox = new RecordingOutbox(transactions);
  private static final SettableClock clock = new SettableClock();
  private static final SequentialIds ids = new SequentialIds();
  private static final InMemoryBooks books = new InMemoryBooks(outbox, clock);
  private static final InMemoryCampaigns campaigns = new InMemoryCampaigns();
  private static final InMemoryClaims claims = new InMemoryClaims();
  private static final InMemoryStandings standings = new InMemoryStandings();
  private static final FakeStudio studio = new FakeStudio();
  private static final InMemoryTips tips = new InMemoryTips();
  private static final CampaignPolicies policies = CampaignPolicy::defaults;
  private static final Endings endings = new Endings(campaigns, claims, books, outbox);
  private static final DisputeDesk desk =
      new DisputeDesk(new InMemoryDisputes(), campaigns, outbox, ids);
  private static final Approvals approvals =
      new Approvals(campaigns, claims, standings, books, outbox, policies);

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          clock,
          new MemoryBoards(campaigns, claims),
          new AnswerOnce(new InMemoryRequests(transactions), transactions, clock::now),
          new PostCampaign(transactions, campaigns, studio, policies, clock, ids),
          new EditCampaign(transactions, campaigns, studio, policies, clock),
          new FundCampaign(transactions, campaigns, books, policies, clock, ids),
          new OpenCampaign(transactions, campaigns, _ -> false, clock),
          new PauseCampaign(transactions, campaigns),
          new ResumeCampaign(transactions, campaigns, _ -> false, clock),
          new CloseCampaign(transactions, campaigns, books, outbox, clock),
          new ClaimCampaign(
              transactions, campaigns, claims, standings, books, studio, policies, clock, ids),
          new SeeFigures(new MemoryBoards(campaigns, claims), claims, new NothingPaid(), clock),
          new TipClipper(
              transactions,
              claims,
              new LedgerTipping(
                  books.ledger,
                  books.fundings,
                  tips,
                  new FakeEffects(),
                  clock,
                  ids,
                  new InMemoryPaymentProvider(clock.now()).processingRate(),
                  new TipPolicy(Money.usd(100), Duration.ofDays(7))),
              ids),
          new QuoteCampaign(campaigns, standings, policies),
          new ReadTier(standings, policies),
          new SubmitClip(transactions, claims, campaigns, studio, endings, policies, clock, ids),
          new WithdrawClaim(transactions, claims, endings, clock),
          new AppealRejection(transactions, claims, endings, desk, clock),
          new ApproveSubmission(transactions, claims, approvals, policies, clock, ids),
          new RequestChanges(transactions, claims, endings, policies, clock),
          new RejectSubmission(transactions, claims, endings, policies, clock),
          new DecideAppeal(
              transactions,
              claims,
              approvals,
              endings,
              desk,
              policies,
              clock,
              ids,
              new InMemoryAdminActions()));

  private Caller brand;
  private Caller clipper;
  private SourceVideoId source;

  @BeforeEach
  void a_brand_with_a_video_and_a_clipper() {
    brand = web.client();
    clipper = web.clipper();
    source = new SourceVideoId(ids.next());
    studio.sources.put(source, brand.party());
  }

  @Nested
  class Campaigns {

    @Test
    void a_campaign_is_posted_funded_opened_and_found() {
      Answer posted = post(terms(2));
      assertThat(posted.status()).as(posted.text()).isEqualTo(201);
      String id = posted.at("id");
      assertThat(posted.header("Location")).contains("/api/v1/campaigns/" + id);
      assertThat(posted.at("state")).isEqualTo("draft");
      // 2 places × 100.00 × (1 + 20 % × 85 %)
      assertThat(posted.at("depositNeeded.amount")).isEqualTo("23400");

      Answer funding = fund(id, "{\"paymentMethod\":\"pm_card_visa\",\"openWhenFunded\":true}");
      assertThat(funding.status()).as(funding.text()).isEqualTo(202);
      assertThat(funding.at("deposit.amount")).isEqualTo("23400");
      settle();

      Answer seen = web.as(clipper).get("/api/v1/campaigns/" + id);
      assertThat(seen.at("state")).isEqualTo("open");
      assertThat(seen.at("placesLeft")).isEqualTo("2");
      assertThat(web.as(clipper).get("/api/v1/campaigns?limit=100").text()).contains(id);
      assertThat(web.as(brand).get("/api/v1/campaigns?own=true").at("items.0.id")).isEqualTo(id);
      assertThat(web.as(clipper).get("/api/v1/campaigns/" + id + "/quote").at("net.amount"))
          .isEqualTo("7000");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "title|\"\"|title",
          "title|null|title",
          "length|20|length",
          "length|\"long\"|length",
          "ratio|\"2:1\"|ratio",
          "platforms|[]|platforms",
          "platforms|[\"myspace\"]|platforms",
          "deadline|\"2020-01-01T00:00:00Z\"|deadline",
          "deadline|\"tomorrow\"|deadline",
          "price|{\"amount\":999,\"currency\":\"USD\"}|price",
          "price|{\"amount\":10000,\"currency\":\"EUR\"}|price",
          "price|{\"amount\":10000,\"currency\":\"dollars\"}|price.currency",
          "price|{\"amount\":10000}|price.currency",
          "price|{\"amount\":\"much\",\"currency\":\"USD\"}|price.amount",
          "places|0|places",
          "places|101|places",
          "bonusCeiling|30|bonusCeiling",
          "poster|\"everybody\"|poster",
          "package|\"gold\"|package",
          "perClipper|0|perClipper",
          "invited|[\"x\"]|invited",
          "source|\"x\"|source",
          "colour|\"red\"|colour",
        })
    void a_bad_body_names_the_field(String property, String value, String field) {
      String body = terms(1).replaceFirst("}$", ",\"" + property + "\":" + value + "}");
      if (terms(1).contains("\"" + property + "\"")) {
        body =
            terms(1)
                .replaceFirst(
                    "\"" + property + "\":(\\[[^]]*]|\\{[^}]*}|\"[^\"]*\"|\\d+)",
                    Matcher.quoteReplacement("\"" + property + "\":" + value));
      }

      Answer answer = post(body);

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
    }

    @Test
    void a_bonus_that_nobody_can_earn_is_not_promised() {
      String nobody = terms(1).replaceFirst("}$", ",\"poster\":\"nobody\"}");

      Answer promised = post(nobody);

      assertProblem(promised, 400, "invalid-input");
      assertThat(promised.at("field")).isEqualTo("bonusCeiling");
      assertThat(promised.at("detail")).isEqualTo("bonusCeiling must be 0 where nobody posts");
      for (String fine : List.of("\"bonusCeiling\":0", "\"ratio\":\"9:16\"")) {
        Answer posted = post(nobody.replace("\"bonusCeiling\":20", fine));
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(posted.at("bonusCeiling")).isEqualTo("0");
        assertThat(posted.at("depositNeeded.amount")).isEqualTo("10000");
        String path = "/api/v1/campaigns/" + posted.at("id");
        assertThat(web.as(brand).patch(path, "{\"bonusCeiling\":50}").at("field"))
            .isEqualTo("bonusCeiling");
        Answer both = web.as(brand).patch(path, "{\"bonusCeiling\":50,\"poster\":\"brand\"}");
        assertThat(both.at("bonusCeiling")).as(both.text()).isEqualTo("50");
        Answer back = web.as(brand).patch(path, "{\"poster\":\"nobody\"}");
        assertThat(back.at("bonusCeiling")).as(back.text()).isEqualTo("0");
      }
    }

    @Test
    void a_campaign_that_pays_for_views_needs_its_cap_and_quotes_them() {
      Answer posted = post(perViews("4250000", 10000));
      assertThat(posted.status()).as(posted.text()).isEqualTo(201);
      assertThat(posted.at("depositNeeded.amount")).isEqualTo("40000");
      assertThat(posted.at("perThousandViews.rateMicros")).isEqualTo("4250000");
      String id = posted.at("id");
      fund(id, "{\"paymentMethod\":\"pm_card_visa\",\"openWhenFunded\":true}");
      settle();

      Answer quote = web.as(clipper).get("/api/v1/campaigns/" + id + "/quote");

      assertThat(quote.at("net.amount")).isEqualTo("7000");
      assertThat(quote.at("mostToBrand.amount")).isEqualTo("10000");
      assertThat(quote.at("examples.0.views")).isEqualTo("1000");
      assertThat(quote.at("examples.0.net.amount")).isEqualTo("297");
      Answer claimed = web.as(clipper).post("/api/v1/campaigns/" + id + "/claims", "");
      assertThat(claimed.status()).as(claimed.text()).isEqualTo(201);
      assertThat(claimed.at("perThousandViews.capPerClip.amount")).isEqualTo("10000");
    }

    @ParameterizedTest
    @CsvSource({
      "0, 10000, perThousandViews.rateMicros",
      "1000000001, 10000, perThousandViews.rateMicros",
      "4250000, 0, perThousandViews.capPerClip",
      "4250000, 30000, perThousandViews.capPerClipper",
    })
    void a_bad_rate_or_cap_names_the_field(String rate, long perClip, String field) {
      Answer answer = post(perViews(rate, perClip));

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
    }

    private String perViews(String rate, long perClip) {
      return terms(3)
          .replaceFirst(",\"bonusCeiling\":\\d+", "")
          .replaceFirst(
              "\"price\":\\{[^}]*}",
              Matcher.quoteReplacement(
                  """
                  "perThousandViews":{"rateMicros":%s,"minimumViews":1000,
                  "capPerClip":{"amount":%d,"currency":"USD"},
                  "capPerClipper":{"amount":20000,"currency":"USD"},
                  "capPerCampaign":{"amount":40000,"currency":"USD"}}"""
                      .formatted(rate, perClip)));
    }

    @Test
    void somebody_elses_video_cannot_be_cut() {
      source = new SourceVideoId(ids.next());

      Answer answer = post(terms(1));

      assertProblem(answer, 400, "invalid-input");
      assertThat(answer.at("field")).isEqualTo("source");
    }

    @Test
    void only_brands_post() {
      assertProblem(web.as(clipper).post("/api/v1/campaigns", terms(1)), 403, "forbidden");
      assertThat(web.anonymous().post("/api/v1/campaigns", terms(1)).status()).isEqualTo(401);
    }

    @Test
    void a_draft_is_changed_in_part_until_its_offer_is_fixed() {
      String path = "/api/v1/campaigns/" + post(terms(2)).at("id");

      Answer edited = web.as(brand).patch(path, "{\"places\":3}");
      assertThat(edited.status()).as(edited.text()).isEqualTo(200);
      assertThat(edited.at("places")).isEqualTo("3");
      assertThat(edited.at("title")).isEqualTo("Moments of the moon landing");

      web.as(brand).post(path + "/fundings", "{\"paymentMethod\":\"pm_card_visa\"}");
      assertProblem(web.as(brand).patch(path, "{\"places\":1}"), 409, "offer-fixed");
      settle();
      assertProblem(web.as(brand).patch(path, "{\"title\":\"x\"}"), 409, "campaign-state");
    }

    @Test
    void a_payment_must_be_something_in_the_campaigns_currency() {
      String id = post(terms(1)).at("id");

      for (String deposit :
          new String[] {
            "{\"amount\":0,\"currency\":\"USD\"}",
            "{\"amount\":-5,\"currency\":\"USD\"}",
            "{\"amount\":100,\"currency\":\"EUR\"}"
          }) {
        Answer answer =
            fund(id, "{\"paymentMethod\":\"pm_card_visa\",\"deposit\":" + deposit + "}");
        assertProblem(answer, 400, "invalid-input");
        assertThat(answer.at("field")).isEqualTo("deposit");
      }
      for (String body : new String[] {"{}", "{\"paymentMethod\":\" \"}"}) {
        assertThat(fund(id, body).at("field")).as(body).isEqualTo("paymentMethod");
      }
    }

    @Test
    void what_is_being_paid_already_is_not_charged_again() {
      String id = post(terms(1)).at("id");
      fund(id, "{\"paymentMethod\":\"pm_card_visa\"}");

      assertProblem(fund(id, "{\"paymentMethod\":\"pm_card_visa\"}"), 409, "funding-under-way");
    }

    @Test
    void a_campaign_goes_only_where_its_state_lets_it() {
      String id = post(terms(1)).at("id");
      assertProblem(steer(id, "open"), 409, "campaign-not-funded");
      assertProblem(steer(id, "pause"), 409, "campaign-state");
      fund(id, "{\"paymentMethod\":\"pm_card_visa\"}");
      settle();

      assertThat(steer(id, "open").at("state")).isEqualTo("open");
      assertThat(steer(id, "pause").at("state")).isEqualTo("paused");
      assertThat(steer(id, "resume").at("state")).isEqualTo("open");
      Answer closed = steer(id, "close");
      assertThat(closed.at("campaign.state")).isEqualTo("closed");
      assertThat(closed.at("refunded.amount")).isEqualTo("11700");
      assertProblem(steer(id, "close"), 409, "campaign-state");
      assertProblem(fund(id, "{\"paymentMethod\":\"pm_card_visa\"}"), 409, "campaign-state");
    }

    @Test
    void what_is_not_yours_is_not_there() {
      String id = post(terms(1)).at("id");
      Caller stranger = web.client();
      String path = "/api/v1/campaigns/" + id;

      assertProblem(web.as(stranger).get(path), 404, "not-found");
      assertProblem(web.as(clipper).get(path + "/quote"), 404, "not-found");
      assertProblem(web.as(stranger).get(path + "/figures"), 404, "not-found");
      assertProblem(web.as(stranger).patch(path, "{\"places\":2}"), 404, "not-found");
      assertProblem(web.as(stranger).post(path + "/close"), 404, "not-found");
      assertThat(web.as(brand).get(path + "/figures").at("places")).isEqualTo("1");
      assertThat(web.as(brand).get("/api/v1/campaigns/x").at("field")).isEqualTo("id");
    }

    @ParameterizedTest
    @CsvSource({
      "sort=best, sort",
      "own=true&sort=best, sort",
      "own=maybe, own",
      "own=TRUE, own",
      "platform=myspace, platform",
      "minPrice=-1, minPrice",
      "limit=0, limit",
      "limit=101, limit",
      "limit=many, limit"
    })
    void a_bad_question_names_the_parameter(String query, String field) {
      Answer answer = web.as(clipper).get("/api/v1/campaigns?" + query);

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.at("field")).as(answer.text()).startsWith(field);
    }

    private Answer steer(String id, String step) {
      return web.as(brand).post("/api/v1/campaigns/" + id + "/" + step);
    }
  }

  @Nested
  class Claims {

    @Test
    void a_clip_is_claimed_handed_in_changed_and_approved() {
      Answer claimed = claim(opened(1), clipper);
      assertThat(claimed.status()).as(claimed.text()).isEqualTo(201);
      assertThat(claimed.at("state")).isEqualTo("claimed");
      assertThat(claimed.at("net.amount")).isEqualTo("7000");
      String id = claimed.at("id");
      assertThat(claimed.header("Location")).contains("/api/v1/claims/" + id);

      Answer submitted = submit(id);
      assertThat(submitted.status()).as(submitted.text()).isEqualTo(201);
      String first = submitted.at("submissions.0.id");
      Answer changes = review(first, "request-changes", "{\"reason\":\"shorter\"}");
      assertThat(changes.at("state")).isEqualTo("changes-requested");
      assertThat(changes.at("reason")).isEqualTo("shorter");
      String second = submit(id).at("submissions.1.id");
      assertProblem(review(first, "approve", "{}"), 409, "submission-superseded");

      Answer approved = review(second, "approve", "{\"rating\":5,\"comment\":\"lovely\"}");

      assertThat(approved.status()).as(approved.text()).isEqualTo(200);
      assertThat(approved.at("state")).isEqualTo("approved");
      assertThat(approved.at("submissions.1.reviews.0.rating")).isEqualTo("5");
      tip(approved.at("id"));
      assertThat(web.as(clipper).get("/api/v1/claims").at("items.0.id")).isEqualTo(id);
      assertThat(web.as(clipper).get("/api/v1/me/tier").at("approvedClips")).isEqualTo("1");
      assertProblem(withdraw(id), 409, "claim-state");
    }

    @Test
    void whoever_gets_no_place_is_told_why() {
      String draft = post(terms(1)).at("id");
      assertProblem(claim(draft, clipper), 404, "not-found");
      String campaign = opened(2);

      assertProblem(claim(campaign, brand), 403, "forbidden");
      assertThat(claim(campaign, clipper).status()).isEqualTo(201);
      assertProblem(claim(campaign, clipper), 409, "already-claimed");
      assertThat(claim(campaign, web.clipper()).status()).isEqualTo(201);
      assertProblem(claim(campaign, web.clipper()), 409, "no-place-left");
      web.as(brand).post("/api/v1/campaigns/" + campaign + "/pause");
      assertProblem(claim(campaign, web.clipper()), 409, "campaign-not-open");
    }

    @Test
    void an_enterprise_campaign_is_for_those_it_invites() {
      String invited = terms(1).replaceFirst("}$", ",\"package\":\"enterprise\",\"invited\":[\"");
      String campaign = opened(invited + clipper.party().text() + "\"]}");

      assertProblem(claim(campaign, web.clipper()), 409, "not-invited");
      assertThat(claim(campaign, clipper).status()).isEqualTo(201);
    }

    @Test
    void the_limit_per_clipper_counts_approved_places_too() {
      String campaign = opened(terms(2).replaceFirst("}$", ",\"perClipper\":1}"));
      String id = claim(campaign, clipper).at("id");
      review(submit(id).at("submissions.0.id"), "approve", "{}");

      assertProblem(claim(campaign, clipper), 409, "clipper-limit-reached");
    }

    @Test
    void a_claim_is_given_up_and_its_place_is_free() {
      String campaign = opened(1);
      String id = claim(campaign, clipper).at("id");

      assertThat(withdraw(id).at("state")).isEqualTo("withdrawn");
      assertThat(claim(campaign, web.clipper()).status()).isEqualTo(201);
      assertProblem(submitClip(id, clip()), 409, "claim-state");
    }

    @Test
    void only_a_finished_clip_of_ones_own_is_taken() {
      String id = claim(opened(1), clipper).at("id");
      var elsewhere = studio.make(new ClipId(ids.next()), brand.party(), source).text();

      for (String clip : new String[] {"x", new ClipId(ids.next()).text(), elsewhere}) {
        Answer answer = submitClip(id, clip);
        assertProblem(answer, 400, "invalid-input");
        assertThat(answer.at("field")).isEqualTo("clip");
      }
      Answer none = web.as(clipper).post("/api/v1/claims/" + id + "/submissions", "{}");
      assertThat(none.status()).isEqualTo(400);
      assertThat(none.at("field")).isEqualTo("clip");
    }

    @Test
    void what_comes_too_late_is_refused() {
      String id = claim(opened(1), clipper).at("id");
      String submission = submit(id).at("submissions.0.id");
      clock.advance(Duration.ofHours(72));

      assertProblem(review(submission, "reject", "{\"reason\":\"dark\"}"), 409, "too-late");
      assertProblem(
          review(submission, "request-changes", "{\"reason\":\"dark\"}"), 409, "too-late");
    }

    @Test
    void changes_are_asked_for_twice_at_most() {
      String id = claim(opened(1), clipper).at("id");
      for (int round = 0; round < 2; round++) {
        String submission = submit(id).at("submissions." + round + ".id");
        review(submission, "request-changes", "{\"reason\":\"shorter\"}");
      }
      String last = submit(id).at("submissions.2.id");

      assertProblem(
          review(last, "request-changes", "{\"reason\":\"again\"}"), 409, "no-round-left");
    }

    @Test
    void a_review_that_cannot_be_read_names_the_field() {
      String id = claim(opened(1), clipper).at("id");
      String submission = submit(id).at("submissions.0.id");

      assertThat(review(submission, "reject", "{}").at("field")).isEqualTo("reason");
      assertThat(review(submission, "reject", "{\"reason\":\" \"}").at("field"))
          .isEqualTo("reason");
      assertThat(review(submission, "request-changes", "{}").at("field")).isEqualTo("reason");
      assertThat(review(submission, "approve", "{\"rating\":6}").at("field")).isEqualTo("rating");
      assertThat(review("x", "approve", "{}").at("field")).isEqualTo("id");
    }

    @Test
    void somebody_elses_claim_is_not_there() {
      String id = claim(opened(1), clipper).at("id");
      String submission = submit(id).at("submissions.0.id");
      Caller stranger = web.clipper();

      assertProblem(web.as(stranger).get("/api/v1/claims/" + id), 404, "not-found");
      assertProblem(web.as(stranger).post("/api/v1/claims/" + id + "/withdraw"), 404, "not-found");
      assertProblem(
          web.as(web.client()).post("/api/v1/submissions/" + submission + "/approve", "{}"),
          404,
          "not-found");
    }

    @Test
    void an_administrator_decides_an_appeal() {
      String id = claim(opened(1), clipper).at("id");
      assertProblem(appeal(id, "{\"reason\":\"no\"}"), 409, "claim-state");
      review(submit(id).at("submissions.0.id"), "reject", "{\"reason\":\"dark\"}");
      assertThat(appeal(id, "{}").at("field")).isEqualTo("reason");
      assertThat(appeal(id, "{\"reason\":\"it is night\"}").at("appeal")).isEqualTo("it is night");

      Caller admin = web.admin();
      assertThat(web.as(admin).get("/api/v1/admin/appeals").text()).contains(id);
      assertProblem(web.as(clipper).get("/api/v1/admin/appeals"), 403, "forbidden");
      String path = "/api/v1/admin/appeals/" + id + "/decide";
      String approve = "{\"decision\":\"approve\",\"reason\":\"as asked for\"}";
      assertProblem(web.as(brand).post(path, approve), 403, "forbidden");
      Answer odd = web.as(admin).post(path, "{\"decision\":\"maybe\",\"reason\":\"x\"}");
      assertThat(odd.at("field")).isEqualTo("decision");
      assertThat(web.as(admin).post(path, approve).at("state")).isEqualTo("approved");
      assertProblem(web.as(admin).post(path, approve), 409, "claim-state");
    }

    private void tip(String claim) {
      String path = "/api/v1/claims/" + claim + "/tips";
      String five = "{\"amount\":{\"amount\":500,\"currency\":\"USD\"},\"paymentMethod\":\"pm\"}";
      assertProblem(web.as(brand).post(path, five), 409, "tips-not-covered");
      books.ledger.post(
          List.of(
              new Ledger.Stamped(
                  new EntryId(ids.next()),
                  PostingRules.toppedUp(
                      Occasion.of("owner", "topped up", clock.now()),
                      AccountType.PSP_AVAILABLE,
                      Money.usd(100_00)))));

      assertProblem(web.as(clipper).post(path, five), 409, "own-claim");
      assertThat(web.as(brand).post(path, five.replace("500", "99")).at("field"))
          .isEqualTo("amount");
      assertThat(web.as(brand).post(path, five.replace("USD", "EUR")).at("field"))
          .isEqualTo("amount");
      Answer asked = web.as(brand).post(path, five);
      assertThat(asked.status()).as(asked.text()).isEqualTo(202);
      assertThat(asked.at("id")).isEqualTo(tips.all().getLast().id().text());

      int given = tips.all().size();
      Answer first = web.as(brand).postUnder("tip-1", path, five);
      assertThat(web.as(brand).postUnder("tip-1", path, five).at("id")).isEqualTo(first.at("id"));
      assertThat(tips.all()).hasSize(given + 1);
      assertProblem(
          web.as(brand).postUnder("tip-1", path, five.replace("500", "600")),
          409,
          "idempotency-key-reused");
    }

    private Answer appeal(String id, String body) {
      return web.as(clipper).post("/api/v1/claims/" + id + "/appeal", body);
    }

    private Answer withdraw(String id) {
      return web.as(clipper).post("/api/v1/claims/" + id + "/withdraw");
    }

    private Answer submit(String id) {
      return submitClip(id, clip());
    }

    private String clip() {
      return studio.make(new ClipId(ids.next()), clipper.party(), source).text();
    }

    private Answer submitClip(String id, String clip) {
      return web.as(clipper)
          .post("/api/v1/claims/" + id + "/submissions", "{\"clip\":\"" + clip + "\"}");
    }

    private Answer review(String submission, String verdict, String body) {
      return web.as(brand).post("/api/v1/submissions/" + submission + "/" + verdict, body);
    }

    private Answer claim(String campaign, Caller who) {
      return web.as(who).post("/api/v1/campaigns/" + campaign + "/claims");
    }
  }

  @Test
  void the_same_top_up_sent_twice_under_one_key_is_charged_once() {
    String campaign = opened(2);
    String more =
        "{\"paymentMethod\":\"pm_card_visa\",\"deposit\":{\"amount\":5000,\"currency\":\"USD\"}}";
    String path = "/api/v1/campaigns/" + campaign + "/fundings";

    Answer first = web.as(brand).postUnder("top-up-1", path, more);
    Answer again = web.as(brand).postUnder("top-up-1", path, more);

    assertThat(first.status()).as(first.text()).isEqualTo(202);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(web.as(brand).get(path).json().size()).isEqualTo(2);
    assertThat(web.as(brand).postUnder(" ", path, more).at("field")).isEqualTo("Idempotency-Key");
  }

  private String opened(int places) {
    return opened(terms(places));
  }

  private String opened(String terms) {
    Answer posted = post(terms);
    assertThat(posted.status()).as(posted.text()).isEqualTo(201);
    fund(posted.at("id"), "{\"paymentMethod\":\"pm_card_visa\",\"openWhenFunded\":true}");
    settle();
    return posted.at("id");
  }

  private Answer post(String body) {
    return web.as(brand).post("/api/v1/campaigns", body);
  }

  private Answer fund(String campaign, String body) {
    return web.as(brand).post("/api/v1/campaigns/" + campaign + "/fundings", body);
  }

  /// Lets the provider take what it was asked for.
  private static void settle() {
    outbox.clear();
    transactions.run(books::takePayments);
    var funded = new BookFunding(transactions, campaigns, books, _ -> false, outbox, clock);
    outbox.events(CampaignFunded.class).forEach(funded::handle);
  }

  private String terms(int places) {
    return """
    {"title":"Moments of the moon landing","source":"%s","length":15,"platforms":["tiktok"],\
    "deadline":"%s","price":{"amount":10000,"currency":"USD"},"places":%d,"bonusCeiling":20}"""
        .formatted(source.text(), clock.now().plus(Duration.ofDays(30)), places);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.at("type")).as(answer.text()).isEqualTo("urn:clipgen:problem:" + code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("detail")).isNotEmpty();
  }

  /// No campaign has any money yet.
  private static final class NothingPaid implements Pots {
    @Override
    public Optional<Pot> find(CampaignId campaign) {
      return Optional.empty();
    }

    @Override
    public Pace pace(CampaignId campaign, Instant since) {
      Money nothing = Money.usd(0);
      return new Pace(nothing, nothing, 0);
    }
  }
}
