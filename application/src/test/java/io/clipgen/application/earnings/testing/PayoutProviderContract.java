package io.clipgen.application.earnings.testing;

import static io.clipgen.application.earnings.testing.PaymentGatewayContract.deposit;
import static io.clipgen.application.earnings.testing.PaymentGatewayContract.receipt;
import static io.clipgen.application.earnings.testing.PaymentGatewayContract.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.PaymentGateway.BalanceLine;
import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.port.PayoutProvider.BankPayout;
import io.clipgen.application.payouts.port.PayoutProvider.BankState;
import io.clipgen.application.payouts.port.PayoutProvider.Transfer;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every provider of payouts does, whoever is behind it.
public abstract class PayoutProviderContract {

  private static final PartyId CLIPPER = new PartyId(new UUID(7, 7));

  /// The gateway that fills the same provider.
  protected abstract PaymentGateway gateway();

  /// The payouts, on a provider that knows nothing yet.
  protected abstract PayoutProvider payouts();

  /// What moves the provider behind it.
  protected abstract ProviderLevers levers();

  @Test
  void an_account_is_opened_once_per_reference_and_may_be_paid() {
    Answer done = payouts().openAccount("party-7", CLIPPER);
    assertThat(payouts().openAccount("party-7", CLIPPER)).isEqualTo(done);
    assertThat(payouts().findAccount("party-7")).contains(done);
    assertThat(payouts().findAccount("party-8")).isEmpty();
    assertThat(payouts().status(receipt(done)).payoutsEnabled()).isTrue();
    assertThat(payouts().status(receipt(done)).wanted()).isEmpty();
  }

  @Test
  void an_unknown_account_has_no_status() {
    assertThatThrownBy(() -> payouts().status("acct_nobody"))
        .isInstanceOf(ProviderUnreachable.class);
  }

  @Test
  void a_transfer_moves_money_into_the_connected_account_once() {
    String account = funded();
    Answer done = payouts().transfer(transfer(account));
    assertThat(payouts().transfer(transfer(account))).isEqualTo(done);
    assertThat(payouts().findTransfer("pay_1-transfer")).contains(done);
    assertThat(available(null)).isEqualTo(usd(232_500));
    assertThat(available(account)).isEqualTo(usd(7_500));
    assertThat(gateway().findLine(receipt(done)).orElseThrow().amount()).isEqualTo(usd(-7_500));
  }

  @Test
  void a_transfer_above_the_available_balance_is_refused() {
    String account = receipt(payouts().openAccount("party-7", CLIPPER));
    gateway().charge(deposit("fnd_1"));
    assertThat(payouts().transfer(transfer(account))).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_transfer_can_be_taken_back_while_the_account_holds_it() {
    String account = funded();
    String transfer = receipt(payouts().transfer(transfer(account)));
    Answer done = payouts().reverseTransfer("pay_1-back", transfer);
    assertThat(done).isInstanceOf(Answer.Done.class);
    assertThat(payouts().findReversal("pay_1-back")).contains(done);
    assertThat(available(null)).isEqualTo(usd(240_000));
    assertThat(available(account)).isEqualTo(usd(0));
    assertThat(payouts().reverseTransfer("pay_1-again", transfer))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_payout_is_in_transit_for_a_day_and_then_paid() {
    String account = transferred();
    Answer done = payouts().payOut(toTheBank(account));
    assertThat(payouts().payOut(toTheBank(account))).isEqualTo(done);
    assertThat(payouts().findPayout("pay_1-bank")).contains(done);
    assertThat(payouts().bankState(account, receipt(done))).isInstanceOf(BankState.InTransit.class);
    assertThat(available(account)).isEqualTo(usd(0));

    levers().advance(Duration.ofDays(1));
    assertThat(payouts().bankState(account, receipt(done))).isInstanceOf(BankState.Paid.class);
  }

  @Test
  void a_payout_that_the_bank_refuses_lies_in_the_connected_account_again() {
    String account = transferred();
    levers().trouble("payouts", Trouble.PAYOUT_FAILS);
    String receipt = receipt(payouts().payOut(toTheBank(account)));
    levers().advance(Duration.ofDays(1));
    assertThat(payouts().bankState(account, receipt)).isInstanceOf(BankState.Failed.class);
    assertThat(available(account)).isEqualTo(usd(7_500));
  }

  @Test
  void a_payout_may_fail_after_it_was_reported_as_paid() {
    String account = transferred();
    levers().trouble("payouts", Trouble.PAID_THEN_FAILED);
    String receipt = receipt(payouts().payOut(toTheBank(account)));
    levers().advance(Duration.ofDays(1));
    assertThat(payouts().bankState(account, receipt)).isInstanceOf(BankState.Paid.class);
    assertThat(available(account)).isEqualTo(usd(0));
    levers().advance(Duration.ofDays(1));
    assertThat(payouts().bankState(account, receipt)).isInstanceOf(BankState.Failed.class);
    assertThat(available(account)).isEqualTo(usd(7_500));
  }

  @Test
  void a_payout_above_what_the_account_holds_is_refused() {
    assertThat(payouts().payOut(toTheBank(funded()))).isInstanceOf(Answer.Refused.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR_AFTER", "LATE", "DROP"})
  void what_was_done_and_not_answered_is_found(Trouble trouble) {
    String account = transferred();
    levers().trouble("payouts", trouble);
    assertThat(payouts().payOut(toTheBank(account))).isInstanceOf(Answer.Unknown.class);
    assertThat(payouts().findPayout("pay_1-bank").orElseThrow()).isInstanceOf(Answer.Done.class);
    assertThat(available(account)).isEqualTo(usd(0));
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR_AFTER", "LATE", "DROP"})
  void a_refusal_that_was_not_heard_is_unknown_and_not_found(Trouble trouble) {
    BankPayout tooMuch = toTheBank(funded());
    levers().trouble("payouts", trouble);
    assertThat(payouts().payOut(tooMuch)).isInstanceOf(Answer.Unknown.class);
    assertThat(payouts().findPayout("pay_1-bank")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR", "HANG"})
  void what_was_not_done_is_not_found_and_can_be_sent_again(Trouble trouble) {
    String account = transferred();
    levers().trouble("payouts", trouble);
    assertThat(payouts().payOut(toTheBank(account))).isInstanceOf(Answer.Unknown.class);
    assertThat(payouts().findPayout("pay_1-bank")).isEmpty();
    assertThat(payouts().payOut(toTheBank(account))).isInstanceOf(Answer.Done.class);
  }

  @Test
  void an_account_that_is_not_ready_says_what_is_wanted_and_is_not_paid_from() {
    String account = transferred();
    levers().onboarding(account, List.of("external_account", "individual.id_number"));
    assertThat(payouts().status(account))
        .isEqualTo(
            new PayoutProvider.AccountStatus(
                false, List.of("external_account", "individual.id_number")));
    assertThat(payouts().payOut(toTheBank(account))).isInstanceOf(Answer.Refused.class);
    levers().onboarding(account, List.of());
    assertThat(payouts().status(account).payoutsEnabled()).isTrue();
  }

  @Test
  void what_is_kept_for_a_payout_comes_from_our_own_balance() {
    String account = transferred();
    levers().payoutFee(usd(25));
    String receipt = receipt(payouts().payOut(toTheBank(account)));
    assertThat(payouts().payoutFee(receipt)).contains(usd(25));
    assertThat(available(null)).isEqualTo(usd(232_475));
    assertThat(available(account)).isEqualTo(usd(0));
    BalanceLine fee = gateway().findLine(receipt).orElseThrow();
    assertThat(fee.kind()).isEqualTo(BalanceLine.Kind.FEE);
    assertThat(fee.amount()).isEqualTo(usd(-25));
  }

  @Test
  void nothing_is_kept_for_a_payout_unless_the_provider_says_so() {
    String receipt = receipt(payouts().payOut(toTheBank(transferred())));
    assertThat(payouts().payoutFee(receipt)).isEmpty();
  }

  @Test
  void the_platforms_profit_goes_to_its_own_bank_once_per_reference() {
    gateway().topUp("top_1", usd(50_000));
    Answer done = payouts().platformPayOut("wdr_1", usd(20_000));
    assertThat(payouts().platformPayOut("wdr_1", usd(20_000))).isEqualTo(done);
    assertThat(payouts().findPlatformPayout("wdr_1")).contains(done);
    assertThat(payouts().findPlatformPayout("wdr_2")).isEmpty();
    assertThat(available(null)).isEqualTo(usd(30_000));
    assertThat(payouts().platformBankState(receipt(done))).isInstanceOf(BankState.InTransit.class);
    assertThat(gateway().findLine(receipt(done)).orElseThrow().kind())
        .isEqualTo(BalanceLine.Kind.PAYOUT);

    levers().advance(Duration.ofDays(1));
    assertThat(payouts().platformBankState(receipt(done))).isInstanceOf(BankState.Paid.class);
    assertThat(payouts().platformPayOut("wdr_2", usd(30_001))).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_payout_to_our_bank_may_fail_late_as_well() {
    gateway().topUp("top_1", usd(50_000));
    levers().trouble("payouts", Trouble.PAID_THEN_FAILED);
    String receipt = receipt(payouts().platformPayOut("wdr_1", usd(20_000)));
    levers().advance(Duration.ofDays(2));
    levers().advance(Duration.ofDays(1));
    assertThat(payouts().platformBankState(receipt)).isInstanceOf(BankState.Failed.class);
    assertThat(available(null)).isEqualTo(usd(50_000));
  }

  private String funded() {
    gateway().charge(deposit("fnd_1"));
    levers().advance(Duration.ofDays(2));
    return receipt(payouts().openAccount("party-7", CLIPPER));
  }

  private String transferred() {
    String account = funded();
    payouts().transfer(transfer(account));
    return account;
  }

  private Money available(@Nullable String account) {
    return gateway().balances().stream()
        .filter(balance -> Objects.equals(balance.account(), account))
        .findFirst()
        .map(PaymentGateway.Balance::available)
        .orElse(usd(0));
  }

  private static Transfer transfer(String account) {
    return new Transfer("pay_1-transfer", account, usd(7_500), "pay_1", Map.of());
  }

  private static BankPayout toTheBank(String account) {
    return new BankPayout("pay_1-bank", account, usd(7_500), Map.of());
  }

  @Test
  void balances_name_each_account() {
    String account = transferred();
    assertThat(gateway().balances())
        .extracting(PaymentGateway.Balance::account)
        .containsAll(List.of(account));
  }
}
