package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Books.TakenBack;
import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.earnings.port.Reserves;
import io.clipgen.application.shared.Ids;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.Debt;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.LineState;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.Reserve;
import io.clipgen.domain.earnings.Split;
import io.clipgen.domain.earnings.TakeBack;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How money of a source goes back to where it came from: what it did not use of its reserve, and
/// what it had earned by counting, released or not. What a hold has is taken once that is decided.
final class WayBack {

  private static final String ON_HOLD = "views stopped counting while it was on hold";

  private final Bookkeeper bookkeeper;
  private final PotFees fees;
  private final Ledger ledger;
  private final Reserves reserves;
  private final Lines lines;
  private final Debts debts;
  private final Ids ids;
  private final String currency;

  WayBack(
      Bookkeeper bookkeeper,
      PotFees fees,
      Ledger ledger,
      Reserves reserves,
      Lines lines,
      Debts debts,
      Ids ids,
      String currency) {
    this.bookkeeper = bookkeeper;
    this.fees = fees;
    this.ledger = ledger;
    this.reserves = reserves;
    this.lines = lines;
    this.debts = debts;
    this.ids = ids;
    this.currency = currency;
  }

  static Account account(Reserve reserve, ClaimId claim) {
    return reserve.metered() ? Account.base(claim) : Account.bonus(claim);
  }

  /// Takes back so much at most; what holds keep from that waits.
  TakenBack takeBack(Reserve reserve, Money gross, String why, Instant now) {
    List<TakeBack> parts = TakeBack.of(gross, increments(reserve));
    Split taken = lowered(parts);
    Money waiting =
        reserve.waiting().plus(gross.minus(taken.gross())).min(frozen(reserve)).max(zero());
    Money more = waiting.minus(reserve.waiting());
    Reserve after = reserve.awaiting(waiting);
    if (parts.isEmpty()) {
      reserves.save(after);
      return new TakenBack(zero(), zero(), zero(), more);
    }
    ClaimId claim = ClaimId.parse(reserve.source());
    Occasion occasion =
        Occasion.of(reserve.source(), "taken back " + (reserve.moves() + 1), now)
            .with("pot", reserve.pot())
            .with("because", why);
    bookkeeper.post(PostingRules.takenBack(occasion, account(reserve, claim), parts));
    lines.takeBack(parts, now);
    List<Debt> owed = owed(parts, why, now);
    debts.add(owed);
    keep(occasion, reserve, after.lowered(taken));
    if (reserve.ended()) {
      giveBackRest(
          CampaignId.parse(reserve.pot()), claim, "returned " + (reserve.moves() + 1), now);
    }
    Money owing = owed.stream().map(Debt::amount).reduce(zero(), Money::plus);
    return new TakenBack(taken.payee().minus(owing), owing, taken.fee(), more);
  }

  /// A hold on a source was decided: takes back what waited for that. What another hold has still
  /// waits on.
  TakenBack catchUp(String source, Instant now) {
    return reserves
        .lock(source)
        .filter(reserve -> reserve.waiting().isPositive())
        .map(reserve -> takeBack(reserve.awaiting(zero()), reserve.waiting(), ON_HOLD, now))
        .orElseGet(() -> TakenBack.nothing(currency));
  }

  /// Takes back of held lines alone, newest first.
  ///
  /// @return what that was
  Money lower(Occasion occasion, Reserve reserve, ClaimId claim, Money fall) {
    List<Line> held =
        increments(reserve).stream()
            .filter(line -> line.state() instanceof LineState.Held)
            .toList();
    List<TakeBack> parts = TakeBack.of(fall, held);
    Split lowered = lowered(parts);
    if (!parts.isEmpty()) {
      bookkeeper.post(PostingRules.takenBack(occasion, account(reserve, claim), parts));
      lines.takeBack(parts, occasion.at());
      keep(occasion, reserve, reserve.lowered(lowered));
    }
    return lowered.gross();
  }

  /// Keeps a reserve whose counted part has moved. A bonus bears no fee of the campaign's.
  void keep(Occasion occasion, Reserve before, Reserve after) {
    reserves.save(after);
    if (after.metered()) {
      fees.follow(occasion, before.kept(), after.kept());
    }
  }

  /// Returns what a source has reserved and not used.
  Money giveBackRest(CampaignId campaign, ClaimId claim, String event, Instant now) {
    Account base = Account.base(claim);
    Account bonus = Account.bonus(claim);
    Map<Account, Money> rest = ledger.lock(List.of(base, bonus), currency);
    Money baseLeft = Objects.requireNonNull(rest.get(base));
    Money bonusLeft = Objects.requireNonNull(rest.get(bonus));
    Money unused = baseLeft.plus(bonusLeft);
    if (unused.isZero()) {
      return unused;
    }
    JournalEntry entry =
        PostingRules.givenBack(
            Occasion.of(claim.text(), event, now).with("pot", campaign.text()),
            campaign,
            claim,
            baseLeft,
            bonusLeft);
    if (bookkeeper.post(entry)) {
      reserves.giveBack(claim.text(), unused);
    }
    return unused;
  }

  // The lines that counting has made and no hold has taken, held ones first, each kind newest
  // first.
  private List<Line> increments(Reserve reserve) {
    return lines.ofSource(reserve.source()).stream()
        .filter(line -> line.kind() == reserve.kind())
        .sorted(Comparator.comparing(line -> line.state() instanceof LineState.Released))
        .toList();
  }

  private Money frozen(Reserve reserve) {
    return lines.releasedAndFrozen(reserve.source()).stream()
        .filter(line -> line.kind() == reserve.kind())
        .map(line -> line.split().gross())
        .reduce(zero(), Money::plus);
  }

  private Split lowered(List<TakeBack> parts) {
    Money payee = zero();
    Money fee = zero();
    for (TakeBack part : parts) {
      payee = payee.plus(part.payeePart());
      fee = fee.plus(part.feePart());
    }
    return new Split(payee, fee);
  }

  private List<Debt> owed(List<TakeBack> parts, String why, Instant now) {
    return parts.stream()
        .filter(part -> part.owed().isPositive())
        .map(
            part ->
                Debt.of(
                    new DebtId(ids.next()),
                    part.payee(),
                    part.line().text(),
                    why,
                    part.owed(),
                    now))
        .toList();
  }

  private Money zero() {
    return Money.zero(currency);
  }
}
