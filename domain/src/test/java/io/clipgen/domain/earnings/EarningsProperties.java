package io.clipgen.domain.earnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;
import io.clipgen.domain.testing.DomainArbitraries;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/// What holds for all amounts.
final class EarningsProperties {

  @Property
  void a_split_loses_no_cent(@ForAll("amounts") Money gross, @ForAll("shares") Share share) {
    Split split = Split.of(gross, share);

    assertThat(split.gross()).isEqualTo(gross);
    assertThat(split.fee()).isEqualTo(share.rest().of(gross));
  }

  @Property
  void grossing_up_covers_the_providers_cost_exactly(
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long net,
      @ForAll @IntRange(max = 5000) int rate,
      @ForAll @LongRange(max = 500) long fixed) {
    var processing = new ProcessingRate(Share.ofBasisPoints(rate), Money.usd(fixed));

    Money charged = processing.grossUp(Money.usd(net));

    assertThat(charged.minus(processing.feeOf(charged))).isEqualTo(Money.usd(net));
  }

  @Property
  void partial_reversals_sum_to_the_whole_and_take_no_more_than_remains(
      @ForAll("amountLists") List<Money> components,
      @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 10_000) Integer> parts) {
    List<Money> remaining = new ArrayList<>(components);
    for (int points : parts) {
      remaining = reverse(remaining, Share.ofBasisPoints(points).of(sum(remaining)));
    }
    remaining = reverse(remaining, sum(remaining));

    assertThat(remaining).allMatch(Money::isZero);
  }

  private static List<Money> reverse(List<Money> remaining, Money part) {
    List<Money> taken = Reversal.of(part, remaining);
    assertThat(sum(taken)).isEqualTo(part);
    List<Money> left =
        IntStream.range(0, remaining.size())
            .mapToObj(i -> remaining.get(i).minus(taken.get(i)))
            .toList();
    assertThat(left).noneMatch(Money::isNegative);
    return left;
  }

  @Property
  void settling_step_by_step_is_settling_at_once(
      @ForAll @LongRange(min = 1, max = 50_000_000) long rate,
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 10_000_000) Long> views) {
    Money posted = Money.usd(0);
    for (long seen : views) {
      posted = posted.plus(Micros.of(rate, seen, "USD").due(posted));
    }

    Micros last = Micros.of(rate, views.getLast(), "USD");
    assertThat(posted).isEqualTo(last.settled());
    assertThat(last.settled().minor() * Micros.PER_MINOR + last.carried().micros())
        .isEqualTo(last.micros());
  }

  @Property
  void a_bonus_follows_its_entitlement_within_its_ceiling(
      @ForAll @LongRange(max = 100_000) long ceiling,
      @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 200_000) Long> entitlements) {
    Reserve reserve = Reserve.of("cmp", "clm", Money.usd(1), Money.usd(ceiling));
    for (long entitlement : entitlements) {
      Money difference = reserve.difference(Money.usd(entitlement));
      reserve = difference.isZero() ? reserve : moved(reserve, difference);

      assertThat(reserve.posted().minor()).isEqualTo(Math.min(entitlement, ceiling));
    }
  }

  @Property
  void what_is_metered_is_split_without_losing_a_cent_whichever_way_it_goes(
      @ForAll @IntRange(max = 10_000) int points,
      @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 12_000) Long> entitlements) {
    Share payee = Share.ofBasisPoints(points);
    Reserve reserve = Reserve.metered("cmp", "clm", Money.usd(10_000));
    Split has = new Split(Money.usd(0), Money.usd(0));
    int falls = 0;
    for (long entitlement : entitlements) {
      Money difference = reserve.difference(Money.usd(entitlement));
      if (difference.isPositive()) {
        Split rise = reserve.split(difference, payee);
        assertThat(rise.gross()).isEqualTo(difference);
        reserve = reserve.raised(rise);
        has = new Split(has.payee().plus(rise.payee()), has.fee().plus(rise.fee()));
        // Exact while it only rises; each fall may leave a cent, which the next rises make good.
        assertThat(has.fee().minor())
            .isCloseTo(payee.rest().of(reserve.posted()).minor(), within((long) falls));
      } else if (difference.isNegative()) {
        List<Money> back = Reversal.of(difference.negated(), List.of(has.payee(), has.fee()));
        falls++;
        Split fall = new Split(back.get(0), back.get(1));
        reserve = reserve.lowered(fall);
        has = new Split(has.payee().minus(fall.payee()), has.fee().minus(fall.fee()));
      }
      assertThat(reserve.posted().minor()).isEqualTo(Math.min(entitlement, 10_000));
      assertThat(has.gross()).isEqualTo(reserve.posted());
      assertThat(has.fee()).isEqualTo(reserve.postedFee());
    }
  }

  @Property
  void a_fee_on_top_is_earned_deferred_or_refunded_in_any_order(
      @ForAll @IntRange(max = 1_000) int points,
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 30_000) Long> prices,
      @ForAll @Size(max = 12) List<Boolean> approvals) {
    Money deposit = sum(prices.stream().map(Money::usd).toList());
    PotFee terms = new PotFee(Share.ofBasisPoints(points), "campaign-fee v1");
    Money nothing = Money.usd(0);
    FeeAccrual fee =
        new FeeAccrual(
            new FundingId(UUID.randomUUID()), terms.of(deposit), terms, nothing, nothing);
    Money kept = deposit;
    for (int i = 0; i < prices.size(); i++) {
      Money price = Money.usd(prices.get(i));
      if (i < approvals.size() && approvals.get(i)) {
        fee = fee.spending(price);
      } else {
        kept = kept.minus(price);
        fee = fee.refunding(fee.rest(kept));
      }
      assertThat(fee.deferred().isNegative()).isFalse();
      assertThat(fee.earned().plus(fee.deferred()).plus(fee.refunded())).isEqualTo(fee.charged());
    }
    fee = fee.refunding(fee.rest(fee.spent()));

    assertThat(fee.deferred()).isEqualTo(nothing);
    assertThat(fee.earned()).isEqualTo(terms.of(fee.spent()));
  }

  private static Reserve moved(Reserve reserve, Money difference) {
    Money none = Money.usd(0);
    return difference.isPositive()
        ? reserve.raised(new Split(difference, none))
        : reserve.lowered(new Split(difference.negated(), none));
  }

  @Property
  void lots_are_taken_oldest_first_and_worth_what_was_asked_for(
      @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 1, max = 100_000) Long> amounts,
      @ForAll @IntRange(min = 1, max = 10_000) int points) {
    List<Lot> lots =
        amounts.stream()
            .map(
                amount ->
                    new Lot(UUID.randomUUID(), new LineId(UUID.randomUUID()), Money.usd(amount)))
            .toList();
    Money wanted = Share.ofBasisPoints(points).of(sum(lots.stream().map(Lot::amount).toList()));
    Assume.that(wanted.isPositive());

    Lot.Selection taken = Lot.take(lots, wanted);

    Money whole = sum(taken.whole().stream().map(Lot::amount).toList());
    assertThat(taken.cut().map(cut -> whole.plus(cut.taken())).orElse(whole)).isEqualTo(wanted);
    assertThat(taken.whole()).isEqualTo(lots.subList(0, taken.whole().size()));
  }

  @Property
  void draws_empty_one_tranche_before_the_next(
      @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 0, max = 100_000) Long> amounts,
      @ForAll @IntRange(max = 10_000) int points) {
    List<Tranche> tranches =
        amounts.stream()
            .map(amount -> new Tranche(new FundingId(UUID.randomUUID()), Money.usd(amount)))
            .toList();
    Money wanted =
        Share.ofBasisPoints(points).of(sum(tranches.stream().map(Tranche::free).toList()));

    List<Tranche.Draw> draws = Tranche.draw(tranches, wanted);

    assertThat(sum(draws.stream().map(Tranche.Draw::amount).toList())).isEqualTo(wanted);
  }

  @Property
  void ids_keep_their_text_form(@ForAll("lineIds") LineId id) {
    assertThat(LineId.parse(id.text())).isEqualTo(id);
  }

  @Provide
  Arbitrary<Money> amounts() {
    return DomainArbitraries.amounts();
  }

  @Provide
  Arbitrary<Share> shares() {
    return DomainArbitraries.shares();
  }

  @Provide
  Arbitrary<List<Money>> amountLists() {
    return DomainArbitraries.amountLists();
  }

  @Provide
  Arbitrary<LineId> lineIds() {
    return DomainArbitraries.ids(LineId::new);
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.usd(0), Money::plus);
  }
}
