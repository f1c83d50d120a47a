package io.clipgen.application.earnings.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.clipgen.application.earnings.port.LedgerAudit.Audit;
import io.clipgen.application.earnings.port.LedgerAudit.Chain;
import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.application.earnings.port.LedgerAudit.UnderWay;
import io.clipgen.application.earnings.port.PaymentGateway.Charge;
import io.clipgen.application.earnings.port.PaymentGateway.Refund;
import io.clipgen.application.earnings.testing.InMemoryPaymentProvider;
import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import io.clipgen.application.earnings.usecase.VerifyLedger.Cause;
import io.clipgen.application.earnings.usecase.VerifyLedger.Figure;
import io.clipgen.application.earnings.usecase.VerifyLedger.Report;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.payouts.ConnectedAccounts.Connected;
import io.clipgen.application.payouts.port.PayoutProvider.BankPayout;
import io.clipgen.application.payouts.port.PayoutProvider.Transfer;
import io.clipgen.application.payouts.testing.NothingUnderWay;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.shared.Hash;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Our books beside the provider's: a charge of 100.00 leaves 96.80 there.
class VerifyLedgerTest {

  private static final Money NONE = Money.usd(0);
  private static final Money LEFT = Money.usd(96_80);
  private static final Duration DAY = Duration.ofDays(1);

  private final SettableClock clock = new SettableClock();
  private final InMemoryPaymentProvider provider = new InMemoryPaymentProvider(clock.now());
  private final PartyId clipper = new PartyId(UUID.randomUUID());

  // What our own books say.
  private final Map<String, Money> totals = new HashMap<>();
  private final Map<String, Money> connected = new HashMap<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<Connected> accounts = new ArrayList<>();
  private UnderWay underWay = new UnderWay(NONE, NONE, NONE);

  @Test
  void equal_books_are_clean() {
    charge();
    totals.put("psp.pending", LEFT);

    Report report = verify();

    assertThat(report.clean()).isTrue();
    assertThat(report.provider()).extracting(Figure::difference).containsOnly(NONE);
    assertThat(report.provider()).flatExtracting(Figure::causes).isEmpty();
  }

  @Test
  void a_difference_that_nothing_explains_is_named_with_both_figures() {
    charge();
    totals.put("psp.pending", Money.usd(96_81));

    Report report = verify();

    assertThat(report.clean()).isFalse();
    assertThat(report.provider())
        .filteredOn(figure -> !figure.agrees())
        .singleElement()
        .satisfies(
            figure -> {
              assertThat(figure.name()).isEqualTo("psp.pending");
              assertThat(figure.ours()).isEqualTo(Money.usd(96_81));
              assertThat(figure.theirs()).isEqualTo(LEFT);
              assertThat(figure.difference()).isEqualTo(Money.usd(1));
              assertThat(figure.causes()).isEmpty();
            });
  }

  @Test
  void a_check_of_our_own_that_fails_is_enough() {
    checks.add(new Check("journals sum to zero", 1, List.of("ent_1")));

    assertThat(verify().clean()).isFalse();
  }

  @Test
  void a_silent_provider_is_no_proof() {
    provider.trouble("lookups", Trouble.HANG);

    Report report = verify();

    assertThat(report.clean()).isFalse();
    assertThat(report.unreachable()).contains("no answer");
    assertThat(report.provider()).isEmpty();
  }

  @Test
  void only_administrators_ask_over_the_network() {
    var caller = new Caller(clipper, Set.of("CLIPPER"));

    assertThatThrownBy(() -> verifier().handle(caller)).isInstanceOf(Forbidden.class);
  }

  @Nested
  class Under_way {

    @Test
    void a_charge_whose_answer_is_open_explains_what_the_provider_has_more() {
      charge();
      underWay = new UnderWay(LEFT, NONE, NONE);

      assertThat(explained("psp.pending"))
          .containsExactly(new Cause("charges whose outcome is open", LEFT));
    }

    @Test
    void a_charge_that_became_usable_before_its_answer_was_heard_explains_it_too() {
      charge();
      provider.advance(DAY.multipliedBy(2));
      underWay = new UnderWay(LEFT, NONE, NONE);

      assertThat(explained("psp.available"))
          .containsExactly(new Cause("charges whose outcome is open", LEFT));
      assertThat(figure("psp.pending").agrees()).isTrue();
    }

    @Test
    void it_explains_no_more_than_its_amount() {
      charge();
      underWay = new UnderWay(LEFT.minus(Money.usd(1)), NONE, NONE);

      Figure figure = figure("psp.pending");

      assertThat(figure.agrees()).isFalse();
      assertThat(figure.causes()).hasSize(1);
    }

    @Test
    void a_payment_that_became_usable_there_first_explains_both_figures() {
      charge();
      provider.advance(DAY.multipliedBy(2));
      totals.put("psp.pending", LEFT);
      underWay = new UnderWay(NONE, LEFT, NONE);

      var cause = new Cause("payments that may have become usable", LEFT);
      assertThat(explained("psp.pending")).containsExactly(cause);
      assertThat(explained("psp.available")).containsExactly(cause);
    }

    @Test
    void a_payment_that_is_still_pending_there_explains_nothing_of_what_is_available() {
      charge();
      totals.put("psp.pending", LEFT);
      underWay = new UnderWay(NONE, LEFT, NONE);
      assertThat(verify().clean()).isTrue();

      provider.topUp("not ours", Money.usd(1));

      Report report = verify();
      assertThat(report.clean()).isFalse();
      assertThat(report.provider())
          .filteredOn(figure -> !figure.agrees())
          .extracting(Figure::name, Figure::difference)
          .containsExactly(tuple("psp.available", Money.usd(-1)));
    }

    @Test
    void a_refund_whose_answer_is_open_explains_what_the_provider_has_less() {
      String receipt = charge();
      provider.advance(DAY.multipliedBy(2));
      totals.put("psp.available", LEFT);
      provider.refund(new Refund("re", receipt, Money.usd(20_00), Map.of()));
      assertThat(figure("psp.available").agrees()).as("not named yet").isFalse();

      underWay = new UnderWay(NONE, NONE, Money.usd(20_00));

      assertThat(explained("psp.available"))
          .containsExactly(
              new Cause("refunds and transfers whose outcome is open", Money.usd(20_00)));
    }

    @Test
    void a_transfer_whose_answer_is_open_explains_both_sides_of_it() {
      String account = transferred();
      totals.put("psp.available", LEFT);
      accounts.add(new Connected(account, clipper, Money.usd(60_00), NONE, NONE, NONE));

      assertThat(explained("psp.available")).hasSize(1);
      assertThat(explained(ofClipper()))
          .containsExactly(new Cause("transfers into it whose outcome is open", Money.usd(60_00)));
    }

    @Test
    void what_is_on_its_way_to_the_bank_is_still_in_our_books() {
      String account = sent();
      accounts.add(new Connected(account, clipper, NONE, Money.usd(60_00), NONE, NONE));

      assertThat(explained(ofClipper()))
          .containsExactly(new Cause("on its way to the bank", Money.usd(60_00)));
    }

    @Test
    void what_the_bank_has_returned_before_we_heard_of_it_is_no_difference() {
      provider.trouble("payouts", Trouble.PAYOUT_FAILS);
      String account = sent();
      provider.advance(DAY);
      accounts.add(new Connected(account, clipper, NONE, Money.usd(60_00), NONE, NONE));

      Figure figure = figure(ofClipper());

      assertThat(figure.difference()).isEqualTo(NONE);
      assertThat(figure.agrees()).isTrue();
    }
  }

  private String charge() {
    Answer answer = provider.charge(new Charge("ch", Money.usd(100_00), "pm_card_visa", Map.of()));
    return ((Answer.Done) answer).receipt();
  }

  /// The provider has moved 60.00 into an account.
  private String transferred() {
    charge();
    provider.advance(DAY.multipliedBy(2));
    String account = ((Answer.Done) provider.openAccount("account", clipper)).receipt();
    provider.transfer(new Transfer("tr", account, Money.usd(60_00), "pay", Map.of()));
    return account;
  }

  /// The provider has sent 60.00 on to the bank; we have booked the transfer.
  private String sent() {
    String account = transferred();
    totals.put("psp.available", LEFT.minus(Money.usd(60_00)));
    connected.put(ofClipper(), Money.usd(60_00));
    provider.payOut(new BankPayout("po", account, Money.usd(60_00), Map.of()));
    return account;
  }

  private String ofClipper() {
    return "psp.connected:" + clipper.text();
  }

  private List<Cause> explained(String name) {
    Figure figure = figure(name);
    assertThat(figure.difference()).isNotEqualTo(NONE);
    assertThat(figure.agrees()).isTrue();
    return figure.causes();
  }

  private Figure figure(String name) {
    return verify().provider().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Report verify() {
    return verifier().run();
  }

  private VerifyLedger verifier() {
    return new VerifyLedger(
        () -> new Audit("USD", 1, 2, checks, totals, connected, Chain.NONE, Hash.NONE, underWay),
        provider,
        () -> accounts,
        new NothingUnderWay(),
        clock);
  }
}
