package io.clipgen.web.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.port.ChargebackLog;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.query.DebtView;
import io.clipgen.application.earnings.query.HoldBoard;
import io.clipgen.application.earnings.query.ReturnBoard;
import io.clipgen.application.earnings.testing.InMemoryBooks;
import io.clipgen.application.earnings.testing.InMemoryHoldLog;
import io.clipgen.application.earnings.testing.InMemoryPaymentProvider;
import io.clipgen.application.earnings.usecase.AnswerChargeback;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.earnings.usecase.ExplainChargeback;
import io.clipgen.application.earnings.usecase.LedgerHolds;
import io.clipgen.application.earnings.usecase.RefundByHand;
import io.clipgen.application.earnings.usecase.RetryRefunds;
import io.clipgen.application.earnings.usecase.SeeHolds;
import io.clipgen.application.earnings.usecase.SeeReturns;
import io.clipgen.application.earnings.usecase.WriteOffDebts;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.RecordingOutbox;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Chargeback;
import io.clipgen.domain.earnings.ChargebackReply;
import io.clipgen.domain.earnings.Debt;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.RefundId;
import io.clipgen.domain.shared.Share;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds, debts, refused refunds and disputed payments over HTTP.
class DoubtsSliceTest {

  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final RecordingOutbox outbox = new RecordingOutbox(transactions);
  private static final SettableClock clock = new SettableClock();
  private static final SequentialIds ids = new SequentialIds();
  private static final InMemoryBooks books = new InMemoryBooks(outbox, clock);
  private static final InMemoryHoldLog holds = new InMemoryHoldLog();
  private static final FakeEffects effects = new FakeEffects();
  private static final InMemoryPaymentProvider provider = new InMemoryPaymentProvider(clock.now());
  private static final Chargebacks chargebacks = new Chargebacks();
  private static final Boards boards = new Boards();
  private static final InMemoryAdminActions actions = new InMemoryAdminActions();

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          new DecideHolds(
              new LedgerHolds(
                  books.ledger,
                  holds,
                  books.lines,
                  books.lines,
                  books.debts,
                  books.reserves,
                  books.fundings,
                  clock,
                  ids,
                  "USD"),
              holds,
              books.lines,
              List.of(),
              transactions,
              actions),
          new SeeHolds(boards),
          new WriteOffDebts(
              books.debts, books.ledger, transactions, clock, ids, Duration.ofDays(365), actions),
          new SeeReturns(boards),
          new RetryRefunds(
              books.fundings, books.ledger, new FakeEffects(), transactions, clock, ids, actions),
          new RefundByHand(books.fundings, books.ledger, transactions, clock, ids, actions),
          new ExplainChargeback(chargebacks, books.ledger, transactions, clock, ids, actions),
          new AnswerChargeback(provider, chargebacks, effects, transactions, clock, actions));

  private Caller admin;
  private Caller payee;
  private CampaignId campaign;
  private ClaimId claim;
  private LineId line;

  @BeforeEach
  void somebody_who_has_75_01_held() {
    admin = web.admin();
    payee = web.clipper();
    campaign = new CampaignId(ids.next());
    claim = new ClaimId(ids.next());
    line = new LineId(ids.next());
    transactions.run(
        () -> {
          books.fund(
              new FundingId(ids.next()),
              campaign,
              new PartyId(ids.next()),
              Money.usd(240_00),
              Books.Fee.NONE,
              "pm_card_visa");
          books.takePayments();
          books.reserve(campaign, claim, Money.usd(100_01), Money.usd(0));
          books.accept(
              campaign,
              claim,
              line,
              payee.party(),
              new Books.Terms(Money.usd(100_01), Share.ofPercent(75), "split/silver v1"),
              clock.now().plus(Duration.ofDays(7)));
        });
  }

  @Nested
  class Holds {

    @Test
    void a_line_is_held_and_the_hold_is_lifted() {
      Answer placed = place("{\"line\":\"%s\",%s}".formatted(line.text(), WHY));

      assertThat(placed.status()).as(placed.text()).isEqualTo(201);
      assertThat(placed.at("held.amount")).isEqualTo("7501");
      assertThat(placed.at("taken.amount")).isEqualTo("0");
      assertThat(placed.at("hold.line")).isEqualTo(line.text());
      String id = placed.at("hold.id");
      assertThat(books.lines.due(clock.now().plus(Duration.ofDays(8)), 1_000))
          .extracting(Line::id)
          .doesNotContain(line);

      Answer lifted = decide(id, "{\"decision\":\"lift\",\"reason\":\"They were real.\"}");

      assertThat(lifted.at("payee.amount")).as(lifted.text()).isEqualTo("7501");
      assertThat(lifted.at("returned.amount")).isEqualTo("0");
      assertThat(lifted.at("hold.state")).isEqualTo("lifted");
      assertThat(lifted.at("hold.decision")).isEqualTo("They were real.");
      assertProblem(
          decide(id, "{\"decision\":\"uphold\",\"reason\":\"No.\"}"), 409, "hold-decided");
    }

    @Test
    void what_is_upheld_is_the_campaigns_again_with_the_fee() {
      String id = place("{\"claim\":\"%s\",%s}".formatted(claim.text(), WHY)).at("hold.id");
      assertThat(web.as(admin).get("/api/v1/admin/holds?state=open").text()).contains(id);
      assertProblem(
          place("{\"claim\":\"%s\",%s}".formatted(claim.text(), WHY)), 409, "held-already");

      Answer upheld = decide(id, "{\"decision\":\"uphold\",\"reason\":\"They were bots.\"}");

      assertThat(upheld.at("returned.amount")).as(upheld.text()).isEqualTo("10001");
      assertThat(upheld.at("feeRefunded.amount")).isEqualTo("2500");
      assertThat(upheld.at("payee.amount")).isEqualTo("0");
      assertThat(books.free(campaign)).isEqualTo(Money.usd(240_00));
      assertThat(web.as(admin).get("/api/v1/admin/holds/" + id).at("state")).isEqualTo("upheld");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"line\":\"LINE\",\"reason\":\"Bots.\"}|evidence",
          "{\"line\":\"LINE\",\"reason\":\"Bots.\",\"evidence\":\" \"}|evidence",
          "{\"line\":\"LINE\",\"evidence\":\"A log.\"}|reason",
          "{\"line\":\"LINE\",\"reason\":\" \",\"evidence\":\"A log.\"}|reason",
          "{\"reason\":\"Bots.\",\"evidence\":\"A log.\"}|line",
          "{\"line\":\"LINE\",\"claim\":\"CLAIM\",\"reason\":\"Bots.\",\"evidence\":\"A log.\"}|claim",
          "{\"line\":\"x\",\"reason\":\"Bots.\",\"evidence\":\"A log.\"}|line",
          "{\"claim\":\"x\",\"reason\":\"Bots.\",\"evidence\":\"A log.\"}|claim",
        })
    void what_is_missing_is_named(String body, String field) {
      Answer answer = place(body.replace("LINE", line.text()).replace("CLAIM", claim.text()));

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
      assertThat(answer.at("detail")).doesNotContain("source");
    }

    @Test
    void a_decision_is_one_of_two_and_has_a_reason() {
      String id = place("{\"line\":\"%s\",%s}".formatted(line.text(), WHY)).at("hold.id");

      assertThat(decide(id, "{\"decision\":\"maybe\",\"reason\":\"Hm.\"}").at("field"))
          .isEqualTo("decision");
      assertThat(decide(id, "{\"reason\":\"Hm.\"}").at("field")).isEqualTo("decision");
      assertThat(decide(id, "{\"decision\":\"lift\",\"reason\":\" \"}").at("field"))
          .isEqualTo("reason");
      assertThat(decide("x", "{\"decision\":\"lift\",\"reason\":\"Hm.\"}").at("field"))
          .isEqualTo("id");
      assertProblem(
          decide(
              new HoldId(ids.next()).text(), "{\"decision\":\"lift\",\"reason\":\"They were.\"}"),
          404,
          "not-found");
      assertThat(web.as(admin).get("/api/v1/admin/holds?state=lost").at("field"))
          .isEqualTo("state");
    }

    @Test
    void holds_are_for_administrators() {
      String id = place("{\"line\":\"%s\",%s}".formatted(line.text(), WHY)).at("hold.id");
      String path = "/api/v1/admin/holds";

      assertProblem(web.as(payee).get(path), 403, "forbidden");
      assertProblem(web.as(payee).get(path + "/" + id), 403, "forbidden");
      assertProblem(
          web.as(payee)
              .post(path + "/" + id + "/decide", "{\"decision\":\"lift\",\"reason\":\"Mine.\"}"),
          403,
          "forbidden");
      assertProblem(
          web.as(payee).post(path, "{\"line\":\"%s\",%s}".formatted(line.text(), WHY)),
          403,
          "forbidden");
      assertThat(web.anonymous().get(path).status()).isEqualTo(401);
    }

    private static final String WHY = "\"reason\":\"Bots.\",\"evidence\":\"A log.\"";

    private Answer place(String body) {
      return web.as(admin).post("/api/v1/admin/holds", body);
    }

    private Answer decide(String id, String body) {
      return web.as(admin).post("/api/v1/admin/holds/" + id + "/decide", body);
    }
  }

  @Nested
  class Debts {

    @Test
    void what_somebody_owes_is_seen_by_them_and_by_administrators() {
      DebtId debt = owes(30_00);

      Answer own = web.as(payee).get("/api/v1/earnings/debts");

      assertThat(own.at("items.0.id")).as(own.text()).isEqualTo(debt.text());
      assertThat(own.at("items.0.open.amount")).isEqualTo("3000");
      assertThat(own.at("items.0.reason")).isEqualTo("Views struck");
      assertThat(web.as(web.clipper()).get("/api/v1/earnings/debts").text())
          .doesNotContain(debt.text());
      assertThat(web.as(admin).get("/api/v1/admin/receivables").text()).contains(debt.text());
      assertProblem(web.as(payee).get("/api/v1/admin/receivables"), 403, "forbidden");
      assertThat(web.as(payee).get("/api/v1/earnings/debts?limit=0").at("field"))
          .isEqualTo("limit");
    }

    @Test
    void a_debt_is_given_up_once_with_a_reason_and_is_the_platforms_loss() {
      String path = "/api/v1/admin/receivables/" + owes(30_00).text() + "/write-off";
      Money lost = books.balance(Account.of(AccountType.BAD_DEBT));
      String reason = "{\"reason\":\"The party is gone.\"}";

      assertThat(web.as(admin).post(path, "{\"reason\":\" \"}").at("field")).isEqualTo("reason");
      assertThat(web.as(admin).post(path, "{}").at("field")).isEqualTo("reason");
      assertProblem(web.as(payee).post(path, reason), 403, "forbidden");
      Answer given = web.as(admin).post(path, reason);

      assertThat(given.at("lost.amount")).as(given.text()).isEqualTo("3000");
      assertThat(books.balance(Account.of(AccountType.BAD_DEBT)))
          .isEqualTo(lost.plus(Money.usd(30_00)));
      assertThat(books.balance(Account.receivable(payee.party()))).isEqualTo(Money.usd(0));
      assertProblem(web.as(admin).post(path, reason), 409, "nothing-open");
      assertProblem(
          web.as(admin)
              .post(
                  "/api/v1/admin/receivables/" + new DebtId(ids.next()).text() + "/write-off",
                  reason),
          404,
          "not-found");
    }

    private DebtId owes(long cents) {
      Money amount = Money.usd(cents);
      var debt = new DebtId(ids.next());
      books.debts.add(
          List.of(Debt.of(debt, payee.party(), line.text(), "Views struck", amount, clock.now())));
      post(
          PostingRules.disputeHeld(
              Occasion.of(debt.text(), "owed", clock.now()), payee.party(), Money.usd(0), amount));
      return debt;
    }
  }

  @Nested
  class Refunds {

    @Test
    void a_refused_refund_is_seen_and_tried_again() {
      RefundId refused = refused();
      assertThat(web.as(admin).get("/api/v1/admin/refunds").text()).contains(refused.text());
      String path = "/api/v1/admin/refunds/" + refused.text() + "/retry";
      assertProblem(web.as(payee).post(path), 403, "forbidden");

      Answer retried = web.as(admin).post(path);

      assertThat(retried.at("sent.amount")).as(retried.text()).isEqualTo("13999");
      assertThat(books.free(campaign)).isEqualTo(Money.usd(0));
      assertThat(books.fundings.refunds())
          .filteredOn(refund -> refund.pot().equals(campaign.text()))
          .extracting(Refund::attempt)
          .containsExactly(1, 2);
      assertProblem(web.as(admin).post(path), 409, "nothing-free");
    }

    @Test
    void a_refused_refund_is_given_back_by_hand_with_a_reference() {
      RefundId refused = refused();
      String path = "/api/v1/admin/refunds/" + refused.text() + "/refund-by-hand";
      String body = "{\"reference\":\"SEPA %s\"}".formatted(refused);
      assertProblem(web.as(payee).post(path, body), 403, "forbidden");
      assertThat(web.as(admin).post(path, "{}").at("field")).isEqualTo("reference");
      assertProblem(web.as(admin).post(path, body), 409, "bank-does-not-cover");
      post(
          PostingRules.toppedUp(
              Occasion.of("own " + refused, "topped up", clock.now()),
              AccountType.BANK,
              Money.usd(139_99)));

      Answer done = web.as(admin).post(path, body);

      assertThat(done.at("refunded.amount")).as(done.text()).isEqualTo("13999");
      assertThat(books.free(campaign)).isEqualTo(Money.usd(0));
      assertProblem(web.as(admin).post(path, body), 409, "refund-state");
    }

    @Test
    void what_is_no_refused_refund_is_not_tried_again() {
      RefundId refund = refused();
      books.fundings.save(refund, Refund.State.DONE);
      String path = "/api/v1/admin/refunds/";

      assertProblem(web.as(admin).post(path + refund.text() + "/retry"), 409, "refund-state");
      assertProblem(
          web.as(admin).post(path + new RefundId(ids.next()).text() + "/retry"), 404, "not-found");
      assertThat(web.as(admin).post(path + "x/retry").at("field")).isEqualTo("id");
      assertProblem(web.as(payee).get("/api/v1/admin/refunds"), 403, "forbidden");
    }

    private RefundId refused() {
      var id = new RefundId(ids.next());
      books.fundings.add(
          new Refund(
              id,
              campaign.text(),
              books.fundings.all().getLast().id(),
              Money.usd(139_99),
              Money.usd(0),
              Refund.State.REOPENED,
              1));
      books.fundings.reopen(id, "The card is gone.", null);
      return id;
    }
  }

  @Nested
  class DisputedPayments {

    @Test
    void disputed_payments_are_listed_by_state() {
      chargebacks.lost("dp_listed", Money.usd(5));

      Answer lost = web.as(admin).get("/api/v1/admin/chargebacks?state=lost");

      assertThat(lost.text()).contains("dp_listed");
      assertThat(web.as(admin).get("/api/v1/admin/chargebacks?state=won").text())
          .doesNotContain("dp_listed");
      assertThat(web.as(admin).get("/api/v1/admin/chargebacks?state=gone").at("field"))
          .isEqualTo("state");
      assertProblem(web.as(payee).get("/api/v1/admin/chargebacks"), 403, "forbidden");
    }

    @Test
    void an_open_one_is_contested_with_evidence_once_and_again_where_that_was_refused() {
      chargebacks.add(chargebacks.in("dp_open", Money.usd(0), Chargeback.State.OPEN));
      String contest = "{\"answer\":\"contest\",\"evidence\":\"They approved each clip.\"}";

      Answer answered = answer("dp_open", contest);

      assertThat(answered.status()).as(answered.text()).isEqualTo(202);
      assertThat(answered.at("answer")).isEqualTo("contest");
      assertThat(answered.at("state")).isEqualTo("sending");
      assertThat(web.as(admin).get("/api/v1/admin/chargebacks?state=open").text())
          .contains("They approved each clip.");
      assertProblem(answer("dp_open", contest), 409, "chargeback-answered");
      chargebacks.save(
          chargebacks.replies.get("dp_open").in(ChargebackReply.State.REFUSED, "Too late."));
      assertThat(answer("dp_open", "{\"answer\":\"accept\"}").at("answer")).isEqualTo("accept");
      assertThat(actions.told())
          .filteredOn(told -> told.contains("dp_open"))
          .containsExactly(
              "contest-chargeback dp_open: They approved each clip.",
              "accept-chargeback dp_open: ");
      chargebacks.lost("dp_gone", Money.usd(0));
      assertProblem(answer("dp_gone", contest), 409, "chargeback-decided");
      assertProblem(answer("dp_none", contest), 404, "not-found");
      assertProblem(
          web.as(payee).post("/api/v1/admin/chargebacks/dp_open/answer", contest),
          403,
          "forbidden");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{}|answer",
          "{\"answer\":\"maybe\"}|answer",
          "{\"answer\":\"contest\"}|evidence",
          "{\"answer\":\"contest\",\"evidence\":\" \"}|evidence",
          "{\"answer\":\"accept\",\"evidence\":\"Well.\"}|evidence",
        })
    void what_is_wrong_with_an_answer_is_named(String body, String field) {
      chargebacks.add(chargebacks.in("dp_named", Money.usd(0), Chargeback.State.OPEN));

      assertThat(answer("dp_named", body).at("field")).isEqualTo(field);
    }

    @Test
    void of_long_evidence_the_beginning_is_noted() {
      chargebacks.add(chargebacks.in("dp_long", Money.usd(0), Chargeback.State.OPEN));

      answer(
          "dp_long", "{\"answer\":\"contest\",\"evidence\":\"%s\"}".formatted("x".repeat(2_001)));

      assertThat(actions.told()).contains("contest-chargeback dp_long: " + "x".repeat(1_999) + "…");
    }

    private Answer answer(String id, String body) {
      return web.as(admin).post("/api/v1/admin/chargebacks/" + id + "/answer", body);
    }

    @Test
    void what_a_lost_one_took_beyond_the_payment_is_explained_once() {
      chargebacks.lost("dp_more", Money.usd(5));
      post(
          PostingRules.chargebackLost(
              Occasion.of("dp_more", "lost beyond", clock.now()), Money.usd(5)));
      Money suspense = books.balance(Account.of(AccountType.SUSPENSE));
      String path = "/api/v1/admin/chargebacks/dp_more/explain";
      String reason = "{\"reason\":\"The bank's rounding.\"}";

      assertThat(web.as(admin).post(path, "{\"reason\":\"\"}").at("field")).isEqualTo("reason");
      assertProblem(web.as(payee).post(path, reason), 403, "forbidden");
      Answer explained = web.as(admin).post(path, reason);

      assertThat(explained.at("explained.amount")).as(explained.text()).isEqualTo("5");
      assertThat(books.balance(Account.of(AccountType.SUSPENSE)))
          .isEqualTo(suspense.minus(Money.usd(5)));
      assertProblem(web.as(admin).post(path, reason), 409, "nothing-unexplained");
      assertProblem(
          web.as(admin).post("/api/v1/admin/chargebacks/dp_none/explain", reason),
          404,
          "not-found");
    }
  }

  private static void post(JournalEntry entry) {
    books.ledger.post(List.of(new Ledger.Stamped(new EntryId(ids.next()), entry)));
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.at("type")).as(answer.text()).isEqualTo("urn:clipgen:problem:" + code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("detail")).isNotEmpty();
  }

  /// Reads the fakes; every list is one page.
  private static final class Boards implements HoldBoard, ReturnBoard {

    private static final Money NONE = Money.usd(0);

    @Override
    public Page<HoldView> holds(@Nullable String state, @Nullable String after, int limit) {
      return new Page<>(
          books.lines.lines().stream()
              .flatMap(line -> holds.openOn(line.source()).stream())
              .distinct()
              .flatMap(id -> find(id).stream())
              .toList(),
          null);
    }

    @Override
    public Optional<HoldView> find(HoldId id) {
      return holds.find(id).map(hold -> new HoldView(hold, 1, NONE, NONE, NONE));
    }

    @Override
    public Page<DebtView> debts(@Nullable PartyId debtor, @Nullable String after, int limit) {
      return new Page<>(
          books.debts.open().stream()
              .filter(debt -> debtor == null || debt.debtor().equals(debtor))
              .map(
                  debt ->
                      new DebtView(
                          debt.id(),
                          debt.debtor(),
                          debt.origin(),
                          debt.reason(),
                          debt.amount(),
                          debt.open(),
                          debt.since(),
                          List.of()))
              .toList(),
          null);
    }

    @Override
    public Page<RefundView> refused(@Nullable String after, int limit) {
      return new Page<>(
          books.fundings.refunds().stream()
              .filter(refund -> refund.state() == Refund.State.REOPENED)
              .map(
                  refund ->
                      new RefundView(
                          refund.id(),
                          refund.pot(),
                          refund.funding(),
                          refund.amount(),
                          refund.attempt(),
                          "The card is gone.",
                          null))
              .toList(),
          null);
    }

    @Override
    public Page<ChargebackView> chargebacks(
        @Nullable String state, @Nullable String after, int limit) {
      return new Page<>(
          chargebacks.all.values().stream()
              .filter(one -> state == null || word(one).equals(state))
              .map(
                  one ->
                      new ChargebackView(
                          one.id(),
                          one.charge(),
                          null,
                          null,
                          null,
                          one.withdrawn(),
                          one.fee(),
                          one.frozenInAll(),
                          one.shortfall(),
                          one.unexplained(),
                          one.reason(),
                          word(one),
                          one.openedAt(),
                          one.endedAt(),
                          chargebacks.replies.get(one.id())))
              .toList(),
          null);
    }

    private static String word(Chargeback chargeback) {
      return chargeback.state().name().toLowerCase(Locale.ROOT);
    }
  }

  /// Disputed payments, without a provider behind them.
  private static final class Chargebacks implements ChargebackLog {

    private final Map<String, Chargeback> all = new LinkedHashMap<>();
    private final Map<String, ChargebackReply> replies = new HashMap<>();
    private final Map<String, Money> explained = new HashMap<>();

    /// One of a payment of ours that took `more` than was paid, and was lost.
    void lost(String id, Money more) {
      add(in(id, more, Chargeback.State.LOST));
    }

    Chargeback in(String id, Money more, Chargeback.State state) {
      Funding paid = books.fundings.all().getLast();
      return new Chargeback(
          id,
          "ch_1",
          paid,
          paid.charged().plus(more),
          Money.usd(15_00),
          List.of(),
          "fraudulent",
          true,
          Money.usd(0),
          Money.usd(0),
          state,
          clock.now(),
          state == Chargeback.State.OPEN ? null : clock.now(),
          null);
    }

    @Override
    public void add(Chargeback chargeback) {
      all.put(chargeback.id(), chargeback);
    }

    @Override
    public Optional<Chargeback> lock(String id) {
      return Optional.ofNullable(all.get(id)).map(this::withExplained);
    }

    private Chargeback withExplained(Chargeback one) {
      return new Chargeback(
          one.id(),
          one.charge(),
          one.funding(),
          one.withdrawn(),
          one.fee(),
          one.frozen(),
          one.reason(),
          one.reopen(),
          one.feeBack(),
          explained.getOrDefault(one.id(), one.explained()),
          one.state(),
          one.openedAt(),
          one.endedAt(),
          one.debt());
    }

    @Override
    public void explain(String id, Money amount) {
      explained.merge(id, amount, Money::plus);
    }

    @Override
    public void save(Chargeback chargeback) {
      add(chargeback);
    }

    @Override
    public Optional<ChargebackReply> reply(String id) {
      return Optional.ofNullable(replies.get(id));
    }

    @Override
    public void save(ChargebackReply reply) {
      replies.put(reply.chargeback(), reply);
    }

    @Override
    public Optional<String> lastSeen() {
      return Optional.empty();
    }

    @Override
    public void seen(String id, @Nullable Instant askAt) {}

    @Override
    public List<String> toAsk(Instant now, int limit) {
      return List.of();
    }

    @Override
    public void askSoon(String id, Instant now) {}

    @Override
    public Money taken(FundingId payment, String besides, String currency) {
      return Money.zero(currency);
    }

    @Override
    public boolean openOn(String pot) {
      return false;
    }
  }
}
