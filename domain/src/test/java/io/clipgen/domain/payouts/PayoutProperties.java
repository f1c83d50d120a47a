package io.clipgen.domain.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// No sequence of steps transfers a payout twice, or moves one that has ended.
final class PayoutProperties {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final List<UnaryOperator<Payout>> STEPS =
      List.of(
          Payout::approve,
          Payout::cancel,
          payout -> payout.transferred("tr"),
          payout -> payout.transferRefused("no"),
          payout -> payout.sent("po"),
          payout -> payout.sendingRefused("no"),
          payout -> payout.arrived(NOW),
          payout -> payout.bounced("closed"),
          Payout::again,
          Payout::takeBack,
          Payout::takenBack,
          payout -> payout.takingBackRefused("no"),
          payout -> payout.unknown("timeout"));
  private static final int TRANSFER = 2;

  @Property
  void a_payout_is_transferred_at_most_once_and_stays_where_it_ended(
      @ForAll @Size(max = 60) List<@IntRange(max = 12) Integer> steps) {
    Payout payout =
        Payout.requested(
            new PayoutId(UUID.randomUUID()),
            new PartyId(UUID.randomUUID()),
            Money.usd(5000),
            "acct_1",
            NOW);
    int transfers = 0;
    for (int step : steps) {
      Payout before = payout;
      try {
        payout = STEPS.get(step).apply(payout);
        transfers += step == TRANSFER ? 1 : 0;
      } catch (IllegalStateException refused) {
        continue;
      }
      assertThat(ended(before)).isFalse();
    }

    assertThat(transfers).isLessThanOrEqualTo(1);
  }

  private static boolean ended(Payout payout) {
    return payout.state() instanceof PayoutState.Failed
        || payout.state() instanceof PayoutState.Cancelled;
  }
}
