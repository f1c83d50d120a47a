package io.clipgen.application.payouts.usecase;

import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.NoticeHandler;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.domain.shared.PayoutId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Has payouts looked at soon when the provider has news of them: what is unknown is asked for, and
/// so is whether the bank has the money, however long ago it was said to.
public final class HearOfPayouts implements NoticeHandler {

  private static final String PAYOUT = "payout";

  private static final Map<String, String> EFFECTS =
      Map.of(
          "account",
          OpenPayoutAccount.KIND,
          "transfer",
          TransferPayout.KIND,
          "transfer_reversal",
          ReturnPayout.KIND,
          PAYOUT,
          SendPayout.KIND);

  private final Payouts payouts;
  private final Effects effects;

  public HearOfPayouts(Payouts payouts, Effects effects) {
    this.payouts = payouts;
    this.effects = effects;
  }

  @Override
  public Set<String> objects() {
    return EFFECTS.keySet();
  }

  @Override
  public void noticed(Notice notice, Instant now) {
    Optional.ofNullable(EFFECTS.get(notice.object()))
        .ifPresent(kind -> notice.reference().ifPresent(ours -> effects.ask(kind, ours)));
    if (notice.object().equals(PAYOUT)) {
      payout(notice).ifPresent(id -> payouts.watchAgain(id, now));
    }
  }

  private static Optional<PayoutId> payout(Notice notice) {
    try {
      return Optional.ofNullable(notice.metadata().get(PAYOUT)).map(PayoutId::parse);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
