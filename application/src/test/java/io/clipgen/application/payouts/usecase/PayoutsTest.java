package io.clipgen.application.payouts.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.earnings.Books.ClaimsPaidOut;
import io.clipgen.application.earnings.Breaker.Wrong;
import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.usecase.RequestPayout.Outcome;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.payouts.PayoutState.Bounced;
import io.clipgen.domain.payouts.PayoutState.Failed;
import io.clipgen.domain.payouts.PayoutState.InTransit;
import io.clipgen.domain.payouts.PayoutState.Paid;
import io.clipgen.domain.payouts.PayoutState.Sending;
import io.clipgen.domain.payouts.PayoutState.Unknown;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PayoutsTest {

  private static final Duration DAY = Counter.DAY;

  private final Counter counter = new Counter();

  @Test
  void a_payout_is_asked_for_approved_transferred_sent_and_arrives() {
    PayoutId id = counter.requested(75_01);
    assertThat(counter.available()).isEqualTo(Money.usd(0));

    counter.decide.approve(counter.admin, id, "");
    counter.carryOut(counter.transfer);
    assertThat(counter.connected()).isEqualTo(Money.usd(75_01));
    counter.carryOut(counter.send);
    assertThat(counter.watch()).isZero();
    counter.pass(DAY);
    assertThat(counter.watch()).isEqualTo(1);

    assertThat(counter.connected()).isEqualTo(Money.usd(0));
    assertThat(counter.outbox.published(ClaimsPaidOut.class)).hasSize(1);
    assertThat(counter.payouts.steps(id))
        .extracting(step -> step.getClass().getSimpleName())
        .containsExactly("Requested", "Approved", "Sending", "InTransit", "Paid");
  }

  @Nested
  class Asking {

    @Test
    void without_an_account_there_is_nowhere_to_pay() {
      counter.earned(75_01);

      assertThat(ask()).isInstanceOf(Outcome.NoAccount.class);
      counter.accounts.handle(counter.payee);
      assertThat(ask()).as("still being opened").isInstanceOf(Outcome.NoAccount.class);
      assertThat(counter.available()).isEqualTo(Money.usd(75_01));
    }

    @Test
    void where_nothing_is_available_nothing_is_paid() {
      counter.account();

      assertThat(ask()).isInstanceOf(Outcome.NothingAvailable.class);
    }

    @Test
    void less_than_the_minimum_stays_where_it_is() {
      counter.account();
      counter.earned(49_99);
      assertThat(ask()).isEqualTo(new Outcome.BelowMinimum(Money.usd(49_99), Money.usd(50_00)));

      counter.earned(100_00);
      assertThat(ask(Money.usd(49_99)))
          .isEqualTo(new Outcome.BelowMinimum(Money.usd(49_99), Money.usd(50_00)));
      assertThat(ask(Money.usd(50_00))).isInstanceOf(Outcome.Requested.class);
      assertThat(counter.available()).isEqualTo(Money.usd(99_99));
    }

    @Test
    void more_than_is_available_is_refused_and_reserves_nothing() {
      counter.account();
      counter.earned(75_01);

      assertThat(ask(Money.usd(75_02))).isEqualTo(new Outcome.MoreThanAvailable(Money.usd(75_01)));
      assertThat(counter.payouts.all()).isEmpty();
      assertThat(counter.available()).isEqualTo(Money.usd(75_01));
    }

    @Test
    void what_is_reserved_cannot_be_asked_for_again() {
      counter.requested(75_01);

      assertThat(ask()).isInstanceOf(Outcome.NothingAvailable.class);
    }

    @Test
    void another_currency_is_no_amount_of_this_installation() {
      counter.account();
      counter.earned(75_01);

      assertThatThrownBy(() -> ask(Money.of(75_00, "EUR")))
          .isInstanceOfSatisfying(
              InvalidInput.class, invalid -> assertThat(invalid.field()).isEqualTo("amount"));
    }

    private Outcome ask() {
      return counter.request.handle(new RequestPayout.Command(counter.payee, Optional.empty()));
    }

    private Outcome ask(Money amount) {
      return counter.request.handle(new RequestPayout.Command(counter.payee, Optional.of(amount)));
    }
  }

  @Nested
  class Accounts {

    @Test
    void a_party_opens_one_account_however_often_it_asks() {
      counter.accounts.handle(counter.payee);
      counter.accounts.handle(counter.payee);
      counter.carryOut(counter.accounts);
      counter.accounts.handle(counter.payee);

      assertThat(counter.count(OpenPayoutAccount.KIND)).isEqualTo(1);
      assertThat(counter.accounts.find(counter.payee).orElseThrow().state())
          .isInstanceOf(PayoutAccount.State.Open.class);
      assertThat(counter.accounts.find(counter.other)).isEmpty();
    }

    @Test
    void after_a_refusal_it_is_tried_again() {
      counter.provider.trouble("accounts", Trouble.REFUSE);
      counter.account();
      assertThat(counter.accounts.find(counter.payee).orElseThrow().state())
          .isInstanceOf(PayoutAccount.State.Refused.class);

      counter.account();

      assertThat(counter.accounts.find(counter.payee).orElseThrow().state())
          .isInstanceOf(PayoutAccount.State.Open.class);
    }

    @Test
    void a_refusal_that_is_told_again_says_nothing_about_the_next_attempt() {
      counter.provider.trouble("accounts", Trouble.REFUSE);
      counter.account();
      counter.accounts.handle(counter.payee);
      String party = counter.payee.party().text();

      counter.transactions.run(
          () ->
              counter.accounts.refused(
                  party + "-1", new OpenPayoutAccount.Payload(party), "the first one again"));

      assertThat(counter.accounts.find(counter.payee).orElseThrow().state())
          .isInstanceOf(PayoutAccount.State.Opening.class);
    }

    @Test
    void an_account_whose_opening_was_not_answered_is_found() {
      counter.provider.trouble("accounts", Trouble.DROP);
      counter.account();
      assertThat(counter.accounts.find(counter.payee).orElseThrow().state())
          .isInstanceOf(PayoutAccount.State.Opening.class);

      counter.reconcile(counter.accounts);

      assertThat(counter.accounts.find(counter.payee).orElseThrow().state())
          .isInstanceOf(PayoutAccount.State.Open.class);
    }
  }

  @Nested
  class Deciding {

    @Test
    void only_an_administrator_approves_and_only_once() {
      PayoutId id = counter.requested(75_01);

      assertThatThrownBy(() -> counter.decide.approve(counter.payee, id, ""))
          .isInstanceOf(Forbidden.class);
      counter.decide.approve(counter.admin, id, "");
      assertThatThrownBy(() -> counter.decide.approve(counter.admin, id, ""))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo("payout-not-waiting"));

      assertThat(counter.count(TransferPayout.KIND)).isEqualTo(1);
    }

    @Test
    void what_is_not_there_cannot_be_decided() {
      var unknown = new PayoutId(UUID.randomUUID());

      assertThatThrownBy(() -> counter.decide.approve(counter.admin, unknown, ""))
          .isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> counter.decide.cancel(counter.payee, unknown))
          .isInstanceOf(NotFound.class);
    }

    @Test
    void its_payee_may_cancel_it_while_it_waits_and_nobody_else() {
      PayoutId id = counter.requested(75_01);

      assertThatThrownBy(() -> counter.decide.cancel(counter.other, id))
          .isInstanceOf(NotFound.class);
      counter.decide.cancel(counter.payee, id);

      assertThat(counter.state(id)).isInstanceOf(PayoutState.Cancelled.class);
      assertThat(counter.available()).isEqualTo(Money.usd(75_01));
      assertThatThrownBy(() -> counter.decide.approve(counter.admin, id, ""))
          .isInstanceOf(Refused.class);
      assertThat(counter.ask(Optional.empty())).isNotEqualTo(id);
    }

    @Test
    void one_key_is_one_payout() {
      counter.account();
      counter.earned(150_00);
      var command =
          new RequestPayout.Command(
              counter.payee, Optional.of(Money.usd(60_00)), Optional.of("today"));

      assertThat(counter.request.handle(command)).isEqualTo(counter.request.handle(command));
      assertThat(counter.available()).isEqualTo(Money.usd(90_00));
    }

    @Test
    void a_key_that_was_used_for_another_amount_is_refused() {
      counter.account();
      counter.earned(150_00);
      Optional<String> key = Optional.of("today");
      var sixty = new RequestPayout.Command(counter.payee, Optional.of(Money.usd(60_00)), key);
      var seventy = new RequestPayout.Command(counter.payee, Optional.of(Money.usd(70_00)), key);
      counter.request.handle(sixty);

      assertThatThrownBy(() -> counter.request.handle(seventy))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.code()).isEqualTo("idempotency-key-reused"));
      assertThat(counter.available()).isEqualTo(Money.usd(90_00));
    }

    @Test
    void while_the_books_are_checked_nothing_leaves_and_a_cancellation_is_still_taken() {
      PayoutId id = counter.requested(75_01);
      counter.breaker.trip(counter.clock.now(), List.of(new Wrong("psp.available", "a cent")));

      assertThatThrownBy(() -> counter.decide.approve(counter.admin, id, ""))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.code()).isEqualTo("books-being-checked"));
      assertThat(counter.transfer.mayCall()).isFalse();
      assertThat(counter.send.mayCall()).isFalse();
      counter.decide.cancel(counter.payee, id);
      assertThat(counter.request.handle(new RequestPayout.Command(counter.payee, Optional.empty())))
          .isEqualTo(new Outcome.OnHold());
    }

    @Test
    void an_approved_payout_cannot_be_cancelled() {
      PayoutId id = counter.approved(75_01);

      assertThatThrownBy(() -> counter.decide.cancel(counter.payee, id))
          .isInstanceOf(Refused.class);
      assertThat(counter.available()).isEqualTo(Money.usd(0));
    }

    @Test
    void only_what_the_bank_returned_is_sent_again_or_taken_back() {
      PayoutId id = counter.sent(75_01);

      assertThatThrownBy(() -> counter.decide.sendAgain(counter.admin, id, ""))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo("payout-not-bounced"));
      assertThatThrownBy(() -> counter.decide.takeBack(counter.admin, id, ""))
          .isInstanceOf(Refused.class);
      assertThatThrownBy(() -> counter.decide.sendAgain(counter.payee, id, ""))
          .isInstanceOf(Forbidden.class);
    }
  }

  @Nested
  class Policy {

    private final ApprovalPolicy policy =
        new ApprovalPolicy(Money.usd(200_00), Duration.ofDays(30), true);

    @Test
    void a_first_payout_waits_and_a_later_one_of_a_known_payee_goes_by_itself() {
      PayoutId first = counter.requested(75_01);
      assertThat(counter.state(first)).isInstanceOf(PayoutState.Requested.class);
      counter.decide.approve(counter.admin, first, "");
      counter.carryOut(counter.transfer);
      counter.carryOut(counter.send);
      counter.pass(DAY);
      counter.watch();
      counter.pass(DAY.multipliedBy(30));
      counter.earned(75_00);

      assertThat(ask()).isInstanceOf(PayoutState.Approved.class);
      assertThat(counter.count(TransferPayout.KIND)).isEqualTo(2);
    }

    @Test
    void large_ones_and_young_accounts_wait_for_an_administrator() {
      var known = new ApprovalPolicy.Payee(counter.clock.now().minus(DAY.multipliedBy(30)), true);
      var young = new ApprovalPolicy.Payee(counter.clock.now().minus(DAY.multipliedBy(29)), true);
      var fresh = new ApprovalPolicy.Payee(known.accountOpenedAt(), false);
      assertThat(policy.needsAdministrator(Money.usd(200_00), known, counter.clock.now()))
          .isEmpty();
      assertThat(policy.needsAdministrator(Money.usd(200_01), known, counter.clock.now()))
          .hasValueSatisfying(why -> assertThat(why).contains("200.00 USD"));
      assertThat(policy.needsAdministrator(Money.usd(1), young, counter.clock.now()))
          .hasValueSatisfying(why -> assertThat(why).contains("30 days"));
      assertThat(policy.needsAdministrator(Money.usd(1), fresh, counter.clock.now()))
          .hasValueSatisfying(why -> assertThat(why).contains("first"));
    }

    private PayoutState ask() {
      var outcome =
          counter
              .request(policy)
              .handle(new RequestPayout.Command(counter.payee, Optional.empty()));
      return counter.state(((Outcome.Requested) outcome).id());
    }
  }

  @Nested
  class By_hand {

    @Test
    void it_is_paid_from_the_bank_account_with_a_reference_of_its_own() {
      PayoutId id = counter.requested(75_01);
      counter.atBank(75_01);

      counter.byHand.handle(new PayByHand.Command(counter.admin, id, "SEPA-1"));

      assertThat(counter.state(id))
          .isEqualTo(new PayoutState.PaidByHand("SEPA-1", counter.clock.now()));
      assertThat(counter.ledger.balance(Account.of(AccountType.BANK), "USD"))
          .isEqualTo(Money.usd(0));
      assertThat(counter.outbox.published(ClaimsPaidOut.class)).hasSize(1);
      assertThatThrownBy(() -> counter.decide.approve(counter.admin, id, ""))
          .isInstanceOf(Refused.class);
      assertThatThrownBy(() -> counter.decide.cancel(counter.payee, id))
          .isInstanceOf(Refused.class);
    }

    @Test
    void a_bank_account_that_does_not_cover_it_is_a_refusal_that_says_what_to_do() {
      PayoutId id = counter.requested(75_01);
      counter.atBank(75_00);

      assertThatThrownBy(
              () -> counter.byHand.handle(new PayByHand.Command(counter.admin, id, "SEPA-1")))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo("bank-does-not-cover"))
          .hasMessageContaining("75.00 USD")
          .hasMessageContaining("/api/v1/admin/ledger/top-ups");

      assertThat(counter.state(id)).isInstanceOf(PayoutState.Requested.class);
      counter.atBank(1);
      counter.byHand.handle(new PayByHand.Command(counter.admin, id, "SEPA-1"));
    }

    @Test
    void a_reference_is_needed_and_used_once() {
      PayoutId id = counter.requested(75_01);
      counter.atBank(500_00);
      assertThatThrownBy(
              () -> counter.byHand.handle(new PayByHand.Command(counter.admin, id, "  ")))
          .isInstanceOf(InvalidInput.class);
      counter.byHand.handle(new PayByHand.Command(counter.admin, id, "SEPA-1"));
      counter.earned(60_00);
      PayoutId next = counter.ask(Optional.empty());

      assertThatThrownBy(
              () -> counter.byHand.handle(new PayByHand.Command(counter.admin, next, "SEPA-1")))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo("reference-used"));
    }
  }

  @Nested
  class Transferring {

    @Test
    void a_refused_transfer_ends_it_and_the_money_is_free_again() {
      PayoutId id = counter.approved(75_01);
      counter.provider.trouble("transfers", Trouble.REFUSE);

      counter.carryOut(counter.transfer);

      assertThat(counter.state(id)).isInstanceOf(Failed.class);
      assertThat(counter.available()).isEqualTo(Money.usd(75_01));
    }

    @Test
    void an_answer_that_was_lost_keeps_the_reserve_until_the_provider_says_what_happened() {
      PayoutId id = counter.approved(75_01);
      counter.provider.trouble("transfers", Trouble.DROP);

      counter.carryOut(counter.transfer);
      assertThat(counter.state(id)).isInstanceOf(Unknown.class);
      assertThat(counter.available()).isEqualTo(Money.usd(0));

      counter.provider.trouble("lookups", Trouble.HANG);
      counter.reconcile(counter.transfer);
      assertThat(counter.state(id)).as("no answer again").isInstanceOf(Unknown.class);

      counter.reconcile(counter.transfer);
      assertThat(counter.state(id)).isInstanceOf(Sending.class);
      assertThat(counter.connected()).isEqualTo(Money.usd(75_01));
      assertThat(counter.count(SendPayout.KIND)).isEqualTo(1);
    }

    @Test
    void a_transfer_that_never_happened_is_made() {
      PayoutId id = counter.approved(75_01);
      counter.provider.trouble("transfers", Trouble.HANG);
      counter.carryOut(counter.transfer);
      counter.reconcile(counter.transfer);
      assertThat(counter.state(id)).isInstanceOf(Unknown.class);

      counter.carryOut(counter.transfer);

      assertThat(counter.state(id)).isInstanceOf(Sending.class);
    }

    @Test
    void being_told_of_a_transfer_twice_sends_it_once() {
      PayoutId id = counter.approved(75_01);
      counter.carryOut(counter.transfer);
      var payload = TransferPayout.Payload.of(counter.now(id));

      counter.transactions.run(() -> counter.transfer.done(id.text(), payload, "tr_again"));
      counter.transactions.run(() -> counter.transfer.refused(id.text(), payload, "no"));
      counter.transactions.run(() -> counter.transfer.unknown(id.text(), payload, "late"));

      assertThat(counter.state(id)).isInstanceOf(Sending.class);
      assertThat(counter.connected()).isEqualTo(Money.usd(75_01));
      assertThat(counter.count(SendPayout.KIND)).isEqualTo(1);
    }
  }

  @Nested
  class Sending_to_the_bank {

    @Test
    void a_refusal_leaves_it_in_the_connected_account() {
      PayoutId id = counter.approved(75_01);
      counter.carryOut(counter.transfer);
      counter.provider.trouble("payouts", Trouble.REFUSE);

      counter.carryOut(counter.send);

      assertThat(counter.state(id)).isInstanceOf(Bounced.class);
      assertThat(counter.connected()).isEqualTo(Money.usd(75_01));
      assertThat(counter.available()).isEqualTo(Money.usd(0));
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_and_sends_nothing_twice() {
      PayoutId id = counter.approved(75_01);
      counter.carryOut(counter.transfer);
      counter.provider.trouble("payouts", Trouble.DROP);

      counter.carryOut(counter.send);
      assertThat(counter.state(id)).isInstanceOf(Unknown.class);
      counter.reconcile(counter.send);

      assertThat(counter.state(id)).isInstanceOf(InTransit.class);
      assertThat(counter.count(SendPayout.KIND)).isEqualTo(1);
    }

    @Test
    void a_late_answer_to_an_earlier_attempt_changes_nothing() {
      PayoutId id = counter.approved(75_01);
      counter.carryOut(counter.transfer);
      var first = SendPayout.Payload.of(counter.now(id));
      counter.provider.trouble("payouts", Trouble.REFUSE);
      counter.carryOut(counter.send);
      counter.decide.sendAgain(counter.admin, id, "");

      counter.transactions.run(() -> counter.send.done(id.text() + "-1", first, "po_late"));

      assertThat(counter.state(id)).isInstanceOf(Sending.class);
    }
  }

  @Nested
  class Watching {

    @Test
    void what_the_bank_does_not_take_is_sent_again_from_the_connected_account() {
      PayoutId id = bounced(Trouble.PAYOUT_FAILS);

      assertThat(counter.state(id)).isInstanceOf(Bounced.class);
      assertThat(counter.connected()).isEqualTo(Money.usd(75_01));

      counter.decide.sendAgain(counter.admin, id, "");
      counter.carryOut(counter.send);
      counter.pass(DAY);
      counter.watch();

      assertThat(counter.state(id)).isInstanceOf(Paid.class);
      assertThat(counter.now(id).attempt()).isEqualTo(2);
      assertThat(counter.count(TransferPayout.KIND)).as("one transfer").isEqualTo(1);
      assertThat(counter.connected()).isEqualTo(Money.usd(0));
    }

    @Test
    void a_bank_that_fails_after_it_reported_success_is_noticed() {
      PayoutId id = counter.approved(75_01);
      counter.carryOut(counter.transfer);
      counter.provider.trouble("payouts", Trouble.PAID_THEN_FAILED);
      counter.carryOut(counter.send);
      counter.pass(DAY);
      counter.watch();
      assertThat(counter.state(id)).isInstanceOf(Paid.class);

      counter.pass(DAY);
      counter.watch();

      assertThat(counter.state(id)).isInstanceOf(Bounced.class);
      assertThat(counter.outbox.published(ClaimsPaidOut.class))
          .extracting(ClaimsPaidOut::returned)
          .as("the claim is told that it is not paid out any more")
          .containsExactly(false, true);
      assertThat(counter.connected()).isEqualTo(Money.usd(75_01));
      assertThat(counter.available()).as("it is not in the balance").isEqualTo(Money.usd(0));
      counter.decide.sendAgain(counter.admin, id, "");
      counter.carryOut(counter.send);
      counter.pass(DAY);
      counter.watch();
      assertThat(counter.state(id)).isInstanceOf(Paid.class);
      assertThat(counter.count(TransferPayout.KIND)).isEqualTo(1);
      assertThat(counter.connected()).isEqualTo(Money.usd(0));
    }

    @Test
    void a_silent_provider_is_told_and_asked_again_with_the_next_turn() {
      PayoutId id = counter.sent(75_01);
      counter.pass(DAY);
      counter.provider.trouble("lookups", Trouble.HANG);
      assertThatThrownBy(counter::watch).hasMessageContaining("no answer");
      assertThat(counter.state(id)).isInstanceOf(InTransit.class);

      assertThat(counter.watch()).isEqualTo(1);
      assertThat(counter.state(id)).isInstanceOf(Paid.class);
    }

    @Test
    void what_arrived_is_watched_for_a_week() {
      PayoutId id = counter.sent(75_01);
      for (int day = 1; day <= 7; day++) {
        counter.pass(DAY);
        counter.watch();
        assertThat(counter.payouts.toWatch(counter.clock.now().plus(DAY), 10)).hasSize(1);
      }
      counter.pass(DAY);
      counter.watch();

      assertThat(counter.state(id)).isInstanceOf(Paid.class);
      assertThat(counter.payouts.toWatch(counter.clock.now().plus(DAY), 10)).isEmpty();
    }

    @Test
    void an_answer_about_an_earlier_attempt_changes_nothing() {
      PayoutId id = counter.approved(75_01);
      counter.carryOut(counter.transfer);
      counter.provider.trouble("payouts", Trouble.PAYOUT_FAILS);
      counter.carryOut(counter.send);
      counter.pass(DAY);

      counter.watch(
          whileAsked(
              () -> {
                counter.watch();
                counter.decide.sendAgain(counter.admin, id, "");
                counter.carryOut(counter.send);
              }));

      assertThat(counter.state(id)).isInstanceOf(InTransit.class);
      counter.pass(DAY);
      counter.watch();
      assertThat(counter.state(id)).isInstanceOf(Paid.class);
    }

    /// The provider; between its answer about a bank and our note of it something happens.
    private PayoutProvider whileAsked(Runnable meanwhile) {
      return (PayoutProvider)
          Proxy.newProxyInstance(
              PayoutsTest.class.getClassLoader(),
              new Class<?>[] {PayoutProvider.class},
              (_, method, arguments) -> {
                Object answer = method.invoke(counter.provider, arguments);
                meanwhile.run();
                return answer;
              });
    }
  }

  @Nested
  class Taking_back {

    @Test
    void the_money_is_available_again() {
      PayoutId id = bounced(Trouble.PAYOUT_FAILS);

      counter.decide.takeBack(counter.admin, id, "");
      counter.carryOut(counter.takeBack);

      assertThat(counter.state(id)).isInstanceOf(Failed.class);
      assertThat(counter.connected()).isEqualTo(Money.usd(0));
      assertThat(counter.available()).isEqualTo(Money.usd(75_01));
      assertThat(counter.ask(Optional.empty())).isNotEqualTo(id);
    }

    @Test
    void an_answer_that_was_lost_is_asked_for() {
      PayoutId id = bounced(Trouble.PAYOUT_FAILS);
      counter.decide.takeBack(counter.admin, id, "");
      counter.provider.trouble("transfers", Trouble.DROP);
      counter.carryOut(counter.takeBack);
      assertThat(counter.state(id)).isInstanceOf(Unknown.class);
      assertThat(counter.available()).isEqualTo(Money.usd(0));

      counter.reconcile(counter.takeBack);

      assertThat(counter.state(id)).isInstanceOf(Failed.class);
      assertThat(counter.available()).isEqualTo(Money.usd(75_01));
    }

    @Test
    void a_refusal_leaves_it_there_and_it_can_be_tried_again() {
      PayoutId id = bounced(Trouble.PAYOUT_FAILS);
      counter.decide.takeBack(counter.admin, id, "");
      counter.provider.trouble("transfers", Trouble.REFUSE);
      counter.carryOut(counter.takeBack);
      assertThat(counter.state(id)).isInstanceOf(Bounced.class);
      assertThat(counter.connected()).isEqualTo(Money.usd(75_01));

      counter.decide.takeBack(counter.admin, id, "");
      counter.carryOut(counter.takeBack);

      assertThat(counter.state(id)).isInstanceOf(Failed.class);
      assertThat(counter.available()).isEqualTo(Money.usd(75_01));
    }
  }

  private PayoutId bounced(Trouble trouble) {
    PayoutId id = counter.approved(75_01);
    counter.carryOut(counter.transfer);
    counter.provider.trouble("payouts", trouble);
    counter.carryOut(counter.send);
    counter.pass(DAY);
    counter.watch();
    return id;
  }
}
