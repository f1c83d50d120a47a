package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.PaymentGateway.BalanceLine;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.shared.FundingId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Asks the provider which payments have become usable, and books that: lines that draw on them can
/// be released then, and refunds that waited for them are sent.
public final class SettleFundings implements DueWork {

  private static final int PAGE = 50;
  private static final Duration LATER = Duration.ofHours(1);

  private final OneByOne<Funding> oneByOne = new OneByOne<>(Funding::id);
  private final PaymentGateway gateway;
  private final Fundings fundings;
  private final Bookkeeper bookkeeper;
  private final Effects effects;
  private final Transactions transactions;

  public SettleFundings(
      PaymentGateway gateway,
      Fundings fundings,
      Ledger ledger,
      Effects effects,
      Transactions transactions,
      Ids ids) {
    this.gateway = gateway;
    this.fundings = fundings;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.effects = effects;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "settle-fundings";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public int run(Instant now) {
    return oneByOne.count(
        PAGE,
        most -> fundings.unsettled(now, most),
        funding ->
            funding.state() instanceof Funding.State.Booked(var receipt, _)
                && settle(funding.id(), receipt, now));
  }

  private boolean settle(FundingId id, String receipt, Instant now) {
    Optional<BalanceLine> line = gateway.findLine(receipt);
    if (line.isPresent() && line.get().available()) {
      return transactions.call(() -> book(id, line.get(), now));
    }
    Instant again =
        line.map(BalanceLine::availableOn).filter(now::isBefore).orElse(now.plus(LATER));
    transactions.run(() -> fundings.askAgain(id, again));
    return false;
  }

  private boolean book(FundingId id, BalanceLine line, Instant now) {
    Funding funding = fundings.lock(id).orElseThrow();
    if (!(funding.state() instanceof Funding.State.Booked(var receipt, _))) {
      return false;
    }
    bookkeeper.post(
        PostingRules.settled(
            Occasion.of(id.text(), "settled", now)
                .with("pot", funding.pot())
                .with("line", line.id()),
            line.amount().minus(line.fee()),
            funding.net()));
    fundings.save(funding.in(new Funding.State.Settled(receipt, now)));
    for (Refund refund : fundings.waiting(id)) {
      fundings.save(refund.id(), Refund.State.SENDING);
      effects.intend(SendRefund.KIND, refund.id().text(), SendRefund.Payload.of(refund, receipt));
    }
    return true;
  }
}
