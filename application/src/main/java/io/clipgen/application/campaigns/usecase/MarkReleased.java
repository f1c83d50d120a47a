package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.earnings.Books.LinesReleased;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.domain.shared.ClaimId;

/// Held lines were released: claims whose base is among them are released, and so are those that
/// are paid for their views, with the first of their increments.
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
    claims.markReleased(
        event.lines().stream().map(LinesReleased.Released::line).toList(),
        event.lines().stream()
            .map(LinesReleased.Released::source)
            .filter(source -> source.startsWith(ClaimId.PREFIX + "_"))
            .map(ClaimId::parse)
            .distinct()
            .toList());
  }
}
