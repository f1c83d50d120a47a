package io.clipgen.web.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.earnings.port.LedgerAudit.Audit;
import io.clipgen.application.earnings.port.LedgerAudit.Chain;
import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.application.earnings.port.LedgerAudit.UnderWay;
import io.clipgen.application.earnings.port.TopUps;
import io.clipgen.application.earnings.testing.InMemoryBreaker;
import io.clipgen.application.earnings.testing.InMemoryLedger;
import io.clipgen.application.earnings.testing.InMemoryPaymentProvider;
import io.clipgen.application.earnings.testing.InMemoryTopUps;
import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import io.clipgen.application.earnings.usecase.CheckBooks;
import io.clipgen.application.earnings.usecase.LedgerOwnersMoney;
import io.clipgen.application.earnings.usecase.OperateBreaker;
import io.clipgen.application.earnings.usecase.TopUpPlatform;
import io.clipgen.application.earnings.usecase.VerifyLedger;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.operations.testing.InMemoryRequests;
import io.clipgen.application.operations.usecase.AnswerOnce;
import io.clipgen.application.payouts.port.Withdrawn;
import io.clipgen.application.payouts.testing.InMemoryPayoutFees;
import io.clipgen.application.payouts.testing.NothingUnderWay;
import io.clipgen.application.payouts.usecase.WithdrawProfit;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Cover;
import io.clipgen.domain.shared.Hash;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.WithdrawalId;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The breaker, and what the owner puts in and takes out, over HTTP.
class OwnersMoneySliceTest {

  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final SettableClock clock = new SettableClock();
  private static final SequentialIds ids = new SequentialIds();
  private static final FakeEffects effects = new FakeEffects(transactions);
  private static final InMemoryLedger ledger = new InMemoryLedger();
  private static final InMemoryBreaker breaker = new InMemoryBreaker();
  private static final InMemoryPaymentProvider provider = new InMemoryPaymentProvider(clock.now());
  private static final List<Check> wrong = new ArrayList<>();
  private static final InMemoryAdminActions actions = new InMemoryAdminActions();
  private static final TopUpPlatform topUp =
      new TopUpPlatform(
          provider,
          new InMemoryTopUps(),
          ledger,
          effects,
          transactions,
          clock,
          ids,
          "USD",
          actions);
  private static final WithdrawProfit withdraw =
      new WithdrawProfit(
          provider,
          new MemoryWithdrawn(),
          new InMemoryPayoutFees(),
          new LedgerOwnersMoney(ledger, OwnersMoneySliceTest::cover, clock, ids, "USD"),
          breaker,
          effects,
          transactions,
          clock,
          ids,
          actions);

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          topUp,
          withdraw,
          breaker,
          new AnswerOnce(new InMemoryRequests(transactions), transactions, clock::now),
          new OperateBreaker(
              breaker,
              new CheckBooks(
                  new VerifyLedger(
                      OwnersMoneySliceTest::audit,
                      new InMemoryPaymentProvider(clock.now()),
                      List::of,
                      new NothingUnderWay(),
                      clock),
                  List::of,
                  breaker,
                  transactions,
                  clock::now,
                  Duration.ofMinutes(10)),
              transactions,
              clock,
              actions));

  private Caller admin;
  private Caller stranger;

  @BeforeEach
  void an_owner() {
    admin = web.admin();
    stranger = web.client();
  }

  @Nested
  class TheBreaker {

    private static final String PATH = "/api/v1/admin/breaker";

    @BeforeEach
    void closed() {
      wrong.clear();
      breaker.reset(clock.now(), admin.party(), "before the test", List.of());
    }

    @Test
    void what_is_wrong_stops_payouts_and_says_how_to_go_on() {
      assertThat(web.as(admin).post(PATH + "/check").at("state")).isEqualTo("closed");
      wrong.add(new Check("journals sum to zero", 1, List.of("ent_1 by 0.01")));

      Answer found = web.as(admin).post(PATH + "/check");

      assertThat(found.at("state")).as(found.text()).isEqualTo("tripped");
      assertThat(found.at("wrong.0.figure")).isEqualTo("journals sum to zero");
      assertThat(found.at("wrong.0.detail")).contains("ent_1 by 0.01");
      assertThat(found.at("howToGoOn")).contains("/api/v1/admin/breaker/reset");
      assertThat(web.as(admin).get(PATH).at("since")).isEqualTo(clock.now().toString());
      assertThat(web.as(admin).get(PATH).at("events.0.kind")).isEqualTo("tripped");
      assertThat(web.anonymous().get("/prometheus").text())
          .contains("clipgen_breaker_tripped 1.0")
          .contains("clipgen_breaker_wrong_figures 1.0");
      assertProblem(
          web.as(admin)
              .post(
                  "/api/v1/admin/ledger/withdrawals",
                  "{\"amount\":{\"amount\":1,\"currency\":\"USD\"}}"),
          409,
          "books-being-checked");
    }

    @Test
    void it_is_not_reset_without_a_reason_nor_while_something_is_wrong() {
      assertProblem(reset("{\"reason\":\"Just so.\"}"), 409, "breaker-not-tripped");
      wrong.add(new Check("journals sum to zero", 1, List.of("ent_1 by 0.01")));
      web.as(admin).post(PATH + "/check");

      assertThat(reset("{}").at("field")).isEqualTo("reason");
      assertThat(reset("{\"reason\":\"  \"}").at("field")).isEqualTo("reason");
      assertThat(reset("{\"reason\":\"%s\"}".formatted("x".repeat(Reason.LONGEST + 1))).at("field"))
          .isEqualTo("reason");
      Answer still = reset("{\"reason\":\"Found it.\"}");
      assertProblem(still, 409, "books-still-wrong");
      assertThat(still.at("detail")).contains("journals sum to zero");
      assertThat(breaker.tripped()).isPresent();

      wrong.clear();
      Answer gone = reset("{\"reason\":\"Reversed it.\"}");
      assertThat(gone.at("state")).as(gone.text()).isEqualTo("closed");
      assertThat(gone.at("events.0.kind")).isEqualTo("reset");
      assertThat(gone.at("events.0.reason")).isEqualTo("Reversed it.");
      assertThat(gone.at("events.0.by")).isEqualTo(admin.party().text());
      assertThat(actions.told())
          .filteredOn(told -> told.startsWith("reset-breaker") && told.endsWith("it."))
          .containsExactly("reset-breaker breaker: Reversed it.");
    }

    @Test
    void what_is_known_can_be_accepted_by_force_and_does_not_stop_again() {
      wrong.add(new Check("journals sum to zero", 1, List.of("ent_1 by 0.01")));
      web.as(admin).post(PATH + "/check");

      Answer forced = reset("{\"reason\":\"Known.\",\"force\":true}");

      assertThat(forced.at("state")).as(forced.text()).isEqualTo("closed");
      assertThat(forced.at("accepted.0.figure")).isEqualTo("journals sum to zero");
      assertThat(web.as(admin).post(PATH + "/check").at("state")).isEqualTo("closed");
    }

    @Test
    void it_is_for_administrators() {
      assertProblem(web.as(stranger).get(PATH), 403, "forbidden");
      assertProblem(web.as(stranger).post(PATH + "/check"), 403, "forbidden");
      assertProblem(
          web.as(stranger).post(PATH + "/reset", "{\"reason\":\"Please.\"}"), 403, "forbidden");
      assertThat(web.anonymous().get(PATH).status()).isEqualTo(401);
    }

    private Answer reset(String body) {
      return web.as(admin).post(PATH + "/reset", body);
    }
  }

  @Nested
  class In {

    private static final String PATH = "/api/v1/admin/ledger/top-ups";

    @Test
    void money_at_the_bank_is_noted_once_for_each_reference() {
      Money before = ledger.balance(Account.of(AccountType.BANK), "USD");
      String body = body("bank", 100_00, ",\"reference\":\"SEPA-9\"");

      Answer noted = web.as(admin).post(PATH, body);

      assertThat(noted.status()).as(noted.text()).isEqualTo(202);
      assertThat(noted.at("state")).isEqualTo("done");
      assertThat(noted.at("reference")).isEqualTo("SEPA-9");
      assertProblem(web.as(admin).post(PATH, body), 409, "reference-used");
      assertThat(ledger.balance(Account.of(AccountType.BANK), "USD"))
          .isEqualTo(before.plus(Money.usd(100_00)));
      assertThat(web.as(admin).get(PATH).at("items.0.id")).isEqualTo(noted.at("id"));
      assertThat(actions.told())
          .filteredOn(told -> told.endsWith("SEPA-9"))
          .containsExactly("top-up-platform " + noted.at("id") + ": SEPA-9");
      String endless = ",\"reference\":\"%s\"".formatted("x".repeat(141));
      assertThat(web.as(admin).post(PATH, body("bank", 1, endless)).at("field"))
          .isEqualTo("reference");
    }

    @Test
    void money_through_the_provider_is_there_when_the_provider_has_it() {
      Money before = ledger.balance(Account.of(AccountType.PSP_AVAILABLE), "USD");

      Answer asked = web.as(admin).post(PATH, body("provider", 50_00, ""));
      assertThat(asked.at("state")).as(asked.text()).isEqualTo("requested");
      assertThat(ledger.balance(Account.of(AccountType.PSP_AVAILABLE), "USD")).isEqualTo(before);
      transactions.run(() -> effects.call(topUp));

      Answer done = web.as(admin).get(PATH);
      assertThat(done.at("items.0.id")).isEqualTo(asked.at("id"));
      assertThat(done.at("items.0.state")).isEqualTo("done");
      assertThat(ledger.balance(Account.of(AccountType.PSP_AVAILABLE), "USD"))
          .isEqualTo(before.plus(Money.usd(50_00)));
    }

    @Test
    void the_same_top_up_under_one_key_is_asked_for_once() {
      String body = body("provider", 50_00, "");

      Answer asked = web.as(admin).postUnder("top-up", PATH, body);
      Answer again = web.as(admin).postUnder("top-up", PATH, body);

      assertThat(again.at("id")).as(again.text()).isEqualTo(asked.at("id"));
      assertThat(actions.told()).containsOnlyOnce("top-up-platform " + asked.at("id") + ": ");
      assertThat(web.as(admin).get(PATH).text().split(asked.at("id"), -1)).hasSize(2);
      transactions.run(() -> effects.call(topUp));
    }

    @Test
    void a_refused_top_up_says_why_and_books_nothing() {
      Money before = ledger.balance(Account.of(AccountType.PSP_AVAILABLE), "USD");
      provider.trouble("topups", Trouble.REFUSE);

      web.as(admin).post(PATH, body("provider", 50_00, ""));
      transactions.run(() -> effects.call(topUp));

      Answer list = web.as(admin).get(PATH);
      assertThat(list.at("items.0.state")).as(list.text()).isEqualTo("refused");
      assertThat(list.at("items.0.reason")).isNotEmpty();
      assertThat(ledger.balance(Account.of(AccountType.PSP_AVAILABLE), "USD")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"to\":\"bank\",\"reference\":\"x\"}|amount",
          "{\"to\":\"bank\",\"amount\":{\"amount\":0,\"currency\":\"USD\"},\"reference\":\"x\"}|amount",
          "{\"to\":\"bank\",\"amount\":{\"amount\":-1,\"currency\":\"USD\"},\"reference\":\"x\"}|amount",
          "{\"to\":\"bank\",\"amount\":{\"amount\":1,\"currency\":\"EUR\"},\"reference\":\"x\"}|amount",
          "{\"to\":\"bank\",\"amount\":{\"amount\":1000000000001,\"currency\":\"USD\"},\"reference\":\"x\"}|amount.amount",
          "{\"to\":\"bank\",\"amount\":{\"amount\":9223372036854775807,\"currency\":\"USD\"},\"reference\":\"x\"}|amount.amount",
          "{\"to\":\"bank\",\"amount\":{\"amount\":1,\"currency\":\"USD\"}}|reference",
          "{\"to\":\"provider\",\"amount\":{\"amount\":1,\"currency\":\"USD\"},\"reference\":\"x\"}|reference",
          "{\"amount\":{\"amount\":1,\"currency\":\"USD\"}}|to",
          "{\"to\":\"pocket\",\"amount\":{\"amount\":1,\"currency\":\"USD\"}}|to",
        })
    void a_bad_body_names_the_field(String body, String field) {
      Answer answer = web.as(admin).post(PATH, body);

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
    }

    @Test
    void it_is_for_administrators() {
      assertProblem(web.as(stranger).get(PATH), 403, "forbidden");
      assertProblem(web.as(stranger).post(PATH, body("provider", 1, "")), 403, "forbidden");
      assertThat(web.as(admin).get(PATH + "?after=x").at("field")).isEqualTo("after");
    }

    private static String body(String to, long cents, String more) {
      return "{\"to\":\"%s\",\"amount\":{\"amount\":%d,\"currency\":\"USD\"}%s}"
          .formatted(to, cents, more);
    }
  }

  @Nested
  class Out {

    private static final String PATH = "/api/v1/admin/ledger/withdrawals";

    @BeforeEach
    void ten_dollars_of_profit() {
      if (breaker.tripped().isPresent()) {
        breaker.reset(clock.now(), admin.party(), "before the test", List.of());
      }
      Money missing = Money.usd(10_00).minus(Money.usd(profit()));
      if (missing.isPositive()) {
        topUp.handle(new TopUpPlatform.Command(admin, TopUps.Where.PROVIDER, missing, null));
        transactions.run(() -> effects.call(topUp));
      }
    }

    @Test
    void no_more_than_the_profit_is_taken_out_and_what_is_under_way_counts() {
      Answer more = web.as(admin).post(PATH, body(profit() + 1, ""));
      assertProblem(more, 409, "more-than-profit");

      Answer all = web.as(admin).post(PATH, body(profit(), ""));

      assertThat(all.status()).as(all.text()).isEqualTo(202);
      assertThat(all.at("state")).isEqualTo("requested");
      assertThat(profit()).as("is on its way").isZero();
      assertProblem(web.as(admin).post(PATH, body(1, "")), 409, "more-than-profit");
      transactions.run(() -> effects.call(withdraw));
      assertThat(web.as(admin).get(PATH).at("items.0.state")).isEqualTo("sent");
      assertThat(profit()).isZero();
    }

    @Test
    void what_was_done_by_hand_is_noted_once_for_each_reference() {
      Money bank = ledger.balance(Account.of(AccountType.BANK), "USD");
      long before = profit();

      Answer noted = web.as(admin).post(PATH, body(400, ",\"reference\":\"BANK-7\""));

      assertThat(noted.at("state")).as(noted.text()).isEqualTo("noted");
      assertThat(ledger.balance(Account.of(AccountType.BANK), "USD"))
          .isEqualTo(bank.plus(Money.usd(400)));
      assertThat(profit()).isEqualTo(before - 400);
      assertProblem(
          web.as(admin).post(PATH, body(1, ",\"reference\":\"BANK-7\"")), 409, "reference-used");
      assertThat(actions.told())
          .filteredOn(told -> told.endsWith("BANK-7"))
          .containsExactly("withdraw-profit " + noted.at("id") + ": BANK-7");
      String endless = ",\"reference\":\"%s\"".formatted("x".repeat(141));
      assertThat(web.as(admin).post(PATH, body(1, endless)).at("field")).isEqualTo("reference");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{}|amount",
          "{\"amount\":{\"amount\":0,\"currency\":\"USD\"}}|amount",
          "{\"amount\":{\"amount\":1,\"currency\":\"EUR\"}}|amount",
          "{\"amount\":{\"amount\":1}}|amount.currency",
        })
    void a_bad_body_names_the_field(String body, String field) {
      Answer answer = web.as(admin).post(PATH, body);

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
    }

    @Test
    void it_is_for_administrators() {
      assertProblem(web.as(stranger).get(PATH), 403, "forbidden");
      assertProblem(web.as(stranger).post(PATH, body(1, "")), 403, "forbidden");
    }

    private long profit() {
      return Long.parseLong(web.as(admin).get(PATH).at("profit.amount"));
    }

    private static String body(long cents, String more) {
      return "{\"amount\":{\"amount\":%d,\"currency\":\"USD\"}%s}".formatted(cents, more);
    }
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.at("type")).as(answer.text()).isEqualTo("urn:clipgen:problem:" + code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("detail")).isNotEmpty();
  }

  private static Audit audit() {
    Money none = Money.usd(0);
    return new Audit(
        "USD",
        1,
        2,
        wrong.isEmpty() ? List.of(new Check("journals sum to zero", 0, List.of())) : wrong,
        Map.of(),
        Map.of(),
        Chain.NONE,
        Hash.NONE,
        new UnderWay(none, none, none));
  }

  // Nobody else has money here.
  private static Cover cover() {
    Money none = Money.usd(0);
    return new Cover(
        none, none, none, ledger.balance(Account.of(AccountType.PSP_AVAILABLE), "USD"), none);
  }

  /// Withdrawals in memory, newest first.
  private static final class MemoryWithdrawn implements Withdrawn {

    private final Map<WithdrawalId, Withdrawal> all = new LinkedHashMap<>();

    @Override
    public boolean add(Withdrawal withdrawal) {
      String reference = withdrawal.reference();
      if (reference != null
          && all.values().stream().anyMatch(one -> Objects.equals(reference, one.reference()))) {
        return false;
      }
      all.put(withdrawal.id(), withdrawal);
      return true;
    }

    @Override
    public Optional<Withdrawal> lock(WithdrawalId id) {
      return Optional.ofNullable(all.get(id));
    }

    @Override
    public void save(Withdrawal withdrawal) {
      all.put(withdrawal.id(), withdrawal);
    }

    @Override
    public Page<Withdrawal> list(@Nullable WithdrawalId after, int limit) {
      return new Page<>(List.copyOf(all.values()).reversed(), null);
    }

    @Override
    public Money open(String currency) {
      return all.values().stream()
          .filter(one -> one.state() == State.REQUESTED || one.state() == State.UNKNOWN)
          .map(Withdrawal::amount)
          .reduce(Money.zero(currency), Money::plus);
    }

    @Override
    public List<Withdrawal> toWatch(Instant now, int limit) {
      return List.of();
    }

    @Override
    public void watchAgain(WithdrawalId id, @Nullable Instant at) {}
  }
}
