package io.clipgen.application.payouts.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.testing.Poison;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.PayoutId;
import org.junit.jupiter.api.Test;

/// Payouts at the bank, where one of them cannot be handled.
class PayoutsForThemselvesTest {

  private final Counter counter = new Counter();

  @Test
  void a_payout_arrives_although_another_cannot_be_noted() {
    PayoutId first = counter.sent(60_00);
    PayoutId second = counter.sent(70_00);
    counter.pass(Counter.DAY.multipliedBy(2));
    var watch =
        new WatchPayouts(
            counter.provider,
            Poison.of(Payouts.class, counter.payouts, first),
            counter.withdrawals,
            counter.transactions);

    assertThatThrownBy(() -> watch.run(counter.clock.now()))
        .isInstanceOf(OneByOne.SomeFailed.class)
        .hasMessageContaining(first.text());

    assertThat(counter.state(second)).isInstanceOf(PayoutState.Paid.class);
    assertThat(counter.state(first)).isInstanceOf(PayoutState.InTransit.class);
  }
}
