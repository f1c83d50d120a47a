package io.clipgen.domain.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/// What holds of debts, of what is taken back, of holds and of disputed payments, for all amounts
/// and in any order.
final class DoubtProperties {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final PartyId PARTY = new PartyId(new UUID(7, 1));

  @Property
  void debts_are_settled_oldest_first_and_nothing_of_them_is_lost(
      @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 100_000) Long> made,
      @ForAll @Size(max = 8) List<@LongRange(min = 0, max = 60_000) Long> released) {
    List<Debt> debts = new ArrayList<>(made.stream().map(DoubtProperties::debt).toList());
    Money recovered = Money.usd(0);
    for (long amount : released) {
      for (Debt.Part part : Debt.settle(debts, Money.usd(amount))) {
        debts.replaceAll(debt -> debt.id().equals(part.debt()) ? debt.less(part.amount()) : debt);
        recovered = recovered.plus(part.amount());
      }
    }

    Money open = sum(debts.stream().map(Debt::open).toList());
    Money all = sum(debts.stream().map(Debt::amount).toList());
    assertThat(recovered.plus(open)).isEqualTo(all);
    assertThat(recovered).isEqualTo(all.min(sum(released.stream().map(Money::usd).toList())));
    for (int i = 1; i < debts.size(); i++) {
      boolean touched = !debts.get(i).open().equals(debts.get(i).amount());
      assertThat(touched && debts.get(i - 1).open().isPositive())
          .as("a younger debt was settled before an older one")
          .isFalse();
    }
  }

  @Property
  void what_is_taken_back_in_parts_sums_to_the_whole_and_never_more(
      @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 1, max = 50_000) Long> grosses,
      @ForAll @IntRange(max = 10_000) int points,
      @ForAll @Size(max = 8) List<@LongRange(min = 0, max = 80_000) Long> asked) {
    List<Line> lines = new ArrayList<>(grosses.stream().map(gross -> line(gross, points)).toList());
    Money whole = sum(lines.stream().map(line -> line.split().gross()).toList());
    Money taken = Money.usd(0);
    for (long gross : asked) {
      taken = taken.plus(take(lines, Money.usd(gross)));
    }
    assertThat(taken).isEqualTo(whole.min(sum(asked.stream().map(Money::usd).toList())));

    taken = taken.plus(take(lines, whole));

    assertThat(taken).isEqualTo(whole);
    assertThat(lines).isEmpty();
  }

  private static Money take(List<Line> lines, Money gross) {
    List<TakeBack> parts = TakeBack.of(gross, lines);
    for (TakeBack part : parts) {
      lines.replaceAll(line -> line.id().equals(part.line()) ? less(line, part) : line);
    }
    lines.removeIf(line -> line.state() instanceof LineState.Reversed);
    return sum(parts.stream().map(TakeBack::gross).toList());
  }

  private static Line less(Line line, TakeBack part) {
    // Never below zero: a split refuses it, and so does this.
    Money payee = line.split().payee().minus(part.payeePart());
    Money fee = line.split().fee().minus(part.feePart());
    assertThat(payee.isNegative() || fee.isNegative()).isFalse();
    boolean gone = payee.plus(fee).isZero();
    return new Line(
        line.id(),
        line.payee(),
        line.source(),
        line.kind(),
        line.number(),
        gone ? line.split() : new Split(payee, fee),
        line.rule(),
        gone ? new LineState.Reversed(NOW) : line.state());
  }

  @Property
  void a_hold_that_is_lifted_restores_every_balance(
      @ForAll @LongRange(max = 100_000) long taken,
      @ForAll @LongRange(max = 100_000) long owed,
      @ForAll @IntRange(max = 10_000) int recoveredPoints,
      @ForAll @IntRange(max = 10_000) int writtenOffPoints) {
    if (taken + owed == 0) {
      return;
    }
    Money back = Share.ofBasisPoints(recoveredPoints).of(Money.usd(owed));
    Money writtenOff = Share.ofBasisPoints(writtenOffPoints).of(Money.usd(owed).minus(back));
    Money open = Money.usd(owed).minus(back).minus(writtenOff);
    var entries = new ArrayList<JournalEntry>();
    entries.add(
        PostingRules.disputeHeld(occasion("held"), PARTY, Money.usd(taken), Money.usd(owed)));
    if (back.isPositive()) {
      entries.add(PostingRules.released(occasion("released"), line(back.minor(), 10_000), back));
    }
    if (writtenOff.isPositive()) {
      entries.add(PostingRules.writtenOff(occasion("written off"), PARTY, writtenOff));
    }
    entries.add(
        PostingRules.disputeLifted(
            occasion("lifted"), PARTY, Money.usd(taken).plus(back), open, writtenOff));

    Map<Account, Long> balances = balances(entries);

    assertThat(balances.getOrDefault(Account.disputeHold(PARTY), 0L)).isZero();
    assertThat(balances.getOrDefault(Account.of(AccountType.BAD_DEBT), 0L)).isZero();
    assertThat(balances.getOrDefault(Account.receivable(PARTY), 0L)).isZero();
    assertThat(-balances.getOrDefault(Account.available(PARTY), 0L))
        .as("the later line that was kept back for the debt is available after all")
        .isEqualTo(back.minor());
  }

  @Property
  void a_disputed_payment_freezes_at_most_what_it_takes_and_a_won_one_restores_all(
      @ForAll @LongRange(min = 1, max = 300_000) long withdrawn,
      @ForAll @LongRange(max = 5_000) long fee,
      @ForAll @LongRange(min = 1, max = 240_000) long deposit,
      @ForAll @IntRange(max = 10_000) int freePoints) {
    var campaign = new CampaignId(new UUID(5, 1));
    Chargeback disputed = disputed(withdrawn, fee, deposit, freePoints);
    Money frozen = disputed.frozenInAll();

    assertThat(frozen.compareTo(disputed.concerned())).isLessThanOrEqualTo(0);
    assertThat(frozen.plus(disputed.shortfall()).plus(disputed.unexplained()))
        .as("frozen, owed and unexplained are what was withdrawn")
        .isEqualTo(Money.usd(withdrawn));
    assertThat(disputed.shortfall().isNegative() || disputed.unexplained().isNegative()).isFalse();

    var entries = new ArrayList<JournalEntry>();
    entries.add(PostingRules.chargedBack(occasion("opened"), Money.usd(withdrawn), Money.usd(fee)));
    entries.add(PostingRules.chargebackWon(occasion("won"), Money.usd(withdrawn), Money.usd(fee)));
    if (frozen.isPositive()) {
      entries.add(PostingRules.frozen(occasion("frozen"), campaign, frozen));
      entries.add(PostingRules.thawed(occasion("thawed"), campaign, frozen));
    }
    assertThat(balances(entries).values()).allMatch(balance -> balance == 0);
  }

  @Property
  void unrelated_postings_give_the_same_balances_in_any_order(
      @ForAll @Size(min = 2, max = 10) List<@LongRange(min = 1, max = 10_000) Long> amounts,
      @ForAll @IntRange(max = 100) int turn) {
    List<JournalEntry> entries = new ArrayList<>();
    for (long amount : amounts) {
      var party = new PartyId(new UUID(7, amount % 3));
      entries.add(
          PostingRules.disputeHeld(
              occasion("held " + entries.size()), party, Money.usd(amount), Money.usd(1)));
      entries.add(PostingRules.writtenOff(occasion("off " + entries.size()), party, Money.usd(1)));
    }
    Map<Account, Long> before = balances(entries);
    Collections.rotate(entries, turn);

    assertThat(balances(entries)).isEqualTo(before);
    assertThat(balances(entries.reversed())).isEqualTo(before);
  }

  private static Chargeback disputed(long withdrawn, long fee, long deposit, int freePoints) {
    Funding paid =
        Funding.pending(
            new FundingId(new UUID(6, 1)),
            "cmp_1",
            PARTY,
            Money.usd(deposit),
            PotFee.NONE,
            new ProcessingRate(Share.ofBasisPoints(290), Money.usd(30)),
            "pm_card");
    var open =
        new Chargeback(
            "dp_1",
            "ch_1",
            paid,
            Money.usd(withdrawn),
            Money.usd(fee),
            List.of(),
            "fraudulent",
            true,
            Money.usd(0),
            Money.usd(0),
            Chargeback.State.OPEN,
            NOW,
            null,
            null);
    Money free = Share.ofBasisPoints(freePoints).of(Money.usd(deposit));
    List<Tranche> tranches = List.of(new Tranche(paid.id(), free));
    return open.frozen(Tranche.draw(tranches, free.min(open.concerned())), true);
  }

  private static Debt debt(long amount) {
    return Debt.of(
        new DebtId(UUID.randomUUID()), PARTY, "lin_1", "Views struck", Money.usd(amount), NOW);
  }

  private static Line line(long gross, int points) {
    return Line.held(
        new LineId(UUID.randomUUID()),
        PARTY,
        "clm_1",
        Line.Kind.BASE,
        1,
        Split.of(Money.usd(gross), Share.ofBasisPoints(points)),
        "split v1",
        NOW);
  }

  /// By how much each account changed: debits above zero.
  private static Map<Account, Long> balances(List<JournalEntry> entries) {
    var balances = new HashMap<Account, Long>();
    for (JournalEntry entry : entries) {
      for (Posting posting : entry.postings()) {
        balances.merge(posting.account(), posting.amount().minor(), Long::sum);
      }
    }
    return balances;
  }

  private static Occasion occasion(String event) {
    return Occasion.of("dsp_1", event, NOW);
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.usd(0), Money::plus);
  }
}
