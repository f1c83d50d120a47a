package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Tipping;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Tips;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.ProcessingRate;
import io.clipgen.domain.earnings.Tip;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;

/// [Tipping] over the double-entry ledger: a tip is a payment into a pot of its own, out of which
/// all is earned at once.
public final class LedgerTipping implements Tipping {

  private static final int LONGEST_MESSAGE = 500;

  private final Ledger ledger;
  private final Fundings fundings;
  private final Tips tips;
  private final Effects effects;
  private final BusinessClock clock;
  private final Ids ids;
  private final ProcessingRate processing;
  private final TipPolicy policy;

  /// @param processing what the payment provider keeps of a charge
  public LedgerTipping(
      Ledger ledger,
      Fundings fundings,
      Tips tips,
      Effects effects,
      BusinessClock clock,
      Ids ids,
      ProcessingRate processing,
      TipPolicy policy) {
    this.ledger = ledger;
    this.fundings = fundings;
    this.tips = tips;
    this.effects = effects;
    this.clock = clock;
    this.ids = ids;
    this.processing = processing;
    this.policy = policy;
  }

  @Override
  public void tip(Gift gift) {
    require(gift);
    Funding payment =
        Funding.plain(
            new FundingId(ids.next()),
            gift.tip().text(),
            gift.payer(),
            gift.amount(),
            processing,
            gift.paymentMethod());
    requireCovered(payment.cost());
    fundings.add(payment);
    tips.add(
        new Tip(
            gift.tip(),
            gift.payer(),
            gift.payee(),
            gift.about(),
            payment.id(),
            gift.amount(),
            gift.message(),
            clock.now(),
            new Tip.State.Pending()));
    effects.intend(ChargeTip.KIND, gift.tip().text(), ChargeTip.Payload.of(gift, payment.id()));
  }

  private void require(Gift gift) {
    Money minimum = policy.minimum();
    if (!gift.amount().currency().equals(minimum.currency())) {
      throw new InvalidInput("amount", "must be in " + minimum.currency());
    }
    if (gift.amount().compareTo(minimum) < 0) {
      throw new InvalidInput("amount", "must be at least " + minimum);
    }
    if (gift.message().length() > LONGEST_MESSAGE) {
      throw new InvalidInput("message", "must have at most " + LONGEST_MESSAGE + " characters");
    }
  }

  // Liabilities are covered by assets at every entry: nobody else pays the provider's fee on a tip.
  private void requireCovered(Money cost) {
    Money own = ledger.surplus(cost.currency()).minus(fundings.expenseUnderWay(cost.currency()));
    if (own.compareTo(cost) < 0) {
      throw new Refused(
          "tips-not-covered",
          "The platform pays the payment provider's fee on a tip and has not enough money of its own"
              + " for that yet: try again later, or ask its owner to top it up.");
    }
  }
}
