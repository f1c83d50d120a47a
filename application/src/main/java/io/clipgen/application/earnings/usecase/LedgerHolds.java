package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Books.TakenBack;
import io.clipgen.application.earnings.Holds;
import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.Debts.Recovery;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.HoldLog;
import io.clipgen.application.earnings.port.HoldLog.Stake;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.earnings.port.Lots;
import io.clipgen.application.earnings.port.Reserves;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.Debt;
import io.clipgen.domain.earnings.Hold;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.LineState;
import io.clipgen.domain.earnings.Lot;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.Reserve;
import io.clipgen.domain.earnings.TakeBack;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// [Holds] over the double-entry ledger.
public final class LedgerHolds implements Holds {

  private final Bookkeeper bookkeeper;
  private final PotFees fees;
  private final Ledger ledger;
  private final HoldLog holds;
  private final Lines lines;
  private final Lots lots;
  private final Debts debts;
  private final Reserves reserves;
  private final WayBack wayBack;
  private final BusinessClock clock;
  private final Ids ids;
  private final String currency;

  /// @param currency the installation's currency
  public LedgerHolds(
      Ledger ledger,
      HoldLog holds,
      Lines lines,
      Lots lots,
      Debts debts,
      Reserves reserves,
      Fundings fundings,
      BusinessClock clock,
      Ids ids,
      String currency) {
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.fees = new PotFees(fundings, bookkeeper);
    this.ledger = ledger;
    this.holds = holds;
    this.lines = lines;
    this.lots = lots;
    this.debts = debts;
    this.reserves = reserves;
    this.wayBack = new WayBack(bookkeeper, fees, ledger, reserves, lines, debts, ids, currency);
    this.clock = clock;
    this.ids = ids;
    this.currency = currency;
  }

  @Override
  public Placed place(
      String source, @Nullable LineId line, String reason, String evidence, PartyId by) {
    Instant now = clock.now();
    Hold hold =
        InvalidInput.reading(
            "reason",
            () ->
                new Hold(
                    new HoldId(ids.next()),
                    source,
                    line,
                    reason,
                    evidence,
                    by,
                    now,
                    new Hold.State.Open()));
    if (line == null && holds.openOn(source).isPresent()) {
      throw new Refused("held-already", "All of " + source + " is on hold already.");
    }
    holds.add(hold);
    Money held = zero();
    Money taken = zero();
    Money owed = zero();
    List<Line> frozen = lines.freeze(hold.id(), source, line);
    if (frozen.isEmpty()) {
      throw new Refused(
          "nothing-to-hold",
          "There is nothing of "
              + source
              + " that could be held: no line, or all of it is held"
              + " already or was taken back.");
    }
    for (Line each : frozen) {
      if (each.state() instanceof LineState.Released) {
        Stake stake = take(hold, each, now);
        taken = taken.plus(stake.taken());
        owed = owed.plus(stake.owed());
      } else {
        held = held.plus(each.amount());
      }
    }
    return new Placed(hold.id(), source, held, taken, owed);
  }

  private Stake take(Hold hold, Line line, Instant now) {
    Account available = Account.available(line.payee());
    Money there = Objects.requireNonNull(ledger.lock(List.of(available), currency).get(available));
    Money taken = there.min(line.amount());
    Money owed = line.amount().minus(taken);
    if (line.amount().isPositive()) {
      bookkeeper.post(
          PostingRules.disputeHeld(
              occasion(line, "disputed", hold, now), line.payee(), taken, owed));
    }
    freeze(hold, line, taken);
    @Nullable DebtId debt = null;
    if (owed.isPositive()) {
      debt = new DebtId(ids.next());
      debts.add(List.of(Debt.of(debt, line.payee(), hold.id().text(), hold.reason(), owed, now)));
    }
    var stake = new Stake(line.id(), line.payee(), taken, owed, debt);
    holds.add(hold.id(), stake);
    return stake;
  }

  // The line's own lots first, then the payee's oldest.
  private void freeze(Hold hold, Line line, Money taken) {
    List<Lot> own = lots.freeOf(line.id());
    Money ofItself = own.stream().map(Lot::amount).reduce(zero(), Money::plus).min(taken);
    if (ofItself.isPositive()) {
      lots.freeze(hold.id(), Lot.take(own, ofItself), ids.next());
    }
    Money others = taken.minus(ofItself);
    if (others.isPositive()) {
      lots.freeze(hold.id(), Lot.take(lots.oldestFree(line.payee(), others), others), ids.next());
    }
  }

  @Override
  public Decided lift(HoldId id, String reason, PartyId by) {
    Instant now = clock.now();
    Hold hold = open(id);
    Money payee = zero();
    Money forgiven = zero();
    Map<LineId, Stake> stakes = stakes(id);
    for (Line line : lines.frozen(id)) {
      Stake stake = stakes.get(line.id());
      if (stake == null) {
        payee = payee.plus(line.amount());
      } else {
        Money open = giveBack(hold, line, stake, now);
        payee = payee.plus(stake.amount().minus(open));
        forgiven = forgiven.plus(open);
      }
    }
    lots.thaw(id);
    lines.thaw(id);
    holds.save(hold.decided(new Hold.State.Lifted(reason, by, now)));
    TakenBack back = wayBack.catchUp(hold.source(), now);
    Money payees = payee.minus(back.held()).minus(back.owed());
    return new Decided(id, hold.source(), true, payees, forgiven, back.gross(), back.fee(), false);
  }

  // What is still owed of it is forgiven; what was recovered of it comes back as lots of the lines
  // that it was recovered from.
  private Money giveBack(Hold hold, Line line, Stake stake, Instant now) {
    Money open = zero();
    List<Recovery> recovered = List.of();
    if (stake.debt() != null) {
      open = debts.lock(stake.debt()).orElseThrow().open();
      recovered = debts.recoveries(stake.debt());
      debts.forgive(stake.debt(), open);
    }
    Money back = recovered.stream().map(Recovery::amount).reduce(zero(), Money::plus);
    Money writtenOff = stake.owed().minus(open).minus(back);
    if (stake.amount().isPositive()) {
      bookkeeper.post(
          PostingRules.disputeLifted(
              occasion(line, "dispute lifted", hold, now),
              line.payee(),
              stake.taken().plus(back),
              open,
              writtenOff));
    }
    lots.restore(
        hold.id(),
        recovered.stream()
            .map(
                each ->
                    new Lots.Restored(
                        new Lot(ids.next(), each.line(), each.amount()), line.payee()))
            .toList(),
        now);
    return open;
  }

  @Override
  public Decided uphold(HoldId id, String reason, PartyId by) {
    Instant now = clock.now();
    Hold hold = open(id);
    Reserve reserve =
        reserves
            .lock(hold.source())
            .filter(there -> there.pot().startsWith(CampaignId.PREFIX + "_"))
            .orElseThrow(
                () ->
                    new Refused(
                        "no-pot",
                        "What "
                            + hold.source()
                            + " earned was paid from no pot that it could go"
                            + " back to: lift the hold, and refund the payment instead."));
    CampaignId campaign = CampaignId.parse(reserve.pot());
    Account pot = Account.free(campaign);
    Map<LineId, Stake> stakes = stakes(id);
    var gone = new ArrayList<TakeBack>();
    Money fee = zero();
    Money base = zero();
    // Of what is metered, one increment is not the base; all of them are, also where none is left.
    boolean revoked = reserve.metered() && hold.line() == null;
    for (Line line : lines.frozen(id)) {
      TakeBack all = TakeBack.all(line);
      Stake stake = stakes.get(line.id());
      if (stake == null) {
        bookkeeper.post(
            PostingRules.takenBack(occasion(line, "dispute upheld", hold, now), pot, List.of(all)));
      } else {
        bookkeeper.post(
            PostingRules.disputeLost(
                occasion(line, "dispute upheld", hold, now),
                line.payee(),
                pot,
                stake.amount(),
                all.feePart()));
      }
      gone.add(all);
      fee = fee.plus(all.feePart());
      if (line.kind() == Line.Kind.BASE || line.kind() == Line.Kind.METERED) {
        base = base.plus(all.gross());
      }
      revoked |= line.kind() == Line.Kind.BASE;
    }
    Money returned = gone.stream().map(TakeBack::gross).reduce(zero(), Money::plus);
    if (returned.isPositive()) {
      lines.takeBack(gone, now);
      unearn(hold, reserve, base, now);
      reserves.giveBack(hold.source(), returned);
    }
    lots.lose(id);
    lines.thaw(id);
    holds.save(hold.decided(new Hold.State.Upheld(reason, by, now)));
    // What is lost is not taken back besides.
    wayBack.catchUp(hold.source(), now);
    return new Decided(id, hold.source(), false, zero(), zero(), returned, fee, revoked);
  }

  // What the base had earned is spent no more: the platform's fee on the payment follows.
  private void unearn(Hold hold, Reserve reserve, Money base, Instant now) {
    if (base.isPositive()) {
      Money before = reserve.metered() ? reserve.kept() : base;
      fees.follow(
          Occasion.of(hold.source(), "dispute upheld " + hold.id(), now)
              .with("pot", reserve.pot())
              .with("hold", hold.id().text()),
          before,
          before.minus(base));
      reserves.save(reserve.losing(base));
    }
  }

  @Override
  public Optional<HoldId> openOn(String source) {
    return holds.openOn(source);
  }

  private Hold open(HoldId id) {
    Hold hold = holds.lock(id).orElseThrow(() -> new NotFound("hold", id));
    if (!hold.open()) {
      throw new Refused("hold-decided", "This hold was decided before.");
    }
    return hold;
  }

  private Map<LineId, Stake> stakes(HoldId id) {
    var stakes = new HashMap<LineId, Stake>();
    holds.stakes(id).forEach(stake -> stakes.put(stake.line(), stake));
    return stakes;
  }

  private static Occasion occasion(Line line, String event, Hold hold, Instant now) {
    return Occasion.of(line.id().text(), event + " " + hold.id(), now)
        .with("for", line.source())
        .with("hold", hold.id().text());
  }

  private Money zero() {
    return Money.zero(currency);
  }
}
