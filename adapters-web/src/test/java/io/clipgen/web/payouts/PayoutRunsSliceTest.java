package io.clipgen.web.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.earnings.testing.InMemoryBreaker;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.Roster;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.payouts.port.PayoutRuns;
import io.clipgen.application.payouts.query.PaidOut;
import io.clipgen.application.payouts.query.PayoutRunBoard;
import io.clipgen.application.payouts.query.PayoutRunView;
import io.clipgen.application.payouts.testing.InMemoryPayouts;
import io.clipgen.application.payouts.usecase.ChoosePayoutSchedule;
import io.clipgen.application.payouts.usecase.RunPayouts;
import io.clipgen.application.payouts.usecase.SeePayoutRuns;
import io.clipgen.application.payouts.usecase.SeeTaxYears;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.PayoutMinimum;
import io.clipgen.domain.payouts.PayoutRun;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.payouts.Skip;
import io.clipgen.domain.payouts.TaxForm;
import io.clipgen.domain.payouts.TaxThresholds;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.PayoutRunId;
import io.clipgen.domain.shared.Period;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Schedules, runs and tax years over HTTP.
class PayoutRunsSliceTest {

  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final SettableClock clock = new SettableClock();
  private static final SequentialIds ids = new SequentialIds();
  private static final InMemoryPayouts payouts = new InMemoryPayouts(transactions);
  private static final PayoutMinimum minimum = PayoutMinimum.of(Money.usd(50_00));
  private static final Runs runs = new Runs();
  private static final Purses purses = new Purses();
  private static final Arrived arrived = new Arrived();
  private static final InMemoryAdminActions actions = new InMemoryAdminActions();
  private static final RunPayouts work =
      new RunPayouts(
          runs,
          payouts,
          purses,
          new FakeEffects(transactions),
          new InMemoryBreaker(),
          PayoutRunsSliceTest::clippers,
          transactions,
          clock,
          ids,
          new RunPayouts.Settings(minimum, ApprovalPolicy.byHand("USD"), 100),
          actions);

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          work,
          new ChoosePayoutSchedule(runs, new InMemoryBreaker(), transactions, clock, minimum),
          new SeePayoutRuns(runs),
          new SeeTaxYears(
              arrived,
              new TaxThresholds(
                  List.of(
                      new TaxThresholds.Row(TaxForm.NEC, 1970, 600_00, -1),
                      new TaxThresholds.Row(TaxForm.K, 1970, 20_000_00, 200)))));

  private Caller admin;
  private Caller payee;

  @BeforeEach
  void somebody_who_earns() {
    admin = web.admin();
    payee = web.clipper();
  }

  @Nested
  class Schedules {

    private static final String PATH = "/api/v1/payout-schedule";

    @Test
    void a_payee_chooses_for_themselves_alone() {
      assertThat(web.as(payee).get(PATH).at("rhythm")).isEqualTo("on-demand");

      Answer chosen = put("{\"rhythm\":\"weekly\"}");

      assertThat(chosen.status()).as(chosen.text()).isEqualTo(200);
      assertThat(chosen.at("rhythm")).isEqualTo("weekly");
      assertThat(chosen.at("minimum.amount")).isEqualTo("5000");
      assertThat(web.as(payee).get(PATH).at("rhythm")).isEqualTo("weekly");
      assertThat(web.as(web.clipper()).get(PATH).at("rhythm")).isEqualTo("on-demand");
      assertThat(web.anonymous().get(PATH).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"rhythm\":\"daily\"}", "{\"rhythm\":\"\"}"})
    void what_is_no_rhythm_is_named(String body) {
      Answer answer = put(body);

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.at("field")).isEqualTo("rhythm");
      assertThat(answer.at("detail")).contains("weekly");
    }

    private Answer put(String body) {
      return web.as(payee)
          .send(
              PATH,
              request ->
                  request
                      .header("Content-Type", "application/json")
                      .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }
  }

  @Nested
  class OfAllPayees {

    private static final String PATH = "/api/v1/admin/payout-runs";

    @BeforeEach
    void three_payees() {
      runs.payees.clear();
      runs.paid.clear();
      purses.all.clear();
      payee(75_01, "acct_1");
      payee(49_99, "acct_2");
      payee(75_01, null);
    }

    @Test
    void a_dry_run_says_what_would_be_done_and_moves_nothing() {
      Answer started = start("{\"rhythm\":\"weekly\",\"dry\":true}");
      assertThat(started.status()).as(started.text()).isEqualTo(202);
      assertThat(started.header("Location")).contains(PATH + "/" + started.at("id"));
      assertThat(started.at("dry")).isEqualTo("true");
      assertThat(started.at("by")).isEqualTo(admin.party().text());
      assertThat(actions.told()).noneMatch(told -> told.contains(started.at("id")));
      int before = payouts.all().size();
      drain();

      Answer done = web.as(admin).get(PATH + "/" + started.at("id"));

      assertThat(done.at("finishedAt")).isNotEmpty();
      assertThat(outcomes(started.at("id")))
          .containsExactlyInAnyOrder("requested", "below-minimum", "onboarding-incomplete");
      assertThat(payouts.all()).hasSize(before);
      assertThat(purses.all.values()).contains(Money.usd(75_01));
    }

    @Test
    void a_real_run_pays_once_in_a_period_and_says_why_not_to_the_others() {
      String first = start("{\"rhythm\":\"weekly\"}").at("id");
      int before = payouts.all().size();
      drain();
      String second = start("{\"rhythm\":\"weekly\"}").at("id");
      drain();

      assertThat(payouts.all()).hasSize(before + 1);
      assertThat(payouts.all().getLast().amount()).isEqualTo(Money.usd(75_01));
      assertThat(outcomes(first))
          .containsExactlyInAnyOrder("requested", "below-minimum", "onboarding-incomplete");
      assertThat(outcomes(second))
          .containsExactlyInAnyOrder("already-in-period", "below-minimum", "onboarding-incomplete");
      Answer skipped = web.as(admin).get(PATH + "/" + first + "/payees?outcome=below-minimum");
      assertThat(skipped.at("items.0.words")).contains("adds up");
      assertThat(skipped.at("items.0.amount.amount")).isEqualTo("4999");
      assertThat(web.as(admin).get(PATH).text()).contains(first, second);
      assertThat(actions.told())
          .containsOnlyOnce(
              "start-payout-run " + first + ": ", "start-payout-run " + second + ": ");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"{}", "{\"rhythm\":\"daily\"}", "{\"rhythm\":\"on-demand\",\"dry\":true}"})
    void what_has_no_runs_is_named(String body) {
      Answer answer = start(body);

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.at("field")).isEqualTo("rhythm");
    }

    @Test
    void an_outcome_that_does_not_exist_is_no_filter() {
      String id = start("{\"rhythm\":\"weekly\",\"dry\":true}").at("id");

      Answer answer = web.as(admin).get(PATH + "/" + id + "/payees?outcome=foo");

      assertProblem(answer, 400, "invalid-input");
      assertThat(answer.at("field")).isEqualTo("outcome");
      assertThat(answer.at("detail"))
          .isEqualTo(
              "outcome must be one of approved, requested, breaker, on-hold, onboarding-incomplete,"
                  + " already-in-period, nothing-available, below-minimum");
      for (String outcome : List.of("approved", "requested", "breaker", "below-minimum")) {
        assertThat(web.as(admin).get(PATH + "/" + id + "/payees?outcome=" + outcome).status())
            .as(outcome)
            .isEqualTo(200);
      }
    }

    @Test
    void runs_are_for_administrators() {
      String id = start("{\"rhythm\":\"weekly\",\"dry\":true}").at("id");
      drain();

      assertProblem(web.as(payee).post(PATH, "{\"rhythm\":\"weekly\"}"), 403, "forbidden");
      assertProblem(web.as(payee).get(PATH), 403, "forbidden");
      assertProblem(web.as(payee).get(PATH + "/" + id), 403, "forbidden");
      assertProblem(web.as(payee).get(PATH + "/" + id + "/payees"), 403, "forbidden");
      assertProblem(
          web.as(admin).get(PATH + "/" + new PayoutRunId(ids.next()).text()), 404, "not-found");
      assertThat(web.as(admin).get(PATH + "/x").at("field")).isEqualTo("id");
      assertThat(web.as(admin).get(PATH + "?after=x").at("field")).isEqualTo("after");
    }

    private Answer start(String body) {
      return web.as(admin).post(PATH, body);
    }

    private List<String> outcomes(String id) {
      var outcomes = new ArrayList<String>();
      web.as(admin)
          .get(PATH + "/" + id + "/payees")
          .json()
          .get("items")
          .values()
          .forEach(item -> outcomes.add(item.get("outcome").getStringValue()));
      return outcomes;
    }

    private static void drain() {
      while (work.run(clock.now()) > 0) {
        // until no run is open
      }
    }

    private static void payee(long available, @Nullable String account) {
      var party = new PartyId(ids.next());
      purses.all.put(party, Money.usd(available));
      runs.payees.add(
          new PayoutRuns.Payee(
              party,
              account,
              account == null ? null : new ApprovalPolicy.Payee(clock.now(), false),
              false));
    }
  }

  @Nested
  class TaxYears {

    private static final String COLUMNS =
        "\"payee\",\"year\",\"form\",\"paid\",\"currency\",\"transactions\",\"threshold\",\"reported\"";

    @BeforeEach
    void a_year_of_work_above_the_threshold() {
      arrived.sums.clear();
      arrived.sums.add(new PaidOut.Sum(payee.party(), "clm", Money.usd(590_01), 7));
      arrived.sums.add(new PaidOut.Sum(payee.party(), "tip", Money.usd(10_00), 2));
      arrived.sums.add(new PaidOut.Sum(web.clipper().party(), "clm", Money.usd(599_99), 1));
    }

    @Test
    void a_payee_sees_their_own_by_form() {
      Answer own = web.as(payee).get("/api/v1/tax-years/2026");

      assertThat(own.status()).as(own.text()).isEqualTo(200);
      assertThat(own.json().get("forms").size()).isEqualTo(1);
      assertThat(own.at("forms.0.form")).isEqualTo("1099-NEC");
      assertThat(own.at("forms.0.paid.amount")).isEqualTo("60001");
      assertThat(own.at("forms.0.transactions")).isEqualTo("9");
      assertThat(own.at("forms.0.reported")).isEqualTo("true");
      assertThat(web.as(web.clipper()).get("/api/v1/tax-years/2026").json().get("forms").size())
          .isZero();
      assertThat(web.anonymous().get("/api/v1/tax-years/2026").status()).isEqualTo(401);
    }

    @Test
    void it_is_a_table_to_download() {
      Answer own = web.as(payee).get("/api/v1/tax-years/2026?format=csv");

      assertFile(own, "text/csv", "tax-year-2026.csv");
      assertThat(own.text().lines())
          .containsExactly(
              COLUMNS,
              "\"%s\",\"2026\",\"1099-NEC\",\"600.01\",\"USD\",\"9\",\"600.00 USD or more\",\"yes\""
                  .formatted(payee.party().text()));
      Answer all = web.as(admin).get("/api/v1/admin/tax-years/2026?format=csv");
      assertFile(all, "text/csv", "tax-year-2026.csv");
      assertThat(all.text().lines()).hasSize(3).first().isEqualTo(COLUMNS);
      assertThat(all.text()).contains("\"599.99\",\"USD\",\"1\",\"600.00 USD or more\",\"no\"");
    }

    @Test
    void it_is_a_pdf_to_print() {
      for (Answer file :
          List.of(
              web.as(payee).get("/api/v1/tax-years/2026?format=pdf"),
              web.as(admin).get("/api/v1/admin/tax-years/2026?format=pdf"))) {
        assertFile(file, "application/pdf", "tax-year-2026.pdf");
        String bytes = new String(file.bytes(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).startsWith("%PDF-1.");
        assertThat(bytes.stripTrailing()).endsWith("%%EOF");
      }
    }

    @ParameterizedTest
    @CsvSource({
      "/api/v1/tax-years/2026?format=doc, format",
      "/api/v1/admin/tax-years/2026?format=doc, format",
      "/api/v1/tax-years/1999, year",
      "/api/v1/tax-years/3000?format=csv, year",
      "/api/v1/admin/tax-years/3000?format=csv, year",
      "/api/v1/tax-years/last, year",
      "/api/v1/admin/tax-years/2026?after=x, after",
      "/api/v1/admin/tax-years/2026?limit=0, limit",
    })
    void a_bad_question_names_the_parameter(String path, String field) {
      Answer answer = web.as(admin).get(path);

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
    }

    @Test
    void everybodys_are_for_administrators() {
      assertThat(web.as(admin).get("/api/v1/admin/tax-years/2026").json().get("items").size())
          .isEqualTo(2);
      for (String format : List.of("json", "csv", "pdf")) {
        assertProblem(
            web.as(payee).get("/api/v1/admin/tax-years/2026?format=" + format), 403, "forbidden");
      }
    }

    private static void assertFile(Answer answer, String type, String name) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.header("Content-Type").orElseThrow()).startsWith(type);
      assertThat(answer.header("Content-Disposition"))
          .contains("attachment; filename=\"" + name + "\"");
    }
  }

  private static Map<PartyId, Roster.Entry> clippers(Collection<PartyId> parties) {
    return parties.stream()
        .collect(
            Collectors.toMap(Function.identity(), _ -> new Roster.Entry(Set.of("CLIPPER"), false)));
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.at("type")).as(answer.text()).isEqualTo("urn:clipgen:problem:" + code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("detail")).isNotEmpty();
  }

  /// What has arrived, by payee.
  private static final class Arrived implements PaidOut {

    private final List<Sum> sums = new ArrayList<>();

    @Override
    public List<Sum> of(PartyId payee, Period period) {
      return sums.stream().filter(sum -> sum.payee().equals(payee)).toList();
    }

    @Override
    public void each(Period period, Consumer<Sum> reader) {
      sums.forEach(reader);
    }

    @Override
    public List<Sum> page(Period period, @Nullable PartyId after, int payees) {
      return List.copyOf(sums);
    }
  }

  /// Runs over the payees that the test says; every page is all of them.
  private static final class Runs implements PayoutRuns, PayoutRunBoard {

    private final Map<PartyId, Rhythm> rhythms = new HashMap<>();
    private final List<Payee> payees = new ArrayList<>();
    private final Set<PartyId> paid = new HashSet<>();
    private final Map<PayoutRunId, PayoutRun> all = new LinkedHashMap<>();
    private final Map<PayoutRunId, List<Decided>> decided = new HashMap<>();
    private final Map<PayoutRunId, Instant> finished = new HashMap<>();

    @Override
    public Rhythm rhythm(PartyId party) {
      return rhythms.getOrDefault(party, Rhythm.ON_DEMAND);
    }

    @Override
    public void choose(PartyId party, Rhythm rhythm, Instant at) {
      rhythms.put(party, rhythm);
    }

    @Override
    public boolean begin(PayoutRun run) {
      return all.putIfAbsent(run.id(), run) == null;
    }

    // The automatic runs are not what is tried here.
    @Override
    public int lastNumber(Rhythm rhythm, String period) {
      return Math.max(1, all.size());
    }

    @Override
    public Optional<PayoutRun> lockOldestOpen(boolean byHand) {
      return all.values().stream().filter(run -> !finished.containsKey(run.id())).findFirst();
    }

    @Override
    public List<Payee> next(PayoutRun run, int limit) {
      return decided.containsKey(run.id())
          ? List.of()
          : payees.stream()
              .map(
                  payee ->
                      new Payee(
                          payee.party(),
                          payee.account(),
                          payee.known(),
                          paid.contains(payee.party())))
              .toList();
    }

    @Override
    public void decided(PayoutRun run, List<Decided> page, Instant at) {
      decided.put(run.id(), page);
      if (!run.dry()) {
        page.stream()
            .filter(one -> one.outcome().equals("requested"))
            .forEach(one -> paid.add(one.payee()));
      }
    }

    @Override
    public void finish(PayoutRunId run, Instant at) {
      finished.put(run, at);
    }

    @Override
    public Page<PayoutRunView> list(@Nullable PayoutRunId after, int limit) {
      return new Page<>(all.values().stream().map(this::view).toList().reversed(), null);
    }

    @Override
    public Optional<PayoutRunView> find(PayoutRunId id) {
      return Optional.ofNullable(all.get(id)).map(this::view);
    }

    @Override
    public Page<PayoutRunView.Item> items(
        PayoutRunId run, @Nullable String outcome, @Nullable String after, int limit) {
      return new Page<>(
          decided.getOrDefault(run, List.of()).stream()
              .filter(one -> outcome == null || one.outcome().equals(outcome))
              .map(
                  one ->
                      new PayoutRunView.Item(
                          one.payout(),
                          one.payee(),
                          one.amount(),
                          one.outcome(),
                          one.outcome().equals("requested")
                              ? "Waits for an administrator."
                              : Skip.named(one.outcome()).words()))
              .toList(),
          null);
    }

    private PayoutRunView view(PayoutRun run) {
      return new PayoutRunView(
          run.id(),
          run.rhythm().label(),
          run.period(),
          run.number(),
          run.dry(),
          run.by().orElse(null),
          run.startedAt(),
          finished.get(run.id()),
          List.of());
    }
  }

  /// What everybody has, without a ledger behind it.
  private static final class Purses implements Withdrawals {

    private final Map<PartyId, Money> all = new HashMap<>();

    @Override
    public Money available(PartyId party) {
      return all.getOrDefault(party, Money.usd(0));
    }

    @Override
    public boolean reserve(PayoutId payout, PartyId payee, Money amount) {
      all.put(payee, available(payee).minus(amount));
      return true;
    }

    @Override
    public Map<PartyId, Money> lockAvailable(List<PartyId> parties) {
      return Map.copyOf(all);
    }

    // Payees keep what they had, so that only the period stands against a second payout.
    @Override
    public void reserveAll(List<Reservation> reservations) {}

    @Override
    public Optional<Money> payByHand(
        PayoutId payout, PartyId payee, Money amount, String reference) {
      return Optional.empty();
    }

    @Override
    public void release(PayoutId payout, PartyId payee, Money amount) {}

    @Override
    public void transferred(PayoutId payout, PartyId payee, Money amount, String receipt) {}

    @Override
    public void transferReturned(PayoutId payout, PartyId payee, Money amount, String receipt) {}

    @Override
    public void arrived(
        PayoutId payout, PartyId payee, Money amount, int attempt, String receipt) {}

    @Override
    public void bounced(
        PayoutId payout, PartyId payee, Money amount, int attempt, String receipt) {}
  }
}
