package io.clipgen.application.payouts.usecase;

import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.domain.payouts.Payout;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Agreeing to payouts, as a set: their transfers are put on their way.
final class Approvals {

  static final String BY_POLICY = "Approved automatically, under the policy.";
  static final String BY_ADMINISTRATOR = "Approved by an administrator.";

  private Approvals() {}

  static void approve(
      Payouts payouts, Effects effects, List<Payout> waiting, Instant now, String note) {
    if (waiting.isEmpty()) {
      return;
    }
    Map<String, TransferPayout.Payload> transfers = new LinkedHashMap<>();
    waiting.forEach(payout -> transfers.put(payout.id().text(), TransferPayout.Payload.of(payout)));
    effects.intendAll(TransferPayout.KIND, transfers);
    payouts.saveAll(waiting.stream().map(Payout::approve).toList(), now, note);
  }
}
