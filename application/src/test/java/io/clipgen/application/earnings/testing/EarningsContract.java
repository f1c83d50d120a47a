package io.clipgen.application.earnings.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.Books.CampaignFunded;
import io.clipgen.application.earnings.Books.ClaimsPaidOut;
import io.clipgen.application.earnings.Books.FundingRefused;
import io.clipgen.application.earnings.Books.LinesReleased;
import io.clipgen.application.earnings.Books.TakenBack;
import io.clipgen.application.earnings.Holds;
import io.clipgen.application.earnings.Holds.Decided;
import io.clipgen.application.earnings.Holds.Placed;
import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.Debts.Recovery;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.HoldLog;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.earnings.port.Lots;
import io.clipgen.application.earnings.port.Reserves;
import io.clipgen.application.earnings.usecase.ChargeFunding;
import io.clipgen.application.earnings.usecase.LedgerBooks;
import io.clipgen.application.earnings.usecase.LedgerHolds;
import io.clipgen.application.earnings.usecase.LedgerWithdrawals;
import io.clipgen.application.earnings.usecase.RefundByHand;
import io.clipgen.application.earnings.usecase.ReleaseLines;
import io.clipgen.application.earnings.usecase.RetryRefunds;
import io.clipgen.application.earnings.usecase.SendRefund;
import io.clipgen.application.earnings.usecase.SettleFundings;
import io.clipgen.application.earnings.usecase.WatchRefunds;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.FakeOutbox;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Debt;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.LineState;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.RetryRule;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.RefundId;
import io.clipgen.domain.shared.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the ledger and the rows beside it must do, told through the books and withdrawals that
/// stand on them. Every implementation of the earnings ports extends it. The amounts are those of
/// the specification.
public abstract class EarningsContract {

  private static final Duration DAY = Duration.ofDays(1);
  private static final RetryRule RETRY = new RetryRule(3, Duration.ofHours(1), Duration.ofDays(1));
  private static final String CARD = "pm_card_visa";

  /// The ports under test; they work on the same rows.
  public record Ports(
      Ledger ledger,
      Fundings fundings,
      Reserves reserves,
      Lines lines,
      Lots lots,
      Debts debts,
      HoldLog holds,
      Transactions transactions) {}

  /// Where everything is kept, empty.
  protected abstract Ports ports();

  private final CampaignId campaign = new CampaignId(UUID.randomUUID());
  private final PartyId brand = new PartyId(UUID.randomUUID());
  private final PartyId clipper = new PartyId(UUID.randomUUID());
  private final ClaimId claim = new ClaimId(UUID.randomUUID());
  private final LineId line = new LineId(UUID.randomUUID());

  private final SettableClock clock = new SettableClock();
  private final FakeEffects effects = new FakeEffects();
  private final FakeOutbox outbox = new FakeOutbox();
  private final InMemoryPaymentProvider provider = new InMemoryPaymentProvider(clock.now());
  private Ports ports;
  private Books books;
  private Withdrawals withdrawals;
  private Holds holds;
  private ChargeFunding charge;
  private SendRefund refund;
  private SettleFundings settle;
  private RetryRefunds retry;
  private final InMemoryAdminActions actions = new InMemoryAdminActions();
  private RefundByHand byHand;
  private WatchRefunds watch;
  private ReleaseLines release;

  @BeforeEach
  void open_the_books() {
    ports = ports();
    Ids ids = UUID::randomUUID;
    books =
        new LedgerBooks(
            ports.ledger(),
            ports.fundings(),
            ports.reserves(),
            ports.lines(),
            ports.debts(),
            effects,
            clock,
            ids,
            provider.processingRate(),
            "USD");
    holds =
        new LedgerHolds(
            ports.ledger(),
            ports.holds(),
            ports.lines(),
            ports.lots(),
            ports.debts(),
            ports.reserves(),
            ports.fundings(),
            clock,
            ids,
            "USD");
    withdrawals = new LedgerWithdrawals(ports.ledger(), ports.lots(), outbox, clock, ids, "USD");
    charge = new ChargeFunding(provider, ports.fundings(), ports.ledger(), outbox, clock, ids);
    refund = new SendRefund(provider, ports.fundings(), ports.ledger(), clock, ids, RETRY);
    settle =
        new SettleFundings(
            provider, ports.fundings(), ports.ledger(), effects, ports.transactions(), ids);
    retry =
        new RetryRefunds(
            ports.fundings(), ports.ledger(), effects, ports.transactions(), clock, ids, actions);
    byHand =
        new RefundByHand(
            ports.fundings(), ports.ledger(), ports.transactions(), clock, ids, actions);
    watch =
        new WatchRefunds(
            provider, ports.fundings(), ports.ledger(), ports.transactions(), ids, RETRY);
    release =
        new ReleaseLines(
            ports.lines(),
            ports.debts(),
            ports.ledger(),
            new InMemoryBreaker(),
            outbox,
            ports.transactions(),
            ids,
            "USD");
  }

  @Test
  void a_payment_is_charged_with_its_processing_cost_on_top_and_booked_when_it_is_there() {
    Money before = balance(Account.of(AccountType.PSP_PENDING));

    Money charged = fund(240000);

    assertThat(charged).isEqualTo(Money.usd(247199));
    assertThat(books.free(campaign)).isEqualTo(Money.usd(0));
    take();
    assertThat(books.free(campaign)).isEqualTo(Money.usd(240000));
    assertThat(balance(Account.of(AccountType.PSP_PENDING)).minus(before))
        .isEqualTo(Money.usd(240000));
    assertThat(outbox.published(CampaignFunded.class))
        .extracting(CampaignFunded::deposit, CampaignFunded::total)
        .containsExactly(tuple(Money.usd(240000), Money.usd(240000)));
  }

  @Test
  void a_refused_payment_moves_nothing_and_is_told() {
    in(
        () ->
            books.fund(
                new FundingId(UUID.randomUUID()),
                campaign,
                brand,
                Money.usd(5000),
                "pm_card_declined"));

    take();

    assertThat(books.free(campaign)).isEqualTo(Money.usd(0));
    assertThat(outbox.published(FundingRefused.class)).hasSize(1);
  }

  @Test
  void being_told_of_a_payment_twice_changes_nothing() {
    var id = new FundingId(UUID.randomUUID());
    in(() -> books.fund(id, campaign, brand, Money.usd(10000), CARD));
    in(() -> books.fund(id, campaign, brand, Money.usd(10000), CARD));
    take();
    var effect = effects.list().getFirst();

    run(() -> charge.done(id.text(), (ChargeFunding.Payload) effect.payload(), "ch_again"));

    assertThat(effects.list()).hasSize(1);
    assertThat(books.free(campaign)).isEqualTo(Money.usd(10000));
  }

  @Test
  void a_claim_reserves_its_price_and_bonus_and_no_more_than_is_free() {
    funded(30000);

    assertThat(reserve(claim, 10001, 15002)).isTrue();
    assertThat(reserve(new ClaimId(UUID.randomUUID()), 5000, 0)).isFalse();

    assertThat(balance(Account.base(claim))).isEqualTo(Money.usd(10001));
    assertThat(balance(Account.bonus(claim))).isEqualTo(Money.usd(15002));
    assertThat(books.free(campaign)).isEqualTo(Money.usd(4997));
  }

  @Test
  void reserving_twice_is_reserving_once() {
    funded(30000);

    assertThat(reserve(claim, 10000, 0)).isTrue();
    assertThat(reserve(claim, 10000, 0)).isTrue();

    assertThat(books.free(campaign)).isEqualTo(Money.usd(20000));
  }

  @Test
  void what_a_claim_did_not_use_returns_when_it_ends() {
    funded(30000);
    reserve(claim, 10000, 5000);

    run(() -> books.giveBack(campaign, claim, "expired"));
    run(() -> books.giveBack(campaign, claim, "expired"));

    assertThat(books.free(campaign)).isEqualTo(Money.usd(30000));
    assertThat(reserve(new ClaimId(UUID.randomUUID()), 30000, 0)).isTrue();
  }

  @Test
  void an_accepted_claim_is_split_without_losing_a_cent() {
    funded(30000);
    reserve(claim, 10001, 0);

    assertThat(accept(10001)).isEqualTo(Money.usd(7501));
    assertThat(accept(10001)).isEqualTo(Money.usd(7501));

    assertThat(balance(Account.held(line))).isEqualTo(Money.usd(7501));
    assertThat(balance(Account.deferredFee(line))).isEqualTo(Money.usd(2500));
    assertThat(balance(Account.base(claim))).isEqualTo(Money.usd(0));
  }

  @Test
  void more_than_was_reserved_cannot_be_accepted() {
    funded(30000);
    reserve(claim, 10000, 0);

    assertThatThrownBy(() -> accept(10001)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_line_is_released_when_its_hold_is_over_and_not_before() {
    funded(30000);
    settled();
    reserve(claim, 10001, 0);
    accept(10001);

    release.run(clock.now().plus(DAY.multipliedBy(3)).minusSeconds(1));
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(0));

    Money fees = balance(Account.of(AccountType.FEE_CLIP));
    release.run(clock.now().plus(DAY.multipliedBy(3)));
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(7501));
    assertThat(balance(Account.held(line))).isEqualTo(Money.usd(0));
    assertThat(balance(Account.deferredFee(line))).isEqualTo(Money.usd(0));
    assertThat(balance(Account.of(AccountType.FEE_CLIP)).minus(fees)).isEqualTo(Money.usd(2500));
    assertThat(outbox.published(LinesReleased.class).stream().flatMap(e -> e.lines().stream()))
        .contains(new LinesReleased.Released(line, claim.text(), clipper, Money.usd(7501)));
  }

  @Test
  void a_line_waits_until_the_payment_it_drew_on_has_settled() {
    funded(30000);
    reserve(claim, 10001, 0);
    accept(10001);
    Instant due = clock.now().plus(DAY.multipliedBy(3));

    release.run(due);
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(0));

    settled();
    release.run(due);
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(7501));
  }

  @Test
  void a_hold_can_be_moved_while_it_lasts() {
    funded(30000);
    settled();
    reserve(claim, 10001, 0);
    accept(10001);

    run(() -> books.reschedule(line, clock.now().plus(DAY)));
    release.run(clock.now().plus(DAY));

    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(7501));
  }

  @Test
  void a_bonus_follows_what_it_is_entitled_to_up_and_down_and_up_again() {
    funded(30000);
    reserve(claim, 10001, 15002);

    assertThat(bonus(1500)).isEqualTo(Money.usd(1500));
    assertThat(bonus(1500)).isEqualTo(Money.usd(0));
    assertThat(bonus(3751)).isEqualTo(Money.usd(2251));
    assertThat(bonus(7501)).isEqualTo(Money.usd(3750));
    assertThat(bonus(1500)).isEqualTo(Money.usd(-6001));
    assertThat(balance(Account.bonus(claim))).isEqualTo(Money.usd(13502));
    assertThat(bonus(99999)).isEqualTo(Money.usd(13502));
    assertThat(balance(Account.bonus(claim))).isEqualTo(Money.usd(0));
  }

  @Test
  void what_was_released_of_a_bonus_stays_when_views_fall() {
    funded(30000);
    settled();
    reserve(claim, 10001, 15002);
    bonus(1500);
    release.run(clock.now().plus(DAY.multipliedBy(3)));
    bonus(3751);

    assertThat(bonus(0)).isEqualTo(Money.usd(-2251));

    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(1500));
  }

  @Test
  void what_was_earned_by_views_that_were_struck_goes_back_and_is_owed_where_it_was_released() {
    funded(30000);
    settled();
    reserve(claim, 10001, 15002);
    bonus(1500);
    release.run(clock.now().plus(DAY.multipliedBy(3)));
    bonus(3751);

    TakenBack taken = takeBack(3000);

    assertThat(taken)
        .isEqualTo(new TakenBack(Money.usd(2251), Money.usd(749), Money.usd(0), Money.usd(0)));
    assertThat(balance(Account.bonus(claim))).isEqualTo(Money.usd(15002 - 751));
    assertThat(balance(Account.receivable(clipper))).isEqualTo(Money.usd(749));
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(1500));
    assertThat(bonus(3751)).isEqualTo(Money.usd(3000));
  }

  @Test
  void taking_back_again_and_again_sums_to_the_whole_and_no_more() {
    funded(30000);
    settled();
    reserve(claim, 10001, 15002);
    bonus(3751);
    release.run(clock.now().plus(DAY.multipliedBy(3)));

    assertThat(takeBack(1).gross()).isEqualTo(Money.usd(1));
    assertThat(takeBack(1700).gross()).isEqualTo(Money.usd(1700));
    assertThat(takeBack(99999).gross()).isEqualTo(Money.usd(2050));
    assertThat(takeBack(1).gross()).isEqualTo(Money.usd(0));

    assertThat(balance(Account.receivable(clipper))).isEqualTo(Money.usd(3751));
    assertThat(balance(Account.bonus(claim))).isEqualTo(Money.usd(15002));
  }

  @Test
  void what_is_taken_back_after_the_window_returns_to_the_campaign() {
    funded(30000);
    settled();
    reserve(claim, 10001, 15002);
    accept(10001);
    bonus(1500);
    release.run(clock.now().plus(DAY.multipliedBy(3)));
    run(() -> books.endCounting(campaign, claim));

    takeBack(1500);

    assertThat(balance(Account.bonus(claim))).isEqualTo(Money.usd(0));
    assertThat(books.free(campaign)).isEqualTo(Money.usd(30000 - 10001));
  }

  @Test
  void debts_are_recovered_from_later_releases_oldest_first() {
    funded(60000);
    settled();
    reserve(claim, 10001, 15002);
    bonus(3751);
    release.run(clock.now().plus(DAY.multipliedBy(3)));
    takeBack(1000);
    clock.advance(DAY);
    takeBack(2000);
    accept(10001);

    List<Debt> before = ports.transactions().call(this::debts);
    release.run(clock.now().plus(DAY.multipliedBy(4)));

    assertThat(before).extracting(Debt::open).containsExactly(Money.usd(1000), Money.usd(2000));
    assertThat(ports.transactions().call(this::debts)).isEmpty();
    assertThat(balance(Account.receivable(clipper))).isEqualTo(Money.usd(0));
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(3751 + 7501 - 3000));
    assertThat(ports.transactions().call(() -> ports.debts().recoveries(before.getFirst().id())))
        .containsExactly(new Recovery(before.getFirst().id(), line, Money.usd(1000)));
  }

  @Test
  void a_release_that_does_not_cover_a_debt_leaves_the_rest_of_it_open() {
    funded(60000);
    settled();
    reserve(claim, 10001, 15002);
    bonus(15002);
    release.run(clock.now().plus(DAY.multipliedBy(3)));
    takeBack(10000);
    clock.advance(DAY);
    takeBack(5000);
    accept(10001);

    release.run(clock.now().plus(DAY.multipliedBy(4)));

    assertThat(ports.transactions().call(this::debts))
        .extracting(Debt::open)
        .containsExactly(Money.usd(2499), Money.usd(5000));
    assertThat(balance(Account.receivable(clipper))).isEqualTo(Money.usd(7499));
  }

  @Test
  void a_held_line_is_frozen_in_place_and_released_once_the_hold_is_lifted() {
    funded(30000);
    settled();
    reserve(claim, 10001, 15002);
    accept(10001);
    Placed placed = hold();
    Instant due = clock.now().plus(DAY.multipliedBy(3));

    release.run(due);
    assertThat(placed)
        .isEqualTo(
            new Placed(placed.hold(), claim.text(), Money.usd(7501), Money.usd(0), Money.usd(0)));
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(0));

    assertThat(in(() -> holds.lift(placed.hold(), "It is real.", brand)).payee())
        .isEqualTo(Money.usd(7501));
    release.run(due);
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(7501));
  }

  @Test
  void what_is_earned_by_a_source_on_hold_is_frozen_too() {
    funded(30000);
    settled();
    reserve(claim, 10001, 15002);
    accept(10001);
    Placed placed = hold();
    bonus(1500);
    release.run(clock.now().plus(DAY.multipliedBy(3)));
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(0));

    Decided decided = in(() -> holds.uphold(placed.hold(), "A copy.", brand));

    assertThat(decided.returned()).isEqualTo(Money.usd(10001 + 1500));
    assertThat(decided.fee()).isEqualTo(Money.usd(2500));
    assertThat(decided.base()).isTrue();
    assertThat(books.free(campaign)).isEqualTo(Money.usd(30000 - 15002 + 1500));
    assertThat(reserve(new ClaimId(UUID.randomUUID()), 30000 - 15002 + 1500, 0)).isTrue();
  }

  @Test
  void a_released_line_is_taken_out_of_what_is_available_and_back_when_the_hold_is_lifted() {
    funded(30000);
    settled();
    reserve(claim, 10001, 0);
    accept(10001);
    release.run(clock.now().plus(DAY.multipliedBy(3)));

    Placed placed = hold();
    assertThat(placed.taken()).isEqualTo(Money.usd(7501));
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(0));
    assertThat(balance(Account.disputeHold(clipper))).isEqualTo(Money.usd(7501));

    run(() -> holds.lift(placed.hold(), "It is real.", brand));
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(7501));
    assertThat(
            in(
                () ->
                    withdrawals.reserve(new PayoutId(UUID.randomUUID()), clipper, Money.usd(7501))))
        .isTrue();
  }

  @Test
  void what_of_a_released_line_is_not_there_any_more_is_owed_and_forgiven_when_lifted() {
    earned(7501);
    PayoutId payout = new PayoutId(UUID.randomUUID());
    in(() -> withdrawals.reserve(payout, clipper, Money.usd(7000)));

    Placed placed = hold();
    assertThat(placed.taken()).isEqualTo(Money.usd(501));
    assertThat(placed.owed()).isEqualTo(Money.usd(7000));

    Decided decided = in(() -> holds.lift(placed.hold(), "It is real.", brand));
    assertThat(decided.forgiven()).isEqualTo(Money.usd(7000));
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(501));
    assertThat(balance(Account.receivable(clipper))).isEqualTo(Money.usd(0));
  }

  @Test
  void what_was_recovered_of_a_debt_that_was_none_comes_back() {
    earned(7501);
    in(() -> withdrawals.reserve(new PayoutId(UUID.randomUUID()), clipper, Money.usd(7501)));
    Placed placed = hold();
    earned(new ClaimId(UUID.randomUUID()), new LineId(UUID.randomUUID()), 5000);
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(0));

    run(() -> holds.lift(placed.hold(), "It is real.", brand));

    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(5000));
    assertThat(balance(Account.disputeHold(clipper))).isEqualTo(Money.usd(0));
    assertThat(balance(Account.receivable(clipper))).isEqualTo(Money.usd(0));
    assertThat(
            in(
                () ->
                    withdrawals.reserve(new PayoutId(UUID.randomUUID()), clipper, Money.usd(4000))))
        .isTrue();
  }

  @Test
  void a_released_line_that_is_lost_goes_back_with_its_fee() {
    funded(30000);
    settled();
    reserve(claim, 10001, 0);
    accept(10001);
    release.run(clock.now().plus(DAY.multipliedBy(3)));
    Money refunded = balance(Account.of(AccountType.FEE_CLIP_REFUNDED));
    Placed placed = hold();

    run(() -> holds.uphold(placed.hold(), "A copy.", brand));

    assertThat(books.free(campaign)).isEqualTo(Money.usd(30000));
    assertThat(balance(Account.disputeHold(clipper))).isEqualTo(Money.usd(0));
    assertThat(balance(Account.of(AccountType.FEE_CLIP_REFUNDED)).minus(refunded))
        .isEqualTo(Money.usd(-2500));
    assertThatThrownBy(() -> in(() -> holds.lift(placed.hold(), "No.", brand)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void only_the_line_that_is_meant_is_frozen() {
    funded(60000);
    settled();
    reserve(claim, 10001, 15002);
    accept(10001);
    bonus(1500);

    in(() -> holds.place(claim.text(), line, "Whose work?", "A letter.", brand));
    release.run(clock.now().plus(DAY.multipliedBy(3)));

    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(1500));
    assertThat(balance(Account.held(line))).isEqualTo(Money.usd(7501));
  }

  @Test
  void what_is_struck_of_a_released_line_on_hold_is_taken_back_when_that_is_lifted() {
    funded(30000);
    settled();
    reserve(claim, 10001, 15002);
    bonus(1500);
    release.run(clock.now().plus(DAY.multipliedBy(3)));
    bonus(3751);
    Placed placed = hold();

    assertThat(takeBack(3000).waiting()).isEqualTo(Money.usd(749));
    assertThat(takeBack(800).waiting()).isEqualTo(Money.usd(751));
    assertThat(bonus(100)).isEqualTo(Money.usd(0));
    Decided decided = in(() -> holds.lift(placed.hold(), "It is real.", brand));

    assertThat(decided.returned()).isEqualTo(Money.usd(1400));
    assertThat(balance(Account.receivable(clipper))).isEqualTo(Money.usd(1400));
    assertThat(balance(Account.bonus(claim))).isEqualTo(Money.usd(15002 - 100));
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(1500));
  }

  @Test
  void there_must_be_something_to_hold() {
    funded(30000);
    reserve(claim, 10001, 0);

    assertThatThrownBy(this::hold)
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.code()).isEqualTo("nothing-to-hold"));
  }

  private Placed hold() {
    return in(() -> holds.place(claim.text(), null, "Is it real?", "It looks bought.", brand));
  }

  private List<Debt> debts() {
    return ports.debts().lockOpen(List.of(clipper), "USD");
  }

  private TakenBack takeBack(long gross) {
    return in(() -> books.takeBack(campaign, claim, Money.usd(gross), "views struck"));
  }

  private Money fundWithFee(long deposit) {
    return in(
        () ->
            books.fund(
                new FundingId(UUID.randomUUID()),
                campaign,
                brand,
                Money.usd(deposit),
                new Books.Fee(Share.ofPercent(5), "campaign-fee v2"),
                "pm_card_visa"));
  }

  private Money earned() {
    return balance(Account.of(AccountType.FEE_CAMPAIGN));
  }

  @Test
  void a_campaign_fee_comes_on_top_and_is_earned_price_by_price() {
    fundWithFee(240000);
    take();
    settled();
    assertThat(books.free(campaign)).isEqualTo(Money.usd(240000));
    Money before = earned();

    for (int i = 1; i <= 24; i++) {
      var source = new ClaimId(UUID.randomUUID());
      reserve(source, 333, 0);
      in(
          () ->
              books.accept(
                  campaign,
                  source,
                  new LineId(UUID.randomUUID()),
                  clipper,
                  new Books.Terms(Money.usd(333), Share.ofPercent(70), "split/bronze v1"),
                  clock.now()));
      // 16.65 each; what is earned in all is rounded, and not each part of it.
      assertThat(earned().minus(before)).isEqualTo(Share.ofPercent(5).of(Money.usd(333L * i)));
    }

    assertThat(in(() -> books.refundFree(campaign, "closed")))
        .isEqualTo(Money.usd(240000 - 24 * 333 + 12000 - 400));
    giveBack();
    assertThat(in(() -> books.refundFree(campaign, "closed"))).isEqualTo(Money.usd(0));
  }

  @Test
  void what_a_live_claim_may_still_earn_keeps_its_part_of_the_fee() {
    fundWithFee(20000);
    take();
    fundWithFee(10000);
    take();
    settled();
    reserve(claim, 15000, 9000);

    // 60.00 are free of the newest payment, and bonuses bear no fee: 150.00 of the oldest may.
    assertThat(in(() -> books.refundFree(campaign, "closed")))
        .isEqualTo(Money.usd(6000 + (1000 - 750) + 500));
    run(() -> books.giveBack(campaign, claim, "withdrawn"));

    assertThat(in(() -> books.refundFree(campaign, "withdrawn"))).isEqualTo(Money.usd(24000 + 750));
    giveBack();
    assertThat(earned()).isEqualTo(Money.usd(0));
  }

  @Test
  void the_fee_of_what_is_metered_follows_it_both_ways() {
    fundWithFee(20000);
    take();
    settled();
    Account back = Account.of(AccountType.FEE_CAMPAIGN_REFUNDED);
    Money before = earned().plus(balance(back));
    run(() -> books.reserveMetered(campaign, claim, Money.usd(100_00)));

    meter(20_000_000);
    meter(52_474_750);
    assertThat(earned().plus(balance(back)).minus(before)).isEqualTo(Money.usd(262));
    meter(21_250_000);
    assertThat(earned().plus(balance(back)).minus(before)).isEqualTo(Money.usd(106));
  }

  @Test
  void the_fee_on_what_is_lost_in_a_dispute_is_earned_no_more_and_goes_back_with_it() {
    fundWithFee(20000);
    take();
    settled();
    Account back = Account.of(AccountType.FEE_CAMPAIGN_REFUNDED);
    Money before = earned().plus(balance(back));
    reserve(claim, 10001, 0);
    accept(10001);
    assertThat(earned().plus(balance(back)).minus(before)).isEqualTo(Money.usd(500));
    Placed placed = hold();

    run(() -> holds.uphold(placed.hold(), "A copy.", brand));

    assertThat(earned().plus(balance(back))).isEqualTo(before);
    assertThat(in(() -> books.refundFree(campaign, "closed"))).isEqualTo(Money.usd(20000 + 1000));
  }

  @Test
  void the_fee_follows_what_is_metered_after_one_part_of_it_was_lost() {
    fundWithFee(20000);
    take();
    settled();
    Account back = Account.of(AccountType.FEE_CAMPAIGN_REFUNDED);
    Money before = earned().plus(balance(back));
    run(() -> books.reserveMetered(campaign, claim, Money.usd(100_00)));
    meter(20_000_000);
    meter(100_000_000);
    Line first =
        ports.transactions().call(() -> ports.lines().ofSource(claim.text())).stream()
            .filter(each -> each.number() == 1)
            .findFirst()
            .orElseThrow();
    HoldId hold =
        in(() -> holds.place(claim.text(), first.id(), "Whose work?", "A letter.", brand)).hold();

    run(() -> holds.uphold(hold, "Not theirs.", brand));
    assertThat(earned().plus(balance(back)).minus(before)).isEqualTo(Money.usd(400));
    meter(90_000_000);
    assertThat(earned().plus(balance(back)).minus(before)).isEqualTo(Money.usd(350));
    run(() -> books.endCounting(campaign, claim));

    assertThat(in(() -> books.refundFree(campaign, "closed")))
        .isEqualTo(Money.usd(20000 - 7000 + 1000 - 350));
  }

  @Test
  void what_is_metered_is_lost_as_a_whole_also_when_its_views_have_fallen_to_nothing() {
    funded(20000);
    settled();
    run(() -> books.reserveMetered(campaign, claim, Money.usd(100_00)));
    meter(20_000_000);
    HoldId hold = in(() -> holds.place(claim.text(), null, "Bought.", "A graph.", brand)).hold();
    meter(0);

    Decided decided = in(() -> holds.uphold(hold, "Bought.", brand));

    assertThat(decided.base()).isTrue();
    assertThat(decided.returned()).isEqualTo(Money.usd(0));
  }

  private Money meter(long micros) {
    return in(
        () ->
            books.meter(
                campaign,
                claim,
                clipper,
                new Micros(micros, "USD"),
                Share.ofPercent(70),
                "split/bronze v1",
                clock.now().plus(DAY.multipliedBy(3))));
  }

  @Test
  void what_is_metered_settles_to_the_floor_and_carries_the_rest() {
    funded(200_00);
    settled();
    run(() -> books.reserveMetered(campaign, claim, Money.usd(100_00)));

    assertThat(meter(52_474_750)).isEqualTo(Money.usd(5247));

    assertThat(balance(Account.base(claim))).isEqualTo(Money.usd(100_00 - 5247));
    assertThat(held()).isEqualTo(3673);
    assertThat(deferred()).isEqualTo(1574);
    // The 0.475 cents that were carried are a cent with 0.525 more.
    assertThat(meter(52_480_000)).isEqualTo(Money.usd(1));
    assertThat(meter(52_480_000)).isEqualTo(Money.usd(0));
  }

  @Test
  void what_is_metered_goes_up_down_and_up_again_without_losing_a_cent() {
    funded(200_00);
    settled();
    run(() -> books.reserveMetered(campaign, claim, Money.usd(100_00)));

    meter(10_010_000);
    meter(20_020_000);
    assertThat(held() + deferred()).isEqualTo(2002);
    assertThat(deferred()).isEqualTo(601);
    assertThat(meter(9_000_000)).isEqualTo(Money.usd(900 - 2002));
    assertThat(held() + deferred()).isEqualTo(900);
    assertThat(balance(Account.base(claim))).isEqualTo(Money.usd(100_00 - 900));
    assertThat(meter(20_020_000)).isEqualTo(Money.usd(1102));
    assertThat(deferred()).isEqualTo(601);
    assertThat(meter(9_999_999_999L)).isEqualTo(Money.usd(100_00 - 2002));
    assertThat(balance(Account.base(claim))).isEqualTo(Money.usd(0));
  }

  @Test
  void what_was_released_of_a_meter_stays_when_it_falls_and_the_rest_returns_at_the_end() {
    funded(200_00);
    settled();
    run(() -> books.reserveMetered(campaign, claim, Money.usd(100_00)));
    meter(10_000_000);
    release.run(clock.now().plus(DAY.multipliedBy(3)));

    assertThat(meter(4_000_000)).isEqualTo(Money.usd(0));
    assertThat(meter(12_000_000)).isEqualTo(Money.usd(200));
    assertThat(meter(4_000_000)).isEqualTo(Money.usd(-200));
    run(() -> books.endCounting(campaign, claim));
    assertThat(meter(50_000_000)).isEqualTo(Money.usd(0));

    assertThat(balance(Account.available(clipper))).isEqualTo(Money.usd(700));
    assertThat(books.free(campaign)).isEqualTo(Money.usd(200_00 - 1000));
  }

  private long held() {
    return heldLines().stream().mapToLong(each -> each.split().payee().minor()).sum();
  }

  private long deferred() {
    return heldLines().stream().mapToLong(each -> each.split().fee().minor()).sum();
  }

  private List<Line> heldLines() {
    return in(() -> ports.lines().ofSource(claim.text())).stream()
        .filter(each -> each.state() instanceof LineState.Held)
        .toList();
  }

  @Test
  void what_is_left_of_a_bonus_returns_when_its_window_ends() {
    funded(30000);
    reserve(claim, 10001, 15002);
    accept(10001);
    bonus(1500);

    run(() -> books.endCounting(campaign, claim));

    assertThat(books.free(campaign)).isEqualTo(Money.usd(30000 - 10001 - 1500));
    assertThat(bonus(7501)).isEqualTo(Money.usd(0));
  }

  @Test
  void what_is_free_goes_back_to_who_paid_it_once_the_payment_has_settled() {
    funded(30000);
    reserve(claim, 10000, 0);

    assertThat(in(() -> books.refundFree(campaign, "closed"))).isEqualTo(Money.usd(20000));
    assertThat(in(() -> books.refundFree(campaign, "closed"))).isEqualTo(Money.usd(0));
    assertThat(books.free(campaign)).isEqualTo(Money.usd(0));
    assertThat(effects.list()).noneMatch(effect -> effect.kind().equals(SendRefund.KIND));

    settled();
    giveBack();
    assertThat(effects.list()).anyMatch(effect -> effect.state().equals("done"));
    assertThat(provider.balances().getFirst().available()).isEqualTo(Money.usd(10000));
  }

  @Test
  void a_refused_refund_opens_the_money_again() {
    funded(30000);
    settled();

    refuseTheRefund();

    assertThat(books.free(campaign)).isEqualTo(Money.usd(30000));
    assertThat(reserve(claim, 30000, 0)).isTrue();
  }

  @Test
  void a_refused_refund_is_tried_again_until_it_succeeds() {
    funded(30000);
    settled();
    refuseTheRefund();

    retry.run(clock.now().plus(Duration.ofMinutes(59)));
    assertThat(books.free(campaign)).isEqualTo(Money.usd(30000));
    retry.run(clock.now().plus(Duration.ofHours(1)));
    assertThat(books.free(campaign)).isEqualTo(Money.usd(0));
    giveBack();

    assertThat(provider.balances().getFirst().available()).isEqualTo(Money.usd(0));
    assertThat(retry.run(clock.now().plus(DAY))).isZero();
  }

  @Test
  void a_refund_that_is_refused_too_often_waits_for_somebody() {
    funded(30000);
    settled();
    in(() -> books.refundFree(campaign, "closed"));
    for (int attempt = 1; attempt <= RETRY.attempts(); attempt++) {
      provider.trouble("refunds", ProviderLevers.Trouble.REFUSE);
      giveBack();
      retry.run(clock.now().plus(DAY.multipliedBy(attempt)));
    }
    assertThat(books.free(campaign)).isEqualTo(Money.usd(30000));
    RefundId last = lastRefund();

    retry.handle(new Caller(brand, Set.of("ADMIN")), last, "");
    giveBack();

    assertThat(books.free(campaign)).isEqualTo(Money.usd(0));
    assertThatThrownBy(() -> retry.handle(new Caller(brand, Set.of("ADMIN")), last, ""))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_refused_refund_is_given_back_by_hand_once() {
    funded(30000);
    settled();
    refuseTheRefund();
    RefundId refused = lastRefund();
    String reference = "SEPA " + refused;
    assertThatThrownBy(() -> byHand.handle(byHand(refused, reference)))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.code()).isEqualTo("bank-does-not-cover"));
    Money before = balance(Account.of(AccountType.BANK));
    topUpTheBankFor(refused);

    assertThat(byHand.handle(byHand(refused, reference))).isEqualTo(Money.usd(30000));

    assertThat(actions.told())
        .containsExactly("pay-refund-by-hand " + refused.text() + ": " + reference);
    assertThat(books.free(campaign)).isEqualTo(Money.usd(0));
    assertThat(balance(Account.pending(refused))).isEqualTo(Money.usd(0));
    assertThat(balance(Account.of(AccountType.BANK)).minus(before)).isEqualTo(Money.usd(30000));
    assertThatThrownBy(() -> byHand.handle(byHand(refused, "SEPA 2 " + refused)))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> retry.handle(new Caller(brand, Set.of("ADMIN")), refused, ""))
        .isInstanceOf(Refused.class);
    assertThat(retry.run(clock.now().plus(DAY.multipliedBy(9)))).isZero();
    assertThatThrownBy(
            () ->
                byHand.handle(
                    new RefundByHand.Command(new Caller(brand, Set.of("CLIENT")), refused, "x")))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void what_was_tried_again_is_not_given_back_by_hand_too() {
    funded(30000);
    settled();
    refuseTheRefund();
    RefundId refused = lastRefund();
    retry.handle(new Caller(brand, Set.of("ADMIN")), refused, "");
    topUpTheBankFor(refused);

    assertThatThrownBy(() -> byHand.handle(byHand(refused, "SEPA " + refused)))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.code()).isEqualTo("nothing-free"));
    provider.trouble("refunds", ProviderLevers.Trouble.REFUSE);
    giveBack();
    assertThatThrownBy(() -> byHand.handle(byHand(refused, "SEPA " + refused)))
        .as("it stands for it that was refused last")
        .isInstanceOf(Refused.class);
    RefundId last = lastRefund();
    byHand.handle(byHand(last, "SEPA " + last));
    assertThat(books.free(campaign)).isEqualTo(Money.usd(0));
  }

  private RefundByHand.Command byHand(RefundId id, String reference) {
    return new RefundByHand.Command(new Caller(brand, Set.of("ADMIN")), id, reference);
  }

  private void post(JournalEntry entry) {
    run(
        () ->
            ports
                .ledger()
                .post(List.of(new Ledger.Stamped(new EntryId(UUID.randomUUID()), entry))));
  }

  private void refuseTheRefund() {
    provider.trouble("refunds", ProviderLevers.Trouble.REFUSE);
    in(() -> books.refundFree(campaign, "closed"));
    giveBack();
  }

  private void topUpTheBankFor(RefundId refused) {
    post(
        PostingRules.toppedUp(
            Occasion.of("own " + refused, "topped up", clock.now()),
            AccountType.BANK,
            Money.usd(60000)));
  }

  private RefundId lastRefund() {
    return RefundId.parse(
        effects.list().stream()
            .filter(effect -> effect.kind().equals(SendRefund.KIND))
            .toList()
            .getLast()
            .reference());
  }

  @Test
  void what_was_refused_goes_with_what_returns_later_and_not_twice() {
    funded(30000);
    settled();
    reserve(claim, 10000, 0);
    refuseTheRefund();
    run(() -> books.giveBack(campaign, claim, "expired"));

    assertThat(in(() -> books.refundFree(campaign, "ended"))).isEqualTo(Money.usd(30000));
    retry.run(clock.now().plus(DAY));
    giveBack();

    assertThat(provider.balances().getFirst().available()).isEqualTo(Money.usd(0));
    assertThat(books.free(campaign)).isEqualTo(Money.usd(0));
  }

  @Test
  void a_refund_that_the_bank_returns_is_free_again_and_tried_again() {
    funded(30000);
    settled();
    provider.trouble("refunds", ProviderLevers.Trouble.REFUND_FAILS);
    in(() -> books.refundFree(campaign, "closed"));
    giveBack();
    String receipt = ports.fundings().watched(clock.now(), 10).getFirst().receipt();
    assertThat(watch.run(clock.now())).isEqualTo(1);
    assertThat(books.free(campaign)).isEqualTo(Money.usd(0));

    provider.advance(DAY.multipliedBy(2));
    run(() -> ports.fundings().lookSoon(receipt, clock.now()));
    watch.run(clock.now());

    assertThat(books.free(campaign)).isEqualTo(Money.usd(30000));
    assertThat(provider.balances().getFirst().available()).isEqualTo(Money.usd(30000));
    retry.run(clock.now().plus(DAY));
    giveBack();
    assertThat(provider.balances().getFirst().available()).isEqualTo(Money.usd(0));
  }

  @Test
  void refunds_take_the_newest_payment_first_and_claims_the_oldest() {
    funded(10000);
    clock.advance(DAY);
    funded(20000);
    settled();
    reserve(claim, 4000, 0);

    in(() -> books.refundFree(campaign, "closed"));

    assertThat(
            effects.list().stream()
                .filter(effect -> effect.kind().equals(SendRefund.KIND))
                .map(effect -> ((SendRefund.Payload) effect.payload()).amount()))
        .containsExactly(20000L, 6000L);
  }

  @Test
  void a_payout_takes_the_oldest_lots_and_splits_the_last_one() {
    earned(7501);
    ClaimId second = new ClaimId(UUID.randomUUID());
    clock.advance(DAY);
    earned(second, new LineId(UUID.randomUUID()), 8000);
    PayoutId payout = new PayoutId(UUID.randomUUID());

    assertThat(in(() -> withdrawals.reserve(payout, clipper, Money.usd(10000)))).isTrue();
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(5501));
    assertThat(balance(Account.reserved(payout))).isEqualTo(Money.usd(10000));

    run(() -> withdrawals.transferred(payout, clipper, Money.usd(10000), "tr_1"));
    assertThat(balance(Account.connected(clipper))).isEqualTo(Money.usd(10000));
    run(() -> withdrawals.arrived(payout, clipper, Money.usd(10000), 1, "po_1"));
    assertThat(balance(Account.connected(clipper))).isEqualTo(Money.usd(0));
    assertThat(outbox.published(ClaimsPaidOut.class))
        .containsExactly(new ClaimsPaidOut(List.of(claim)));

    PayoutId rest = new PayoutId(UUID.randomUUID());
    assertThat(in(() -> withdrawals.reserve(rest, clipper, Money.usd(5501)))).isTrue();
    run(() -> withdrawals.transferred(rest, clipper, Money.usd(5501), "tr_2"));
    run(() -> withdrawals.arrived(rest, clipper, Money.usd(5501), 1, "po_2"));
    assertThat(outbox.published(ClaimsPaidOut.class)).contains(new ClaimsPaidOut(List.of(second)));
  }

  @Test
  void a_claim_whose_base_is_held_is_not_paid_out_when_its_bonus_is() {
    funded(20000);
    settled();
    reserve(claim, 10000, 5000);
    accept(10000);
    bonus(2000);
    run(() -> books.reschedule(line, clock.now().plus(DAY.multipliedBy(10))));
    release.run(clock.now().plus(DAY.multipliedBy(4)));
    PayoutId payout = new PayoutId(UUID.randomUUID());
    in(() -> withdrawals.reserve(payout, clipper, Money.usd(2000)));
    run(() -> withdrawals.transferred(payout, clipper, Money.usd(2000), "tr_1"));

    run(() -> withdrawals.arrived(payout, clipper, Money.usd(2000), 1, "po_1"));

    assertThat(outbox.published(ClaimsPaidOut.class)).isEmpty();
  }

  @Test
  void no_payout_takes_more_than_is_available() {
    earned(7501);

    assertThat(
            in(
                () ->
                    withdrawals.reserve(new PayoutId(UUID.randomUUID()), clipper, Money.usd(7502))))
        .isFalse();
    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(7501));
  }

  @Test
  void a_payout_that_came_to_nothing_frees_its_lots() {
    earned(7501);
    PayoutId failed = new PayoutId(UUID.randomUUID());
    in(() -> withdrawals.reserve(failed, clipper, Money.usd(5000)));

    run(() -> withdrawals.release(failed, clipper, Money.usd(5000)));

    assertThat(withdrawals.available(clipper)).isEqualTo(Money.usd(7501));
    assertThat(
            in(
                () ->
                    withdrawals.reserve(new PayoutId(UUID.randomUUID()), clipper, Money.usd(7501))))
        .isTrue();
  }

  @Test
  void a_bounced_payout_can_be_sent_again_or_taken_back() {
    earned(7501);
    PayoutId payout = new PayoutId(UUID.randomUUID());
    Money amount = Money.usd(7501);
    in(() -> withdrawals.reserve(payout, clipper, amount));
    run(() -> withdrawals.transferred(payout, clipper, amount, "tr_1"));
    run(() -> withdrawals.arrived(payout, clipper, amount, 1, "po_1"));

    run(() -> withdrawals.bounced(payout, clipper, amount, 1, "po_1"));
    assertThat(balance(Account.connected(clipper))).isEqualTo(amount);
    assertThat(balance(Account.inTransit(payout))).isEqualTo(amount);

    run(() -> withdrawals.transferReturned(payout, clipper, amount, "trr_1"));
    assertThat(balance(Account.connected(clipper))).isEqualTo(Money.usd(0));
    assertThat(withdrawals.available(clipper)).isEqualTo(amount);
  }

  private void earned(long amount) {
    earned(claim, line, amount);
  }

  private void earned(ClaimId source, LineId id, long amount) {
    funded(amount);
    settled();
    reserve(source, amount, 0);
    in(
        () ->
            books.accept(
                campaign,
                source,
                id,
                clipper,
                new Books.Terms(Money.usd(amount), Share.ofPercent(100), "all v1"),
                clock.now()));
    release.run(clock.now());
  }

  private Money fund(long deposit) {
    return in(
        () ->
            books.fund(
                new FundingId(UUID.randomUUID()), campaign, brand, Money.usd(deposit), CARD));
  }

  private void take() {
    run(() -> effects.call(charge));
  }

  private void funded(long deposit) {
    fund(deposit);
    take();
  }

  private void settled() {
    provider.advance(DAY.multipliedBy(2));
    settle.run(clock.now().plus(DAY.multipliedBy(2)));
  }

  private void giveBack() {
    run(() -> effects.call(refund));
  }

  private boolean reserve(ClaimId of, long base, long bonus) {
    return in(() -> books.reserve(campaign, of, Money.usd(base), Money.usd(bonus)));
  }

  private Money accept(long gross) {
    return in(
        () ->
            books.accept(
                campaign,
                claim,
                line,
                clipper,
                new Books.Terms(Money.usd(gross), Share.ofPercent(75), "split/silver v1"),
                clock.now().plus(DAY.multipliedBy(3))));
  }

  private Money bonus(long entitlement) {
    return in(
        () ->
            books.bonus(
                campaign,
                claim,
                clipper,
                Money.usd(entitlement),
                "bonus v1",
                clock.now().plus(DAY.multipliedBy(3))));
  }

  private Money balance(Account account) {
    return ports.ledger().balance(account, "USD");
  }

  private <R> R in(Supplier<R> work) {
    return ports.transactions().call(work);
  }

  private void run(Runnable work) {
    ports.transactions().run(work);
  }
}
