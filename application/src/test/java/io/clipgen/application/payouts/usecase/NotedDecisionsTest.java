package io.clipgen.application.payouts.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.shared.PayoutId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who decided about a payout, and why, can be read later.
class NotedDecisionsTest {

  private final Counter counter = new Counter();

  @Test
  void an_approval_is_noted_with_its_reason() {
    PayoutId id = counter.requested(70_00);

    counter.decide.approve(counter.admin, id, " I know them. ");

    assertThat(counter.actions.told())
        .containsExactly("approve-payout " + id.text() + ": I know them.");
  }

  @Test
  void what_was_paid_by_hand_is_noted_with_its_reference() {
    PayoutId id = counter.requested(70_00);
    counter.atBank(70_00);

    counter.byHand.handle(new PayByHand.Command(counter.admin, id, " SEPA-1 "));

    assertThat(counter.actions.told())
        .containsExactly("pay-payout-by-hand " + id.text() + ": SEPA-1");
  }

  @Test
  void of_many_each_is_noted_that_was_approved() {
    PayoutId id = counter.requested(70_00);
    var unknown = new PayoutId(counter.ids.next());

    counter.bulk.handle(
        new ApprovePayouts.Command(
            counter.admin, new ApprovePayouts.Which.Named(List.of(id, unknown)), ""));

    assertThat(counter.actions.told()).containsExactly("approve-payout " + id.text() + ": ");
  }

  @Test
  void what_was_refused_or_says_too_much_is_not_noted() {
    PayoutId id = counter.requested(70_00);

    assertThatThrownBy(() -> counter.decide.takeBack(counter.admin, id, "Back with it."))
        .isInstanceOf(Refused.class);
    String endless = "x".repeat(Reason.LONGEST + 1);
    assertThatThrownBy(() -> counter.decide.approve(counter.admin, id, endless))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("reason must have at most 2,000 characters");

    assertThat(counter.actions.told()).isEmpty();
  }
}
