package io.clipgen.application.earnings.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.testing.InMemoryChargebackLog;
import io.clipgen.application.earnings.testing.InMemoryDebts;
import io.clipgen.application.earnings.testing.InMemoryFundings;
import io.clipgen.application.earnings.testing.InMemoryLedger;
import io.clipgen.application.earnings.testing.InMemoryLines;
import io.clipgen.application.earnings.testing.InMemoryPaymentProvider;
import io.clipgen.application.earnings.testing.InMemoryReserves;
import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.FakeOutbox;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.Poison;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Chargeback;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.RetryRule;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.RefundId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What follows payments by itself, where one of them cannot be handled.
class PaymentsForThemselvesTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final RetryRule RETRY = new RetryRule(3, Duration.ofHours(1), DAY);

  private final SettableClock clock = new SettableClock();
  private final SequentialIds ids = new SequentialIds();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final FakeEffects effects = new FakeEffects();
  private final FakeOutbox outbox = new FakeOutbox();
  private final InMemoryPaymentProvider provider = new InMemoryPaymentProvider(clock.now());
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryFundings fundings = new InMemoryFundings();
  private final InMemoryReserves reserves = new InMemoryReserves(fundings);
  private final InMemoryLines lines = new InMemoryLines(reserves);
  private final InMemoryDebts debts = new InMemoryDebts();
  private final InMemoryChargebackLog chargebacks = new InMemoryChargebackLog();
  private final LedgerBooks books =
      new LedgerBooks(
          ledger,
          fundings,
          reserves,
          lines,
          debts,
          effects,
          clock,
          ids,
          provider.processingRate(),
          "USD");
  private final CampaignId campaign = new CampaignId(ids.next());
  private final CampaignId other = new CampaignId(ids.next());

  @Test
  void a_payment_settles_although_another_cannot_be_booked() {
    FundingId first = paid(campaign);
    FundingId second = paid(other);
    pass();
    var settle = settle(Poison.of(Fundings.class, fundings, first));

    assertThatThrownBy(() -> settle.run(clock.now()))
        .isInstanceOf(OneByOne.SomeFailed.class)
        .hasMessageContaining(first.text());

    assertThat(state(second)).isInstanceOf(Funding.State.Settled.class);
    assertThat(state(first)).isInstanceOf(Funding.State.Booked.class);
  }

  @Test
  void a_refund_is_tried_again_although_another_cannot_be() {
    refused(campaign);
    refused(other);
    pass();
    RefundId first = fundings.toTryAgain(clock.now(), 1).getFirst();
    var retry =
        new RetryRefunds(
            Poison.of(Fundings.class, fundings, first),
            ledger,
            effects,
            transactions,
            clock,
            ids,
            new InMemoryAdminActions());

    assertThatThrownBy(() -> retry.run(clock.now()))
        .isInstanceOf(OneByOne.SomeFailed.class)
        .hasMessageContaining(first.text());

    assertThat(books.free(campaign)).isEqualTo(Money.usd(100_00));
    assertThat(books.free(other)).isEqualTo(Money.usd(0));
  }

  @Test
  void a_returned_refund_is_free_again_although_another_cannot_be_looked_at() {
    refunded(campaign);
    refunded(other);
    pass();
    RefundId first = fundings.watched(clock.now(), 1).getFirst().id();
    var watch =
        new WatchRefunds(
            provider, Poison.of(Fundings.class, fundings, first), ledger, transactions, ids, RETRY);

    assertThatThrownBy(() -> watch.run(clock.now()))
        .isInstanceOf(OneByOne.SomeFailed.class)
        .hasMessageContaining(first.text());

    assertThat(books.free(campaign)).isEqualTo(Money.usd(0));
    assertThat(books.free(other)).isEqualTo(Money.usd(100_00));
  }

  @Test
  void a_dispute_in_a_foreign_currency_keeps_no_other_one_from_being_booked() {
    FundingId first = paid(campaign);
    FundingId second = paid(other);
    pass();
    settle(fundings).run(clock.now());
    String foreign = provider.dispute(receipt(first), Money.of(90_00, "EUR"), Money.of(15, "EUR"));
    FollowChargebacks follow = follow();

    assertThatThrownBy(() -> follow.run(clock.now()))
        .isInstanceOf(OneByOne.SomeFailed.class)
        .hasMessageContaining(foreign);
    String ours = provider.dispute(receipt(second), Money.usd(100_00), Money.usd(15_00));
    assertThatThrownBy(() -> follow.run(clock.now())).hasMessageContaining(foreign);

    assertThat(transactions.call(() -> chargebacks.lock(ours)))
        .map(Chargeback::state)
        .contains(Chargeback.State.OPEN);
    assertThat(ledger.balance(Account.of(AccountType.PSP_DISPUTED), "USD"))
        .isEqualTo(Money.usd(100_00));
    assertThat(transactions.call(() -> chargebacks.lock(foreign))).isEmpty();
  }

  @Test
  void a_dispute_that_the_provider_forgot_is_asked_for_later() {
    transactions.run(() -> chargebacks.seen("du_gone", clock.now()));

    follow().run(clock.now());

    assertThat(chargebacks.toAsk(clock.now(), 9)).isEmpty();
    assertThat(chargebacks.toAsk(clock.now().plus(DAY), 9)).containsExactly("du_gone");
  }

  @Test
  void a_provider_that_does_not_answer_is_no_quiet_turn_and_asked_again_with_the_next() {
    refunded(campaign);
    FundingId second = paid(other);
    pass();
    notAtFirst(settle(fundings));
    assertThat(state(second)).isInstanceOf(Funding.State.Settled.class);

    notAtFirst(new WatchRefunds(provider, fundings, ledger, transactions, ids, RETRY));
    assertThat(books.free(campaign)).isEqualTo(Money.usd(100_00));
    assertThat(ledger.journal().getLast().occasion().details())
        .containsEntry("reason", "The bank has returned it.");

    String disputed = provider.dispute(receipt(second), Money.usd(100_00), Money.usd(15_00));
    notAtFirst(follow());
    assertThat(transactions.call(() -> chargebacks.lock(disputed))).isPresent();
  }

  private void notAtFirst(DueWork work) {
    provider.trouble("lookups", Trouble.ERROR);
    assertThatThrownBy(() -> work.run(clock.now())).hasMessageContaining("no answer");
    work.run(clock.now());
  }

  private FollowChargebacks follow() {
    return new FollowChargebacks(
        provider, chargebacks, fundings, debts, lines, ledger, List.of(), transactions, ids);
  }

  private SettleFundings settle(Fundings of) {
    return new SettleFundings(provider, of, ledger, effects, transactions, ids);
  }

  private FundingId paid(CampaignId pot) {
    var id = new FundingId(ids.next());
    var brand = new PartyId(ids.next());
    transactions.run(() -> books.fund(id, pot, brand, Money.usd(100_00), "pm_card_visa"));
    effects.call(new ChargeFunding(provider, fundings, ledger, outbox, clock, ids));
    return id;
  }

  private void refused(CampaignId pot) {
    refund(pot, Trouble.REFUSE);
  }

  private void refunded(CampaignId pot) {
    refund(pot, Trouble.REFUND_FAILS);
  }

  private void refund(CampaignId pot, Trouble trouble) {
    paid(pot);
    pass();
    settle(fundings).run(clock.now());
    provider.trouble("refunds", trouble);
    transactions.run(() -> books.refundFree(pot, "closed"));
    effects.call(new SendRefund(provider, fundings, ledger, clock, ids, RETRY));
  }

  private String receipt(FundingId id) {
    return ((Funding.State.Settled) state(id)).receipt();
  }

  private Funding.State state(FundingId id) {
    return fundings.find(id).orElseThrow().state();
  }

  private void pass() {
    clock.advance(DAY.multipliedBy(2));
    provider.advance(DAY.multipliedBy(2));
  }
}
