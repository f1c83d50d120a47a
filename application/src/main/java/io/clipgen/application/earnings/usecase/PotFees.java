package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.DrawnFees;
import io.clipgen.application.earnings.port.DrawnFees.FeeDraw;
import io.clipgen.domain.earnings.FeeAccrual;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.PostingRules.FeeStep;
import io.clipgen.domain.shared.Money;
import java.util.ArrayList;
import java.util.List;

/// The platform's fee on payments into pots becomes revenue as what was paid is spent: each base
/// that is earned counts for the payments its source drew on, oldest first.
final class PotFees {

  private final DrawnFees fees;
  private final Bookkeeper bookkeeper;

  PotFees(DrawnFees fees, Bookkeeper bookkeeper) {
    this.fees = fees;
    this.bookkeeper = bookkeeper;
  }

  /// A source's base was earned up to `before`, and is up to `after` from now on.
  ///
  /// @param occasion of that: the fee's has a name of its own beside it
  void follow(Occasion occasion, Money before, Money after) {
    List<FeeDraw> draws = fees.feeDraws(occasion.source());
    if (draws.isEmpty()) {
      return;
    }
    var steps = new ArrayList<FeeStep>();
    var moved = new ArrayList<FeeAccrual>();
    String rule = "";
    for (FeeDraw draw : draws) {
      FeeAccrual was = draw.accrual();
      FeeAccrual is = was.spending(draw.within(after).minus(draw.within(before)));
      if (!is.equals(was)) {
        moved.add(is);
      }
      Money change = is.earned().minus(was.earned());
      if (!change.isZero()) {
        steps.add(new FeeStep(was.funding(), change));
        rule = was.terms().rule();
      }
    }
    fees.spent(moved);
    if (!steps.isEmpty()) {
      bookkeeper.post(
          PostingRules.feeFollowed(
              Occasion.of(occasion.source(), occasion.event() + ", fee", occasion.at())
                  .with("pot", occasion.details().getOrDefault("pot", ""))
                  .with(Occasion.RULE, rule),
              steps));
    }
  }
}
