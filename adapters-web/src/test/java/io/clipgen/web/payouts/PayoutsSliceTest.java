package io.clipgen.web.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.earnings.testing.InMemoryBreaker;
import io.clipgen.application.earnings.testing.InMemoryPaymentProvider;
import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.payouts.query.PayoutBoard;
import io.clipgen.application.payouts.query.PayoutView;
import io.clipgen.application.payouts.testing.InMemoryPayouts;
import io.clipgen.application.payouts.usecase.ApprovePayouts;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.payouts.usecase.OpenPayoutAccount;
import io.clipgen.application.payouts.usecase.PayByHand;
import io.clipgen.application.payouts.usecase.RequestPayout;
import io.clipgen.application.payouts.usecase.SeePayouts;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutMinimum;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Payouts and payout accounts over HTTP.
class PayoutsSliceTest {

  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final SettableClock clock = new SettableClock();
  private static final SequentialIds ids = new SequentialIds();
  private static final FakeEffects effects = new FakeEffects(transactions);
  private static final InMemoryPaymentProvider provider = new InMemoryPaymentProvider(clock.now());
  private static final InMemoryPayouts payouts = new InMemoryPayouts(transactions);
  private static final InMemoryBreaker breaker = new InMemoryBreaker();
  private static final Purses purses = new Purses();
  private static final OpenPayoutAccount accounts =
      new OpenPayoutAccount(provider, payouts, effects, transactions, clock);

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          accounts,
          new RequestPayout(
              payouts,
              purses,
              effects,
              breaker,
              transactions,
              clock,
              ids,
              PayoutMinimum.of(Money.usd(50_00)),
              ApprovalPolicy.byHand("USD")),
          new DecidePayout(
              payouts, purses, effects, breaker, transactions, clock, new InMemoryAdminActions()),
          new ApprovePayouts(
              payouts, effects, breaker, transactions, clock, new InMemoryAdminActions()),
          new PayByHand(payouts, purses, breaker, transactions, clock, new InMemoryAdminActions()),
          new SeePayouts(new MemoryBoard(), breaker));

  private Caller payee;

  @BeforeEach
  void somebody_who_earns() {
    payee = web.clipper();
  }

  @Test
  void an_account_is_opened_and_looked_at() {
    assertProblem(web.as(payee).get("/api/v1/payout-account"), 404, "not-found");

    Answer asked = web.as(payee).post("/api/v1/payout-account");
    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.at("state")).isEqualTo("opening");
    transactions.run(() -> effects.call(accounts));

    Answer open = web.as(payee).get("/api/v1/payout-account");
    assertThat(open.at("state")).isEqualTo("open");
    assertThat(open.at("account")).startsWith("acct_");
  }

  @Test
  void a_refused_account_says_why() {
    provider.trouble("accounts", Trouble.REFUSE);
    account();

    Answer refused = web.as(payee).get("/api/v1/payout-account");
    assertThat(refused.at("state")).isEqualTo("refused");
    assertThat(refused.at("reason")).isNotEmpty();
  }

  @Test
  void a_payout_of_everything_is_asked_for_and_approved() {
    account();
    purses.put(payee, 75_01);

    Answer asked = web.as(payee).post("/api/v1/payouts");

    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    assertThat(asked.header("Location")).contains("/api/v1/payouts/" + asked.at("id"));
    assertThat(asked.at("amount.amount")).isEqualTo("7501");
    assertThat(asked.at("state")).isEqualTo("requested");
    Caller admin = web.admin();
    assertThat(web.as(admin).get("/api/v1/admin/payouts?state=requested").text())
        .contains(asked.at("id"));
    Answer approved = decide(admin, asked.at("id"), "approve");
    assertThat(approved.at("state")).isEqualTo("approved");
    assertProblem(decide(admin, asked.at("id"), "approve"), 409, "payout-not-waiting");
    assertProblem(decide(admin, asked.at("id"), "send-again"), 409, "payout-not-bounced");
    assertProblem(decide(admin, asked.at("id"), "take-back"), 409, "payout-not-bounced");
    assertProblem(cancel(payee, asked.at("id")), 409, "payout-not-waiting");
  }

  @Test
  void a_part_is_asked_for_and_cancelled() {
    account();
    purses.put(payee, 75_01);

    Answer asked = ask("{\"amount\":{\"amount\":5000,\"currency\":\"USD\"}}");
    assertThat(asked.at("amount.amount")).isEqualTo("5000");
    assertProblem(cancel(web.clipper(), asked.at("id")), 404, "not-found");
    assertThat(cancel(payee, asked.at("id")).at("state")).isEqualTo("cancelled");

    assertThat(purses.available(payee.party())).isEqualTo(Money.usd(75_01));
    assertThat(web.as(payee).get("/api/v1/payouts").at("items.0.id")).isEqualTo(asked.at("id"));
  }

  @Test
  void each_reason_against_a_payout_has_its_name() {
    purses.put(payee, 75_01);
    assertProblem(ask("{}"), 409, "no-payout-account");
    account();

    Answer less = ask("{\"amount\":{\"amount\":4999,\"currency\":\"USD\"}}");
    assertProblem(less, 422, "payout-below-minimum");
    assertThat(less.at("detail")).contains("50.00 USD", "49.99 USD");
    assertThat(less.at("field")).isEqualTo("amount");
    Answer more = ask("{\"amount\":{\"amount\":7502,\"currency\":\"USD\"}}");
    assertProblem(more, 409, "more-than-available");
    assertThat(more.at("detail")).contains("75.01 USD");
    purses.put(payee, 0);
    assertProblem(ask("{}"), 409, "nothing-available");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"amount\":{\"amount\":5000,\"currency\":\"EUR\"}}|amount",
        "{\"amount\":{\"amount\":5000,\"currency\":\"money\"}}|amount.currency",
        "{\"amount\":{\"amount\":5000}}|amount.currency",
        "{\"amount\":{\"amount\":\"all\",\"currency\":\"USD\"}}|amount.amount",
        "{\"amount\":5000}|amount",
        "{\"sum\":5000}|sum",
      })
  void a_bad_body_names_the_field(String body, String field) {
    account();
    purses.put(payee, 75_01);

    Answer answer = ask(body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "0, USD, amount must be above zero",
    "-1, USD, amount must be above zero",
    "5000, EUR, amount must be in USD",
  })
  void an_amount_that_no_payout_can_have_is_named_whatever_is_available(
      long amount, String currency, String detail) {
    account();
    String body = "{\"amount\":{\"amount\":%d,\"currency\":\"%s\"}}".formatted(amount, currency);

    for (long available : List.of(0L, 75_01L)) {
      purses.put(payee, available);
      Answer answer = ask(body);

      assertProblem(answer, 400, "invalid-input");
      assertThat(answer.at("field")).isEqualTo("amount");
      assertThat(answer.at("detail")).isEqualTo(detail);
    }
  }

  @Test
  void many_are_approved_at_once_by_name_or_by_filter() {
    account();
    purses.put(payee, 500_00);
    String one = ask("{\"amount\":{\"amount\":5000,\"currency\":\"USD\"}}").at("id");
    String two = ask("{\"amount\":{\"amount\":6000,\"currency\":\"USD\"}}").at("id");
    Caller admin = web.admin();

    Answer named =
        web.as(admin).post("/api/v1/admin/payouts/approve", "{\"ids\":[\"" + one + "\"]}");
    assertThat(named.at("payouts.0.id")).as(named.text()).isEqualTo(one);
    assertThat(named.at("payouts.0.result")).isEqualTo("approved");
    Answer again =
        web.as(admin).post("/api/v1/admin/payouts/approve", "{\"ids\":[\"" + one + "\"]}");
    assertThat(again.at("payouts.0.result")).isEqualTo("not-waiting");
    Answer rest =
        web.as(admin)
            .post(
                "/api/v1/admin/payouts/approve",
                "{\"filter\":{\"upTo\":{\"amount\":6000,\"currency\":\"USD\"}}}");
    assertThat(rest.text()).contains(two);
    Answer negative =
        web.as(admin)
            .post(
                "/api/v1/admin/payouts/approve",
                "{\"filter\":{\"upTo\":{\"amount\":-1,\"currency\":\"USD\"}}}");
    assertThat(negative.status()).isEqualTo(400);
    assertThat(negative.at("field")).isEqualTo("filter.upTo.amount");
    assertThat(web.as(admin).post("/api/v1/admin/payouts/approve", "{}").status()).isEqualTo(400);
    assertProblem(web.as(payee).post("/api/v1/admin/payouts/approve", "{}"), 403, "forbidden");
  }

  @Test
  void one_idempotency_key_is_one_payout() {
    account();
    purses.put(payee, 500_00);
    String body = "{\"amount\":{\"amount\":5000,\"currency\":\"USD\"}}";

    Answer first = web.as(payee).postUnder("k1", "/api/v1/payouts", body);
    Answer second = web.as(payee).postUnder("k1", "/api/v1/payouts", body);

    assertThat(second.at("id")).as(second.text()).isEqualTo(first.at("id"));
    assertThat(purses.available(payee.party())).isEqualTo(Money.usd(450_00));
  }

  @Test
  void paying_by_hand_needs_a_reference_and_money_at_the_bank() {
    account();
    purses.put(payee, 75_01);
    String id = ask("{}").at("id");
    Caller admin = web.admin();

    Answer nameless = web.as(admin).post("/api/v1/admin/payouts/" + id + "/pay-by-hand", "{}");
    assertThat(nameless.at("field")).as(nameless.text()).isEqualTo("reference");
    Answer poor =
        web.as(admin)
            .post("/api/v1/admin/payouts/" + id + "/pay-by-hand", "{\"reference\":\"SEPA-1\"}");
    assertProblem(poor, 409, "bank-does-not-cover");
    assertThat(poor.at("detail")).contains("/api/v1/admin/ledger/top-ups");
  }

  @Test
  void nobody_sees_or_decides_what_is_not_theirs() {
    account();
    purses.put(payee, 75_01);
    String id = ask("{}").at("id");
    Caller stranger = web.clipper();

    assertProblem(web.as(stranger).get("/api/v1/payouts/" + id), 404, "not-found");
    assertThat(web.as(stranger).get("/api/v1/payouts").text()).doesNotContain(id);
    assertProblem(decide(payee, id, "approve"), 403, "forbidden");
    assertProblem(web.as(payee).get("/api/v1/admin/payouts"), 403, "forbidden");
    assertThat(web.as(web.admin()).get("/api/v1/payouts/" + id).status()).isEqualTo(200);
    assertThat(web.anonymous().post("/api/v1/payouts").status()).isEqualTo(401);
    assertThat(web.as(payee).get("/api/v1/payouts/x").at("field")).isEqualTo("id");
  }

  @Test
  void a_state_that_does_not_exist_is_no_filter() {
    Answer answer = web.as(web.admin()).get("/api/v1/admin/payouts?state=lost");

    assertProblem(answer, 400, "invalid-input");
    assertThat(answer.at("field")).isEqualTo("state");
    assertThat(web.as(web.admin()).get("/api/v1/admin/payouts?state=in-transit").status())
        .isEqualTo(200);
  }

  private void account() {
    web.as(payee).post("/api/v1/payout-account");
    transactions.run(() -> effects.call(accounts));
  }

  private Answer ask(String body) {
    return web.as(payee).post("/api/v1/payouts", body);
  }

  private static Answer cancel(Caller who, String id) {
    return web.as(who).post("/api/v1/payouts/" + id + "/cancel");
  }

  private static Answer decide(Caller who, String id, String step) {
    return web.as(who).post("/api/v1/admin/payouts/" + id + "/" + step);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.at("type")).as(answer.text()).isEqualTo("urn:clipgen:problem:" + code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("detail")).isNotEmpty();
  }

  /// What everybody has, without a ledger behind it.
  private static final class Purses implements Withdrawals {

    private final Map<PartyId, Money> purses = new HashMap<>();
    private Money bank = Money.usd(0);

    void put(Caller who, long amount) {
      purses.put(who.party(), Money.usd(amount));
    }

    @Override
    public Money available(PartyId party) {
      return purses.getOrDefault(party, Money.usd(0));
    }

    @Override
    public boolean reserve(PayoutId payout, PartyId payee, Money amount) {
      if (available(payee).compareTo(amount) < 0) {
        return false;
      }
      purses.put(payee, available(payee).minus(amount));
      return true;
    }

    @Override
    public Map<PartyId, Money> lockAvailable(List<PartyId> parties) {
      return purses;
    }

    @Override
    public void reserveAll(List<Reservation> reservations) {
      reservations.forEach(one -> reserve(one.payout(), one.payee(), one.amount()));
    }

    @Override
    public Optional<Money> payByHand(
        PayoutId payout, PartyId payee, Money amount, String reference) {
      return bank.compareTo(amount) < 0 ? Optional.of(bank) : Optional.empty();
    }

    @Override
    public void release(PayoutId payout, PartyId payee, Money amount) {
      purses.merge(payee, amount, Money::plus);
    }

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

  /// Reads payouts in memory; every list is one page.
  private static final class MemoryBoard implements PayoutBoard {

    @Override
    public Page<PayoutView> of(PartyId payee, @Nullable String after, int limit) {
      return new Page<>(list(payout -> payout.payee().equals(payee)), null);
    }

    @Override
    public Optional<PayoutView> find(PartyId payee, PayoutId id) {
      return find(id).filter(view -> view.payee().equals(payee));
    }

    @Override
    public Page<PayoutView> all(@Nullable String state, @Nullable String after, int limit) {
      return new Page<>(list(payout -> state == null || state(payout).equals(state)), null);
    }

    @Override
    public Optional<PayoutView> find(PayoutId id) {
      return list(payout -> payout.id().equals(id)).stream().findFirst();
    }

    private static List<PayoutView> list(Predicate<Payout> wanted) {
      return payouts.all().stream().filter(wanted).map(MemoryBoard::view).toList();
    }

    private static String state(Payout payout) {
      return payout
          .state()
          .getClass()
          .getSimpleName()
          .replaceAll("(?<=.)([A-Z])", "-$1")
          .toLowerCase(Locale.ROOT);
    }

    private static PayoutView view(Payout payout) {
      return new PayoutView(
          payout.id(),
          payout.payee(),
          payout.amount(),
          state(payout),
          PayoutView.words(state(payout)),
          payout.attempt(),
          payout.requestedAt(),
          null,
          null,
          null,
          null,
          List.of());
    }
  }
}
