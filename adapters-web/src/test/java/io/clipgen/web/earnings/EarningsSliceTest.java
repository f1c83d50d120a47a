package io.clipgen.web.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.LedgerAudit.Audit;
import io.clipgen.application.earnings.port.LedgerAudit.Chain;
import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.application.earnings.port.LedgerAudit.UnderWay;
import io.clipgen.application.earnings.query.AccountView;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.earnings.query.EarningsView;
import io.clipgen.application.earnings.query.EntryView;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.application.earnings.query.Explanation.Link;
import io.clipgen.application.earnings.query.LineView;
import io.clipgen.application.earnings.query.SolvencyView;
import io.clipgen.application.earnings.testing.InMemoryJournal;
import io.clipgen.application.earnings.testing.InMemoryLedger;
import io.clipgen.application.earnings.testing.InMemoryPaymentProvider;
import io.clipgen.application.earnings.testing.InMemoryStatementKeys;
import io.clipgen.application.earnings.usecase.IssueStatement;
import io.clipgen.application.earnings.usecase.SealEntries;
import io.clipgen.application.earnings.usecase.SeeEarnings;
import io.clipgen.application.earnings.usecase.SeeSeals;
import io.clipgen.application.earnings.usecase.StatementKeyring;
import io.clipgen.application.earnings.usecase.VerifyLedger;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.payouts.testing.NothingUnderWay;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.SignedFile;
import io.clipgen.domain.earnings.SignedFile.Verdict;
import io.clipgen.domain.earnings.Statement;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Hash;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.Period;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import io.micronaut.serde.ObjectMapper;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Earnings, solvency and the books over HTTP.
class EarningsSliceTest {

  private static final SettableClock clock = new SettableClock();
  private static final SequentialIds ids = new SequentialIds();
  private static final CampaignId CAMPAIGN = new CampaignId(ids.next());
  private static final OneLineEach board = new OneLineEach();
  private static final InMemoryPaymentProvider provider = new InMemoryPaymentProvider(clock.now());
  private static final Map<String, Money> totals = new HashMap<>();
  private static final InMemoryAdminActions actions = new InMemoryAdminActions();
  // As the server writes it.
  private static final ObjectMapper JSON =
      ObjectMapper.create(Map.of("micronaut.serde.serialization.inclusion", "ALWAYS"));
  private static final StatementKeyring keys =
      new StatementKeyring(
          new InMemoryStatementKeys(), new InMemoryTransactions(), InstantSource.system(), actions);

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          new SeeEarnings(board),
          keys,
          new IssueStatement(board, new StatementFiles(JSON), keys, clock),
          new SeeSeals(journal()),
          new VerifyLedger(
              () ->
                  new Audit(
                      "USD",
                      1,
                      2,
                      List.of(new Check("journals sum to zero", 0, List.of())),
                      totals,
                      Map.of(),
                      Chain.NONE,
                      Hash.NONE,
                      new UnderWay(Money.usd(0), Money.usd(0), Money.usd(0))),
              provider,
              List::of,
              new NothingUnderWay(),
              clock));

  private Caller payee;
  private LineId line;

  @BeforeEach
  void somebody_who_has_earned() {
    payee = web.clipper();
    line = board.add(payee);
    totals.clear();
  }

  @Test
  void what_was_earned_is_shown_by_where_it_is() {
    Answer answer = web.as(payee).get("/api/v1/earnings");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("held.amount")).isEqualTo("7501");
    assertThat(answer.at("available.amount")).isEqualTo("0");
    assertThat(web.anonymous().get("/api/v1/earnings").status()).isEqualTo(401);
  }

  @Test
  void lines_are_their_payees_alone() {
    Answer own = web.as(payee).get("/api/v1/earnings/lines");

    assertThat(own.at("items.0.id")).isEqualTo(line.text());
    assertThat(own.at("items.0.fee.amount")).isEqualTo("2500");
    assertThat(web.as(web.clipper()).get("/api/v1/earnings/lines").json().get("items").size())
        .isZero();
  }

  @Test
  void a_statement_is_of_a_month() {
    Answer answer = web.as(payee).get("/api/v1/earnings/statement?period=2026-11");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("from")).isEqualTo("2026-11-01T00:00:00Z");
    assertThat(answer.at("to")).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(answer.at("asOf")).as("the month is not over").isEqualTo(clock.now().toString());
    assertThat(answer.at("items.0.amount.amount")).isEqualTo("7501");
    assertThat(answer.at("closing.amount")).isEqualTo("7501");
  }

  @ParameterizedTest
  @CsvSource({"json, application/json", "csv, text/csv", "pdf, application/pdf"})
  void a_statement_is_a_file_that_anybody_can_check(String format, String type) throws Exception {
    Answer answer = web.as(payee).get("/api/v1/earnings/statement?period=2026-11&format=" + format);
    List<PublicKey> published =
        SignedFile.readKeys(web.anonymous().get("/api/v1/statement-keys.pem").text());

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElseThrow()).startsWith(type);
    assertThat(answer.header("Content-Disposition").orElseThrow())
        .contains("statement-2026-11." + format);
    byte[] file = answer.bytes();
    assertThat(SignedFile.verify(file, published))
        .isInstanceOfSatisfying(
            Verdict.Valid.class,
            valid ->
                assertThat(valid.summary())
                    .contains(payee.party().text(), "available 0.00 USD + 75.01 USD = 75.01 USD")
                    .contains("to 2026-12-01T00:00:00Z, which was not over at " + clock.now())
                    .contains("seal 7 " + Hash.NONE));
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] changed = file.clone();
      changed[random.nextInt(file.length)] ^= (byte) (1 + random.nextInt(255));
      assertThat(SignedFile.verify(changed, published)).isInstanceOf(Verdict.Broken.class);
    }
  }

  @Test
  void a_rotated_key_signs_and_the_old_one_stays_published() {
    String before = web.anonymous().get("/api/v1/statement-keys").at("items.0.id");
    assertProblem(web.as(payee).post("/api/v1/admin/statement-keys"), 403, "forbidden");

    assertThat(web.as(web.admin()).post("/api/v1/admin/statement-keys").status()).isEqualTo(204);

    Answer after = web.anonymous().get("/api/v1/statement-keys");
    assertThat(after.at("items.0.id")).isNotEqualTo(before);
    assertThat(after.at("items.1.id")).isEqualTo(before);
    assertThat(actions.told())
        .containsExactly("rotate-statement-key " + after.at("items.0.id") + ": ");
    Answer statement = web.as(payee).get("/api/v1/earnings/statement?period=2026-11");
    assertThat(statement.at("signature.key")).isEqualTo(after.at("items.0.id"));
  }

  @Test
  void a_seal_can_be_seen_by_anybody() {
    Answer answer = web.anonymous().get("/api/v1/ledger/seals/1");

    assertThat(answer.at("hash")).as(answer.text()).hasSize(64);
    assertProblem(web.anonymous().get("/api/v1/ledger/seals/2"), 404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?period=2026-13", "?period=november", "?period=2026", "?period=", ""})
  void a_period_that_is_no_month_is_named(String query) {
    Answer answer = web.as(payee).get("/api/v1/earnings/statement" + query);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("field")).as(answer.text()).isEqualTo("period");
  }

  @Test
  void a_line_is_explained_to_its_payee_and_to_administrators() {
    String path = "/api/v1/earnings/explain/" + line.text();

    Answer answer = web.as(payee).get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("of")).isEqualTo(line.text());
    assertThat(answer.at("from.0.id")).isEqualTo("clm_1");
    assertThat(answer.at("figures.held.amount")).isEqualTo("7501");
    assertThat(answer.at("entries.0.postings.0.amount.amount")).isEqualTo("10001");
    assertThat(web.as(web.admin()).get(path).status()).isEqualTo(200);
    assertProblem(web.as(web.clipper()).get(path), 404, "not-found");
    assertProblem(
        web.as(payee).get("/api/v1/earnings/explain/" + new PayoutId(ids.next()).text()),
        404,
        "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "lin_x", "pay_x", "cmp_x", "lot_x", "money"})
  void what_names_nothing_is_not_explained(String id) {
    Answer answer = web.as(payee).get("/api/v1/earnings/explain/" + id);

    assertProblem(answer, 400, "invalid-input");
    assertThat(answer.at("field")).isEqualTo("id");
  }

  @Test
  void anybody_sees_whether_a_campaigns_money_is_there() {
    Answer answer = web.anonymous().get("/api/v1/campaigns/" + CAMPAIGN.text() + "/solvency");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("deposits.amount")).isEqualTo("240000");
    assertThat(answer.at("sum.amount")).isEqualTo("240000");
    assertThat(answer.at("addsUp")).isEqualTo("true");
    String unfunded = new CampaignId(ids.next()).text();
    assertProblem(
        web.anonymous().get("/api/v1/campaigns/" + unfunded + "/solvency"), 404, "not-found");
    assertThat(web.anonymous().get("/api/v1/campaigns/x/solvency").at("field")).isEqualTo("id");
  }

  @Test
  void the_books_are_for_administrators() {
    Caller admin = web.admin();

    Answer accounts = web.as(admin).get("/api/v1/admin/ledger/accounts");
    assertThat(accounts.at("items.0.code")).isEqualTo("psp.pending");
    for (String path : new String[] {"accounts", "verify"}) {
      assertProblem(web.as(payee).get("/api/v1/admin/ledger/" + path), 403, "forbidden");
    }
  }

  @Test
  void a_verification_names_the_figure_that_differs() {
    Caller admin = web.admin();
    assertThat(web.as(admin).get("/api/v1/admin/ledger/verify").at("clean")).isEqualTo("true");
    totals.put("psp.pending", Money.usd(1));

    Answer report = web.as(admin).get("/api/v1/admin/ledger/verify");

    assertThat(report.at("clean")).isEqualTo("false");
    assertThat(report.at("provider.0.name")).isEqualTo("psp.pending");
    assertThat(report.at("provider.0.agrees")).isEqualTo("false");
    assertThat(report.at("provider.0.difference.amount")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/earnings/statement?period=2026-11&format=doc, format",
    "/api/v1/earnings/statement?period=2026-12, period",
    "/api/v1/earnings/lines?limit=0, limit",
    "/api/v1/earnings/lines?limit=101, limit",
    "/api/v1/earnings/lines?limit=all, limit"
  })
  void a_bad_question_names_the_parameter(String path, String field) {
    Answer answer = web.as(payee).get(path);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
  }

  private static InMemoryJournal journal() {
    var ledger = new InMemoryLedger();
    ledger.post(
        List.of(
            new Ledger.Stamped(
                new EntryId(ids.next()),
                PostingRules.toppedUp(
                    Occasion.of("owner", "topped up", clock.now()),
                    AccountType.PSP_AVAILABLE,
                    Money.usd(100)))));
    var journal = new InMemoryJournal(ledger);
    new SealEntries(journal, new InMemoryTransactions()).run(clock.now());
    return journal;
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.at("type")).as(answer.text()).isEqualTo("urn:clipgen:problem:" + code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("detail")).isNotEmpty();
  }

  /// Each payee has one held line of 75.01.
  private static final class OneLineEach implements EarningsBoard {

    private static final Money SHARE = Money.usd(75_01);
    private static final Money NONE = Money.usd(0);

    private final Map<PartyId, LineView> lines = new HashMap<>();

    LineId add(Caller payee) {
      var line = new LineId(ids.next());
      lines.put(
          payee.party(),
          new LineView(
              line,
              "clm_1",
              "base",
              1,
              Money.usd(100_01),
              Money.usd(25_00),
              SHARE,
              "split/silver v1",
              "held",
              "Held until its time is over.",
              clock.now().plus(Duration.ofDays(3)),
              null));
      return line;
    }

    @Override
    public EarningsView of(PartyId party) {
      return new EarningsView(NONE, SHARE, clock.now(), NONE, NONE, NONE, NONE);
    }

    @Override
    public Page<LineView> lines(PartyId party, @Nullable String after, int limit) {
      return new Page<>(Optional.ofNullable(lines.get(party)).stream().toList(), null);
    }

    @Override
    public Statement statement(PartyId party, Period period) {
      var item =
          new Statement.Item(
              period.from(), "earnings", "lin_1", "released", "=tier \"ü\" v1 \u4e2d", "", SHARE);
      return new Statement(
          party,
          period,
          List.of(
              Statement.Section.of("available", NONE, List.of(item)),
              new Statement.Section(
                  CAMPAIGN.text(), SHARE, List.of(), SHARE, Map.of("free", SHARE))),
          Optional.of(new Statement.Anchor(7, Hash.NONE)));
    }

    @Override
    public Optional<Explanation> explain(
        String id, @Nullable PartyId seer, @Nullable String after, int limit) {
      return lines.entrySet().stream()
          .filter(entry -> seer == null || entry.getKey().equals(seer))
          .map(Map.Entry::getValue)
          .filter(view -> view.id().text().equals(id))
          .map(
              view ->
                  new Explanation(
                      id,
                      "line",
                      SHARE,
                      Map.of("held", SHARE),
                      List.of(new Link("clm_1", "source", Money.usd(100_01), "v1")),
                      List.of(),
                      List.of(),
                      List.of(accepted()),
                      null))
          .findFirst();
    }

    private static EntryView accepted() {
      return new EntryView(
          new EntryId(ids.next()),
          "clm_1",
          "accepted",
          clock.now(),
          Map.of(),
          List.of(new EntryView.PostingView("claim:clm_1.base", Money.usd(100_01))));
    }

    @Override
    public Optional<SolvencyView> solvency(String pot) {
      return pot.equals(CAMPAIGN.text())
          ? Optional.of(
              new SolvencyView(
                  Money.usd(2400_00), Money.usd(2400_00), NONE, NONE, NONE, NONE, NONE, NONE))
          : Optional.empty();
    }

    @Override
    public Page<AccountView> accounts(@Nullable String after, int limit) {
      return new Page<>(List.of(new AccountView("psp.pending", "asset", NONE)), null);
    }
  }
}
