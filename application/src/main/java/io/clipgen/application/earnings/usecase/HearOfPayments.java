package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.NoticeHandler;
import io.clipgen.domain.shared.FundingId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Has charges and refunds looked at soon when the provider has news of them: what is unknown is
/// asked for, and so is whether a payment has settled.
public final class HearOfPayments implements NoticeHandler {

  private static final String CHARGE = "charge";
  private static final String REFUND = "refund";

  private final Fundings fundings;
  private final Effects effects;

  public HearOfPayments(Fundings fundings, Effects effects) {
    this.fundings = fundings;
    this.effects = effects;
  }

  @Override
  public Set<String> objects() {
    return Set.of(CHARGE, REFUND);
  }

  @Override
  public void noticed(Notice notice, Instant now) {
    if (notice.object().equals(CHARGE)) {
      notice
          .reference()
          .ifPresent(
              reference -> {
                effects.ask(ChargeFunding.KIND, reference);
                effects.ask(ChargeTip.KIND, reference);
              });
      funding(notice).ifPresent(id -> fundings.askAgain(id, now));
    } else {
      notice.reference().ifPresent(reference -> effects.ask(SendRefund.KIND, reference));
    }
  }

  private static Optional<FundingId> funding(Notice notice) {
    try {
      return Optional.ofNullable(notice.metadata().get("funding")).map(FundingId::parse);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
