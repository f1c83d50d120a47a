package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.shared.ClaimId;
import java.time.Duration;
import java.time.Instant;

/// Ends bonus windows: what is left of a claim's reserve returns to its campaign, and if that is
/// over, to the brand.
public final class EndBonusWindows implements DueWork {

  private static final int AT_ONCE = 100;

  private final OneByOne<ClaimId> oneByOne = new OneByOne<>(id -> id);
  private final Transactions transactions;
  private final Claims claims;
  private final Campaigns campaigns;
  private final Books books;
  private final Endings endings;

  public EndBonusWindows(
      Transactions transactions, Claims claims, Campaigns campaigns, Books books, Endings endings) {
    this.transactions = transactions;
    this.claims = claims;
    this.campaigns = campaigns;
    this.books = books;
    this.endings = endings;
  }

  @Override
  public String name() {
    return "bonus-windows";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public int run(Instant now) {
    return oneByOne.run(
        AT_ONCE,
        most -> claims.bonusWindowsOver(now, most),
        id -> transactions.run(() -> end(claims.lock(id), now)));
  }

  private void end(Claim claim, Instant now) {
    if (!claim.bonusWindowOver(now)) {
      return;
    }
    claims.save(claim.bonusWindowEnded());
    // The lock keeps a close from passing by unseen between the return and the refund.
    Campaign campaign = campaigns.lock(claim.campaign());
    books.endCounting(claim.campaign(), claim.id());
    endings.returnIfOver(campaign, claim, "bonus window ended");
  }
}
