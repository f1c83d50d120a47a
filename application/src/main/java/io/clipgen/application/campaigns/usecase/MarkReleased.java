package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.earnings.Books.LinesReleased;
import io.clipgen.application.shared.EventHandler;

/// Held lines were released: claims whose base is among them are released.
public final class MarkReleased implements EventHandler<LinesReleased> {

  private final Claims claims;

  public MarkReleased(Claims claims) {
    this.claims = claims;
  }

  @Override
  public Class<LinesReleased> type() {
    return LinesReleased.class;
  }

  @Override
  public void handle(LinesReleased event) {
    claims.markReleased(event.lines().stream().map(LinesReleased.Released::line).toList());
  }
}
