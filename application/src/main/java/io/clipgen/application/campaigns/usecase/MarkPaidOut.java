package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.earnings.Books.ClaimsPaidOut;
import io.clipgen.application.shared.EventHandler;

/// A payout has arrived: the claims it carried are paid out. The bank has returned one: they are
/// not. One handler hears of both, so that the order is kept.
public final class MarkPaidOut implements EventHandler<ClaimsPaidOut> {

  private final Claims claims;

  public MarkPaidOut(Claims claims) {
    this.claims = claims;
  }

  @Override
  public Class<ClaimsPaidOut> type() {
    return ClaimsPaidOut.class;
  }

  @Override
  public void handle(ClaimsPaidOut event) {
    if (event.returned()) {
      claims.markPaidBack(event.claims());
    } else {
      claims.markPaidOut(event.claims());
    }
  }
}
