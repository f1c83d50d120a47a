package io.clipgen.persistence.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.payouts.usecase.RequestPayout;
import io.clipgen.application.payouts.usecase.RequestPayout.Outcome;
import io.clipgen.application.payouts.usecase.TransferPayout;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.payouts.PayoutMinimum;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.persistence.earnings.RealBooks;
import io.clipgen.persistence.testing.Race;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Races for one balance on real PostgreSQL, with the real ledger.
final class PayoutRaceTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Money ALL = Money.usd(75_01);

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private static final RealBooks MONEY = new RealBooks(DB.database());
  private final JdbcPayouts payouts = new JdbcPayouts(DB.database());
  private final Caller payee = new Caller(new PartyId(UUID.randomUUID()), Set.of("CLIPPER"));
  private final Caller admin = new Caller(new PartyId(UUID.randomUUID()), Set.of("ADMIN"));

  @RepeatedTest(50)
  void of_two_payouts_for_one_balance_one_gets_it_and_the_other_is_told_that_it_is_gone()
      throws Exception {
    earned();

    List<Outcome> outcomes = Race.between(Collections.nCopies(2, this::request));

    assertThat(outcomes).filteredOn(Outcome.Requested.class::isInstance).hasSize(1);
    assertThat(outcomes).contains(new Outcome.NothingAvailable());
    assertThat(MONEY.withdrawals().available(payee.party())).isEqualTo(Money.usd(0));
    assertThat(live()).isEqualTo(ALL.minor());
  }

  @RepeatedTest(10)
  void an_approval_and_a_cancellation_at_once_do_not_both_happen() throws Exception {
    earned();
    PayoutId id = ((Outcome.Requested) request()).id();
    var effects = new FakeEffects();
    var decide =
        new DecidePayout(
            payouts,
            MONEY.withdrawals(),
            effects,
            MONEY.breaker(),
            DB.database(),
            () -> NOW,
            new InMemoryAdminActions());

    List<Boolean> done =
        Race.between(
            List.<Callable<Boolean>>of(
                () -> happened(() -> decide.approve(admin, id, "")),
                () -> happened(() -> decide.cancel(payee, id))));

    assertThat(done).containsExactlyInAnyOrder(true, false);
    boolean cancelled =
        DB.database().call(() -> payouts.lock(id)).orElseThrow().state()
            instanceof PayoutState.Cancelled;
    assertThat(MONEY.withdrawals().available(payee.party()))
        .isEqualTo(cancelled ? ALL : Money.usd(0));
    assertThat(effects.list())
        .filteredOn(effect -> effect.kind().equals(TransferPayout.KIND))
        .hasSize(cancelled ? 0 : 1);
  }

  private void earned() {
    MONEY.earn(payee.party(), ALL);
    DB.database()
        .run(
            () -> {
              PayoutAccount opening = PayoutAccount.opening(payee.party());
              payouts.add(opening);
              payouts.save(
                  opening.in(new PayoutAccount.State.Open("acct_" + payee.party().text())));
              payouts.opened(payee.party(), NOW);
            });
  }

  private Outcome request() {
    return new RequestPayout(
            payouts,
            MONEY.withdrawals(),
            new FakeEffects(),
            MONEY.breaker(),
            DB.database(),
            () -> NOW,
            UUID::randomUUID,
            PayoutMinimum.of(Money.usd(50_00)),
            ApprovalPolicy.byHand("USD"))
        .handle(new RequestPayout.Command(payee, Optional.empty()));
  }

  private static boolean happened(Runnable decision) {
    try {
      decision.run();
      return true;
    } catch (Refused tooLate) {
      return false;
    }
  }

  private long live() {
    return DB.database()
        .with(
            handle ->
                handle
                    .createQuery("SELECT sum(amount) FROM payouts.payout WHERE payee = :payee")
                    .bind("payee", payee.party().value())
                    .mapTo(Long.class)
                    .one());
  }
}
