package io.clipgen.domain.earnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.Share;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The worked figures of the money specification, to the cent.
final class EarningsExamples {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Occasion OCCASION = Occasion.of("clm_example", "example", NOW);
  private final CampaignId campaign = new CampaignId(UUID.randomUUID());
  private final ClaimId claim = new ClaimId(UUID.randomUUID());
  private final LineId line = new LineId(UUID.randomUUID());

  @Test
  void a_deposit_of_240000_is_charged_as_247199() {
    var rate = new ProcessingRate(Share.ofBasisPoints(290), Money.usd(30));

    assertThat(rate.grossUp(Money.usd(240000))).isEqualTo(Money.usd(247199));
    assertThat(rate.feeOf(Money.usd(247199))).isEqualTo(Money.usd(7199));
  }

  @Test
  void a_funding_leaves_the_platform_as_rich_as_before() {
    JournalEntry entry =
        PostingRules.funded(
            OCCASION,
            new FundingId(UUID.randomUUID()),
            campaign,
            Money.usd(240000),
            Money.usd(7199),
            Money.usd(0),
            Money.usd(7199));

    assertThat(entry.postings())
        .containsExactlyInAnyOrder(
            Posting.debit(Account.of(AccountType.PSP_PENDING), Money.usd(247199)),
            Posting.credit(Account.free(campaign), Money.usd(240000)),
            Posting.credit(Account.of(AccountType.PROCESSING), Money.usd(7199)),
            Posting.debit(Account.of(AccountType.PSP), Money.usd(7199)),
            Posting.credit(Account.of(AccountType.PSP_PENDING), Money.usd(7199)));
  }

  @Test
  void ten_thousand_and_one_at_silver_is_a_fee_of_2500_and_7501_for_the_clipper() {
    Split split = Split.of(Money.usd(10001), Share.ofPercent(75));

    assertThat(split).isEqualTo(new Split(Money.usd(7501), Money.usd(2500)));
    assertThat(PostingRules.accepted(OCCASION, claim, line, split).postings())
        .containsExactlyInAnyOrder(
            Posting.debit(Account.base(claim), Money.usd(10001)),
            Posting.credit(Account.held(line), Money.usd(7501)),
            Posting.credit(Account.deferredFee(line), Money.usd(2500)));
  }

  @Test
  void bonuses_on_7501_run_up_to_1500_3751_7501_15002() {
    Money share = Money.usd(7501);

    assertThat(List.of(2000, 5000, 10000, 20000))
        .extracting(points -> Share.ofBasisPoints(points).of(share).minor())
        .containsExactly(1500L, 3751L, 7501L, 15002L);

    Reserve reserve = Reserve.of("cmp", "clm", Money.usd(10001), Money.usd(15002));
    assertThat(reserve.difference(Money.usd(1500))).isEqualTo(Money.usd(1500));
    reserve = reserve.raised(new Split(Money.usd(1500), Money.usd(0)));
    assertThat(reserve.difference(Money.usd(3751))).isEqualTo(Money.usd(2251));
    reserve = reserve.raised(new Split(Money.usd(2251), Money.usd(0)));
    assertThat(reserve.difference(Money.usd(7501))).isEqualTo(Money.usd(3750));
    reserve = reserve.raised(new Split(Money.usd(3750), Money.usd(0)));
    assertThat(reserve.difference(Money.usd(15002))).isEqualTo(Money.usd(7501));
    assertThat(reserve.difference(Money.usd(99999))).isEqualTo(Money.usd(7501));
  }

  @Test
  void views_at_4_25_per_thousand_settle_to_5247_and_carry_the_rest() {
    Micros entitlement = Micros.of(4_250_000, 12_347, "USD");

    assertThat(entitlement.micros()).isEqualTo(52_474_750);
    assertThat(entitlement.settled()).isEqualTo(Money.usd(5247));
    assertThat(entitlement.carried().micros()).isEqualTo(4_750);
    assertThat(Split.of(entitlement.settled(), Share.ofPercent(70)))
        .isEqualTo(new Split(Money.usd(3673), Money.usd(1574)));
    Reserve reserve = Reserve.metered("cmp", "clm", Money.usd(100_00));
    Money rise = reserve.difference(entitlement.settled());
    assertThat(reserve.split(rise, Share.ofPercent(70)))
        .isEqualTo(new Split(Money.usd(3673), Money.usd(1574)));
  }

  @Test
  void cents_that_come_one_by_one_bear_the_same_fee_as_all_at_once() {
    Reserve reserve = Reserve.metered("cmp", "clm", Money.usd(100_00));
    for (long cents = 1; cents <= 5247; cents++) {
      Money rise = reserve.difference(Money.usd(cents));
      reserve = reserve.raised(reserve.split(rise, Share.ofPercent(70)));
    }

    assertThat(reserve.posted()).isEqualTo(Money.usd(5247));
    assertThat(reserve.postedFee()).isEqualTo(Money.usd(1574));
  }

  @Test
  void a_bundle_of_5995_is_1792_3029_1174() {
    assertThat(Money.usd(5995).allocate(List.of(2900L, 4900L, 1900L)))
        .containsExactly(Money.usd(1792), Money.usd(3029), Money.usd(1174));
  }

  @Test
  void a_payout_splits_the_last_lot() {
    Lot first = new Lot(UUID.randomUUID(), line, Money.usd(7501));
    Lot second = new Lot(UUID.randomUUID(), line, Money.usd(8000));

    Lot.Selection taken = Lot.take(List.of(first, second), Money.usd(10000));

    assertThat(taken.whole()).containsExactly(first);
    assertThat(taken.cut())
        .hasValueSatisfying(cut -> assertThat(cut.rest()).isEqualTo(Money.usd(5501)));
  }

  @Test
  void a_transfer_moves_the_money_beside_itself_into_the_connected_account() {
    var payee = new PartyId(UUID.randomUUID());
    var payout = new PayoutId(UUID.randomUUID());

    assertThat(PostingRules.transferred(OCCASION, payee, payout, Money.usd(5000)).postings())
        .containsExactlyInAnyOrder(
            Posting.debit(Account.reserved(payout), Money.usd(5000)),
            Posting.credit(Account.of(AccountType.PSP_AVAILABLE), Money.usd(5000)),
            Posting.debit(Account.connected(payee), Money.usd(5000)),
            Posting.credit(Account.inTransit(payout), Money.usd(5000)));
  }

  @Test
  void an_entry_that_does_not_balance_cannot_exist() {
    var one = Posting.debit(Account.of(AccountType.BANK), Money.usd(100));
    var cent = Posting.credit(Account.of(AccountType.OWNERS_EQUITY), Money.usd(99));
    var euros = Posting.credit(Account.of(AccountType.OWNERS_EQUITY), Money.of(100, "EUR"));

    assertThatThrownBy(() -> new JournalEntry(OCCASION, List.of(one, cent)))
        .hasMessageContaining("sum to zero");
    assertThatThrownBy(() -> new JournalEntry(OCCASION, List.of(one, euros)))
        .hasMessageContaining("sum to zero");
    assertThatThrownBy(() -> new JournalEntry(OCCASION, List.of(one)))
        .hasMessageContaining("two postings");
  }

  @Test
  void every_account_can_be_found_by_its_code() {
    for (AccountType type : AccountType.values()) {
      var account = new Account(type, type.owned() ? campaign.text() : "");

      assertThat(Account.parse(account.code())).isEqualTo(account);
    }
  }

  @Test
  void a_new_version_of_a_fee_touches_nothing_before_it() {
    var schedule =
        new FeeSchedule(
            List.of(
                new FeeSchedule.Version(1, Instant.EPOCH, Share.ofPercent(0)),
                new FeeSchedule.Version(2, NOW, Share.ofPercent(5))));

    assertThat(schedule.at(NOW.minusSeconds(1)).number()).isEqualTo(1);
    assertThat(schedule.at(NOW).fee()).isEqualTo(Share.ofPercent(5));
  }
}
