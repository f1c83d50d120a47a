package io.clipgen.application.earnings.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.PaymentGateway.Balance;
import io.clipgen.application.earnings.port.PaymentGateway.BalanceLine;
import io.clipgen.application.earnings.port.PaymentGateway.Charge;
import io.clipgen.application.earnings.port.PaymentGateway.Refund;
import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every payment gateway does, whoever is behind it.
public abstract class PaymentGatewayContract {

  /// The gateway, on a provider that knows nothing yet.
  protected abstract PaymentGateway gateway();

  /// What moves the provider behind it.
  protected abstract ProviderLevers levers();

  @Test
  void a_charge_is_taken_less_the_fee_and_settles_after_two_days() {
    assertThat(gateway().charge(deposit("fnd_1"))).isInstanceOf(Answer.Done.class);

    assertThat(ours()).isEqualTo(new Balance(null, usd(240_000), usd(0), usd(0)));
    levers().advance(Duration.ofDays(2));
    assertThat(ours()).isEqualTo(new Balance(null, usd(0), usd(240_000), usd(0)));
  }

  @Test
  void the_same_reference_charges_once() {
    Answer first = gateway().charge(deposit("fnd_1"));
    assertThat(gateway().charge(deposit("fnd_1"))).isEqualTo(first);
    assertThat(gateway().lines(null, 10)).hasSize(1);
  }

  @Test
  void a_charge_is_found_by_its_reference_with_the_same_receipt() {
    assertThat(gateway().findCharge("fnd_1")).isEmpty();
    Answer done = gateway().charge(deposit("fnd_1"));
    assertThat(gateway().findCharge("fnd_1")).contains(done);
  }

  @Test
  void a_declined_card_is_refused_with_a_sentence_and_moves_nothing() {
    var declined = new Charge("fnd_1", usd(5_000), "pm_card_declined", Map.of());
    assertThat(gateway().charge(declined)).isEqualTo(new Answer.Refused("Your card was declined."));
    assertThat(gateway().findCharge("fnd_1")).isEmpty();
    assertThat(gateway().lines(null, 10)).isEmpty();
  }

  @Test
  void lines_name_what_made_them_and_are_read_page_by_page() {
    String receipt = receipt(gateway().charge(deposit("fnd_1")));
    gateway().charge(deposit("fnd_2"));

    BalanceLine first = gateway().lines(null, 1).getFirst();
    assertThat(first.reference()).isEqualTo("fnd_1");
    assertThat(first.receipt()).isEqualTo(receipt);
    assertThat(first.kind()).isEqualTo(BalanceLine.Kind.CHARGE);
    assertThat(first.amount()).isEqualTo(usd(247_199));
    assertThat(first.fee()).isEqualTo(usd(7_199));
    assertThat(first.availableOn()).isEqualTo(first.createdAt().plus(Duration.ofDays(2)));
    assertThat(first.available()).isFalse();
    assertThat(gateway().findLine(receipt)).contains(first);
    List<BalanceLine> rest = gateway().lines(first.id(), 10);
    assertThat(rest).extracting(BalanceLine::reference).containsExactly("fnd_2");
    assertThat(gateway().lines(rest.getLast().id(), 10)).isEmpty();
  }

  @Test
  void a_refund_gives_a_part_back_and_never_more_than_was_charged() {
    String charge = receipt(gateway().charge(deposit("fnd_1")));
    gateway().charge(deposit("fnd_2"));
    levers().advance(Duration.ofDays(2));

    Answer done = gateway().refund(new Refund("ref_1", charge, usd(200_000), Map.of()));
    assertThat(done).isInstanceOf(Answer.Done.class);
    assertThat(gateway().findRefund("ref_1")).contains(done);
    assertThat(ours().available()).isEqualTo(usd(280_000));
    assertThat(gateway().refund(new Refund("ref_2", charge, usd(47_200), Map.of())))
        .isInstanceOf(Answer.Refused.class);
    assertThat(gateway().refund(new Refund("ref_3", charge, usd(47_199), Map.of())))
        .isInstanceOf(Answer.Done.class);
  }

  @Test
  void a_refund_needs_available_money() {
    String charge = receipt(gateway().charge(deposit("fnd_1")));
    assertThat(gateway().refund(new Refund("ref_1", charge, usd(1), Map.of())))
        .isInstanceOf(Answer.Refused.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR_AFTER", "LATE", "DROP"})
  void what_was_done_and_not_answered_is_unknown_until_it_is_looked_up(Trouble trouble) {
    levers().trouble("payment_intents", trouble);
    assertThat(gateway().charge(deposit("fnd_1"))).isInstanceOf(Answer.Unknown.class);
    assertThat(gateway().findCharge("fnd_1").orElseThrow()).isInstanceOf(Answer.Done.class);
    assertThat(gateway().lines(null, 10)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR", "HANG"})
  void what_was_not_done_is_unknown_and_may_be_sent_again_once_it_cannot_be_found(Trouble trouble) {
    levers().trouble("payment_intents", trouble);
    assertThat(gateway().charge(deposit("fnd_1"))).isInstanceOf(Answer.Unknown.class);
    assertThat(gateway().findCharge("fnd_1")).isEmpty();
    assertThat(gateway().charge(deposit("fnd_1"))).isInstanceOf(Answer.Done.class);
  }

  @Test
  void a_refusal_moves_nothing() {
    levers().trouble("payment_intents", Trouble.REFUSE);
    assertThat(gateway().charge(deposit("fnd_1"))).isInstanceOf(Answer.Refused.class);
    assertThat(gateway().lines(null, 10)).isEmpty();
  }

  @Test
  void a_question_that_gets_no_answer_says_nothing() {
    gateway().charge(deposit("fnd_1"));
    levers().trouble("lookups", Trouble.ERROR);
    assertThat(gateway().findCharge("fnd_1").orElseThrow()).isInstanceOf(Answer.Unknown.class);
    levers().trouble("lookups", Trouble.ERROR);
    assertThatThrownBy(() -> gateway().balances()).isInstanceOf(ProviderUnreachable.class);
  }

  private Balance ours() {
    return gateway().balances().stream()
        .filter(balance -> balance.account() == null)
        .findFirst()
        .orElseThrow();
  }

  static Charge deposit(String reference) {
    return new Charge(reference, usd(247_199), "pm_card_visa", Map.of("purpose", "a test"));
  }

  static String receipt(Answer answer) {
    return ((Answer.Done) answer).receipt();
  }

  static Money usd(long cents) {
    return Money.usd(cents);
  }
}
