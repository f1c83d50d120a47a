package io.clipgen.application.payouts.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of payouts must do.
public abstract class PayoutsContract {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /// The store under test.
  public record Ports(Payouts payouts, Transactions transactions) {}

  /// A store without payouts and accounts.
  protected abstract Ports ports();

  private final PartyId payee = new PartyId(UUID.randomUUID());
  private Payouts payouts;
  private Transactions transactions;

  @BeforeEach
  void open_the_store() {
    Ports ports = ports();
    payouts = ports.payouts();
    transactions = ports.transactions();
  }

  @Test
  void a_payout_is_found_as_it_was_added() {
    Payout payout = added();

    assertThat(now(payout)).isEqualTo(payout);
  }

  @Test
  void a_payout_that_was_never_added_is_not_found() {
    assertThat(in(() -> payouts.lock(new PayoutId(UUID.randomUUID())))).isEmpty();
  }

  @Test
  void every_state_comes_back_as_it_was_saved() {
    Payout requested = added();
    Payout approved = requested.approve();
    Payout unsure = approved.unknown("no answer");
    Payout sending = unsure.transferred("tr_1");
    Payout sent = sending.unknown("no answer").sent("po_1");
    Payout paid = sent.arrived(NOW);
    Payout bounced = paid.bounced("The account is closed.");
    Payout again = bounced.again();
    Payout bouncedAgain = again.sendingRefused("Not today.");
    Payout returning = bouncedAgain.takeBack();
    Payout unsureOfReturn = returning.unknown("late");
    Payout failed = unsureOfReturn.takenBack();

    List.of(
            approved,
            unsure,
            sending,
            sending.unknown("no answer"),
            sent,
            paid,
            bounced,
            again,
            bouncedAgain,
            returning,
            unsureOfReturn,
            failed)
        .forEach(
            payout -> {
              save(payout);
              assertThat(now(payout)).isEqualTo(payout);
            });
    Payout cancelled = added().cancel();
    save(cancelled);
    assertThat(now(cancelled).state()).isEqualTo(new PayoutState.Cancelled());
  }

  @Test
  void what_a_failed_transaction_changed_is_as_before() {
    Payout payout = added();

    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      payouts.save(payout.approve(), NOW);
                      payouts.watchAgain(payout.id(), NOW);
                      throw new IllegalStateException("it went wrong");
                    }))
        .hasMessage("it went wrong");

    assertThat(now(payout)).isEqualTo(payout);
    assertThat(payouts.toWatch(NOW, 10)).isEmpty();
  }

  @Test
  void a_payout_cannot_be_added_twice() {
    Payout payout = added();

    assertThatThrownBy(() -> transactions.run(() -> payouts.add(payout)))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void what_changes_does_so_in_a_transaction_only() {
    Payout payout = added();

    assertThatThrownBy(() -> payouts.save(payout.approve(), NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> payouts.lock(payout.id())).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> payouts.lockAccount(payee)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void watched_payouts_come_when_they_are_due_the_longest_waiting_first() {
    Payout later = added();
    Payout sooner = added();
    Payout notYet = added();
    added();
    watch(later, NOW);
    watch(sooner, NOW.minusSeconds(1));
    watch(notYet, NOW.plusSeconds(1));

    assertThat(payouts.toWatch(NOW, 10)).containsExactly(sooner, later);
    assertThat(payouts.toWatch(NOW, 1)).containsExactly(sooner);
  }

  @Test
  void a_payout_is_watched_until_it_is_said_otherwise() {
    Payout payout = added();
    watch(payout, NOW);
    watch(payout, NOW.plus(Duration.ofDays(1)));
    assertThat(payouts.toWatch(NOW, 10)).isEmpty();
    assertThat(payouts.toWatch(NOW.plus(Duration.ofDays(1)), 10)).containsExactly(payout);

    transactions.run(() -> payouts.stopWatching(payout.id()));

    assertThat(payouts.toWatch(NOW.plus(Duration.ofDays(9)), 10)).isEmpty();
  }

  @Test
  void a_party_has_one_account() {
    assertThat(payouts.account(payee)).isEmpty();
    PayoutAccount account = PayoutAccount.opening(payee);

    assertThat(in(() -> payouts.add(account))).isTrue();
    assertThat(in(() -> payouts.add(account))).isFalse();

    assertThat(payouts.account(payee)).contains(account);
    assertThat(in(() -> payouts.lockAccount(payee))).contains(account);
  }

  @Test
  void an_account_comes_back_in_every_state() {
    PayoutAccount opening = PayoutAccount.opening(payee);
    in(() -> payouts.add(opening));
    PayoutAccount refused = opening.in(new PayoutAccount.State.Refused("We need a name."));
    PayoutAccount again = refused.again();
    PayoutAccount open = again.in(new PayoutAccount.State.Open("acct_" + payee.text()));

    for (PayoutAccount account : List.of(refused, again, open)) {
      transactions.run(() -> payouts.save(account));
      assertThat(payouts.account(payee)).contains(account);
    }
  }

  private Payout added() {
    Payout payout =
        Payout.requested(new PayoutId(UUID.randomUUID()), payee, Money.usd(7501), "acct_1", NOW);
    transactions.run(() -> payouts.add(payout));
    return payout;
  }

  private void save(Payout payout) {
    transactions.run(() -> payouts.save(payout, NOW));
  }

  private void watch(Payout payout, Instant at) {
    transactions.run(() -> payouts.watchAgain(payout.id(), at));
  }

  private Payout now(Payout payout) {
    return in(() -> payouts.lock(payout.id())).orElseThrow();
  }

  private <R> R in(Supplier<R> work) {
    return transactions.call(work);
  }
}
