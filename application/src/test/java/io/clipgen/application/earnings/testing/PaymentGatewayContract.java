package io.clipgen.application.earnings.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.PaymentGateway.Balance;
import io.clipgen.application.earnings.port.PaymentGateway.BalanceLine;
import io.clipgen.application.earnings.port.PaymentGateway.Charge;
import io.clipgen.application.earnings.port.PaymentGateway.Dispute;
import io.clipgen.application.earnings.port.PaymentGateway.DisputeState;
import io.clipgen.application.earnings.port.PaymentGateway.Refund;
import io.clipgen.application.earnings.port.PaymentGateway.RefundState;
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

  private static final Answer DECLINED = new Answer.Refused("Your card was declined.");

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
    assertThat(gateway().charge(declined("fnd_1"))).isEqualTo(DECLINED);
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
  @EnumSource(names = {"ERROR_AFTER", "LATE", "DROP"})
  void a_refusal_that_was_not_heard_is_unknown_and_moves_nothing(Trouble trouble) {
    levers().trouble("payment_intents", trouble);
    assertThat(gateway().charge(declined("fnd_1"))).isInstanceOf(Answer.Unknown.class);
    assertThat(gateway().findCharge("fnd_1")).isEmpty();
    assertThat(gateway().lines(null, 10)).isEmpty();
  }

  @Test
  void a_refusal_that_was_lost_on_its_way_is_said_again() {
    levers().trouble("payment_intents", Trouble.DROP);
    gateway().charge(declined("fnd_1"));
    assertThat(gateway().charge(declined("fnd_1"))).isEqualTo(DECLINED);
  }

  @Test
  void a_refusal_that_is_answered_as_an_error_stays_an_error_for_a_day() {
    levers().trouble("payment_intents", Trouble.ERROR_AFTER);
    gateway().charge(declined("fnd_1"));
    assertThat(gateway().charge(declined("fnd_1"))).isInstanceOf(Answer.Unknown.class);
    levers().advance(Duration.ofDays(1));
    assertThat(gateway().charge(declined("fnd_1"))).isEqualTo(DECLINED);
  }

  @Test
  void what_was_done_and_answered_as_an_error_is_done_once_and_stays_an_error() {
    levers().trouble("payment_intents", Trouble.ERROR_AFTER);
    gateway().charge(deposit("fnd_1"));
    assertThat(gateway().charge(deposit("fnd_1"))).isInstanceOf(Answer.Unknown.class);
    assertThat(gateway().lines(null, 10)).hasSize(1);
  }

  @Test
  void a_refusal_is_said_again_for_a_day_though_its_cause_has_gone() {
    String charge = receipt(gateway().charge(deposit("fnd_1")));
    var refund = new Refund("ref_1", charge, usd(40_000), Map.of());
    Answer refused = gateway().refund(refund);
    assertThat(refused).isInstanceOf(Answer.Refused.class);
    gateway().topUp("top_1", usd(50_000));
    assertThat(gateway().refund(refund)).isEqualTo(refused);
    levers().advance(Duration.ofDays(1));
    assertThat(gateway().refund(refund)).isInstanceOf(Answer.Done.class);
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

  @Test
  void a_refund_may_come_back_from_the_bank() {
    String charge = receipt(gateway().charge(deposit("fnd_1")));
    levers().advance(Duration.ofDays(2));
    levers().trouble("refunds", Trouble.REFUND_FAILS);
    String refund = receipt(gateway().refund(new Refund("ref_1", charge, usd(40_000), Map.of())));
    assertThat(gateway().refundState(refund)).isEqualTo(RefundState.SUCCEEDED);
    assertThat(ours().available()).isEqualTo(usd(200_000));

    levers().advance(Duration.ofDays(1));
    assertThat(gateway().refundState(refund)).isEqualTo(RefundState.FAILED);
    assertThat(ours().available()).isEqualTo(usd(240_000));
    assertThat(gateway().lines(null, 10))
        .extracting(BalanceLine::kind, BalanceLine::amount)
        .endsWith(
            tuple(BalanceLine.Kind.REFUND, usd(-40_000)),
            tuple(BalanceLine.Kind.REFUND, usd(40_000)));
  }

  @Test
  void a_refund_that_arrived_stays_arrived() {
    String charge = receipt(gateway().charge(deposit("fnd_1")));
    levers().advance(Duration.ofDays(2));
    String refund = receipt(gateway().refund(new Refund("ref_1", charge, usd(40_000), Map.of())));
    levers().advance(Duration.ofDays(30));
    assertThat(gateway().refundState(refund)).isEqualTo(RefundState.SUCCEEDED);
  }

  @Test
  void the_owner_tops_the_balance_up_once_per_reference() {
    Answer done = gateway().topUp("top_1", usd(50_000));
    assertThat(gateway().topUp("top_1", usd(50_000))).isEqualTo(done);
    assertThat(gateway().findTopUp("top_1")).contains(done);
    assertThat(gateway().findTopUp("top_2")).isEmpty();
    assertThat(ours().available()).isEqualTo(usd(50_000));
    BalanceLine line = gateway().findLine(receipt(done)).orElseThrow();
    assertThat(line.kind()).isEqualTo(BalanceLine.Kind.TOP_UP);
    assertThat(line.reference()).isEqualTo("top_1");
  }

  @Test
  void a_dispute_takes_its_amount_and_a_fee_at_once() {
    String charge = usable();
    String id = levers().dispute(charge, usd(100_000), usd(1_500));

    assertThat(ours()).isEqualTo(new Balance(null, usd(0), usd(138_500), usd(100_000)));
    Dispute dispute = gateway().findDispute(id).orElseThrow();
    assertThat(dispute.charge()).isEqualTo(charge);
    assertThat(dispute.amount()).isEqualTo(usd(100_000));
    assertThat(dispute.withdrawn()).isEqualTo(usd(100_000));
    assertThat(dispute.fee()).isEqualTo(usd(1_500));
    assertThat(dispute.state()).isEqualTo(DisputeState.NEEDS_RESPONSE);
    assertThat(dispute.evidenceUntil()).isAfter(dispute.openedAt());
    BalanceLine line = gateway().findLine(id).orElseThrow();
    assertThat(line.kind()).isEqualTo(BalanceLine.Kind.DISPUTE);
    assertThat(line.amount()).isEqualTo(usd(-100_000));
    assertThat(line.fee()).isEqualTo(usd(1_500));
  }

  @Test
  void a_dispute_that_is_won_gives_everything_back() {
    String id = levers().dispute(usable(), usd(247_199), usd(1_500));
    levers().decide(id, true);

    assertThat(ours()).isEqualTo(new Balance(null, usd(0), usd(240_000), usd(0)));
    Dispute dispute = gateway().findDispute(id).orElseThrow();
    assertThat(dispute.state()).isEqualTo(DisputeState.WON);
    assertThat(dispute.amount()).isEqualTo(usd(247_199));
    assertThat(dispute.withdrawn()).isEqualTo(usd(0));
    assertThat(dispute.fee()).isEqualTo(usd(0));
  }

  @Test
  void a_dispute_that_is_lost_leaves_the_amount_with_the_payer() {
    String charge = usable();
    String id = levers().dispute(charge, usd(100_000), usd(1_500));
    levers().decide(id, false);

    assertThat(ours()).isEqualTo(new Balance(null, usd(0), usd(138_500), usd(0)));
    Dispute dispute = gateway().findDispute(id).orElseThrow();
    assertThat(dispute.state()).isEqualTo(DisputeState.LOST);
    assertThat(dispute.withdrawn()).isEqualTo(usd(100_000));
    assertThat(gateway().refund(new Refund("ref_1", charge, usd(1), Map.of())))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_dispute_that_was_lost_may_be_won_after_all_and_gives_everything_back() {
    String id = levers().dispute(usable(), usd(100_000), usd(1_500));
    levers().decide(id, false);
    levers().decide(id, true);

    assertThat(ours()).isEqualTo(new Balance(null, usd(0), usd(240_000), usd(0)));
    Dispute dispute = gateway().findDispute(id).orElseThrow();
    assertThat(dispute.state()).isEqualTo(DisputeState.WON);
    assertThat(dispute.fee()).isEqualTo(usd(0));
  }

  @Test
  void a_dispute_that_is_accepted_is_lost() {
    String id = levers().dispute(usable(), usd(100_000), usd(1_500));
    assertThat(gateway().accept("dsp_1", id)).isEqualTo(new Answer.Done(id));
    assertThat(gateway().accept("dsp_1", id)).isEqualTo(new Answer.Done(id));
    assertThat(gateway().findDispute(id).orElseThrow().state()).isEqualTo(DisputeState.LOST);
    assertThat(ours()).isEqualTo(new Balance(null, usd(0), usd(138_500), usd(0)));
    String won = levers().dispute(usable(), usd(100), usd(0));
    levers().decide(won, true);
    assertThat(gateway().accept("dsp_2", won)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void an_inquiry_moves_nothing() {
    String id = levers().inquire(usable(), usd(100_000));
    assertThat(ours()).isEqualTo(new Balance(null, usd(0), usd(240_000), usd(0)));
    Dispute dispute = gateway().findDispute(id).orElseThrow();
    assertThat(dispute.state()).isEqualTo(DisputeState.INQUIRY);
    assertThat(dispute.withdrawn()).isEqualTo(usd(0));
    assertThat(gateway().findLine(id)).isEmpty();
    levers().decide(id, true);
    assertThat(gateway().findDispute(id).orElseThrow().state()).isEqualTo(DisputeState.WON);
    assertThat(gateway().findLine(id)).isEmpty();
  }

  @Test
  void a_dispute_is_answered_while_it_is_open() {
    String id = levers().dispute(usable(), usd(100_000), usd(1_500));
    var evidence = Map.of("uncategorized_text", "The clips were delivered and approved.");
    assertThat(gateway().contest("dsp_1", id, evidence)).isEqualTo(new Answer.Done(id));
    assertThat(gateway().contest("dsp_1", id, evidence)).isEqualTo(new Answer.Done(id));
    assertThat(gateway().findDispute(id).orElseThrow().state())
        .isEqualTo(DisputeState.UNDER_REVIEW);
    levers().decide(id, false);
    assertThat(gateway().contest("dsp_2", id, evidence)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void disputes_are_read_page_by_page() {
    String charge = usable();
    String first = levers().inquire(charge, usd(100));
    String second = levers().dispute(charge, usd(100), usd(0));
    assertThat(gateway().disputes(null, 1)).extracting(Dispute::id).containsExactly(first);
    assertThat(gateway().disputes(first, 10)).extracting(Dispute::id).containsExactly(second);
    assertThat(gateway().disputes(second, 10)).isEmpty();
    assertThat(gateway().findDispute("du_none")).isEmpty();
  }

  private String usable() {
    String charge = receipt(gateway().charge(deposit("fnd_1")));
    levers().advance(Duration.ofDays(2));
    return charge;
  }

  private Balance ours() {
    return gateway().balances().stream()
        .filter(balance -> balance.account() == null)
        .findFirst()
        .orElseThrow();
  }

  private static Charge declined(String reference) {
    return new Charge(reference, usd(5_000), "pm_card_declined", Map.of());
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
