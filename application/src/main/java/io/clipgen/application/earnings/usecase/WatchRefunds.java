package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Fundings.Watched;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.PaymentGateway.RefundState;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.NoticeHandler;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.earnings.RetryRule;
import io.clipgen.domain.shared.CampaignId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks what became of refunds that were given back: the bank may return one days later. Then its
/// money is free again, and it is tried once more.
public final class WatchRefunds implements DueWork, NoticeHandler {

  private static final int PAGE = 50;
  private static final Duration OFTEN = Duration.ofDays(1);
  private static final Duration LONG = Duration.ofDays(30);
  private static final String RETURNED = "The bank has returned it.";

  private final OneByOne<Watched> oneByOne = new OneByOne<>(Watched::id);
  private final PaymentGateway gateway;
  private final Fundings fundings;
  private final Bookkeeper bookkeeper;
  private final Transactions transactions;
  private final RetryRule retry;

  public WatchRefunds(
      PaymentGateway gateway,
      Fundings fundings,
      Ledger ledger,
      Transactions transactions,
      Ids ids,
      RetryRule retry) {
    this.gateway = gateway;
    this.fundings = fundings;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.transactions = transactions;
    this.retry = retry;
  }

  @Override
  public String name() {
    return "watch-refunds";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Set<String> objects() {
    return Set.of("refund");
  }

  @Override
  public void noticed(Notice notice, Instant now) {
    fundings.lookSoon(notice.objectId(), now);
  }

  @Override
  public int run(Instant now) {
    return oneByOne.run(
        PAGE,
        most -> fundings.watched(now, most),
        watched -> {
          RefundState state = gateway.refundState(watched.receipt());
          transactions.run(() -> follow(watched, state, now));
        });
  }

  private void follow(Watched watched, RefundState state, Instant now) {
    Refund refund = fundings.lock(watched.id()).orElseThrow();
    if (refund.state() != Refund.State.DONE) {
      return;
    }
    if (state == RefundState.FAILED) {
      reopen(refund, now);
    } else {
      fundings.watch(watched.id(), watched.receipt(), next(watched, state, now));
    }
  }

  private static @Nullable Instant next(Watched watched, RefundState state, Instant now) {
    boolean settled = state == RefundState.SUCCEEDED && now.isAfter(watched.doneAt().plus(LONG));
    return settled ? null : now.plus(OFTEN);
  }

  private void reopen(Refund refund, Instant now) {
    bookkeeper.post(
        PostingRules.refundBounced(occasion(refund, "bounced", now), refund.id(), refund.total()));
    bookkeeper.post(
        PostingRules.refundReopened(
            occasion(refund, "reopened", now).with("reason", RETURNED),
            CampaignId.parse(refund.pot()),
            refund));
    fundings.giveBack(refund);
    fundings.reopen(refund.id(), RETURNED, retry.again(refund.attempt(), now).orElse(null));
  }

  private static Occasion occasion(Refund refund, String event, Instant now) {
    return Occasion.of(refund.id().text(), event, now)
        .with("pot", refund.pot())
        .with("funding", refund.funding().text());
  }
}
