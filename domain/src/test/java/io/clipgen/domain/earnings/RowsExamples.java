package io.clipgen.domain.earnings;

import static io.clipgen.domain.earnings.AccountType.BAD_DEBT;
import static io.clipgen.domain.earnings.AccountType.BANK;
import static io.clipgen.domain.earnings.AccountType.DISPUTE;
import static io.clipgen.domain.earnings.AccountType.OWNERS_EQUITY;
import static io.clipgen.domain.earnings.AccountType.PSP;
import static io.clipgen.domain.earnings.AccountType.PSP_AVAILABLE;
import static io.clipgen.domain.earnings.AccountType.PSP_DISPUTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.Share;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The rows of the money specification that have no example elsewhere, posting by posting. `A → B`
/// is debit A, credit B; what an entry does to one account is one posting.
final class RowsExamples {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Occasion OCCASION = Occasion.of("src_1", "example", NOW);
  private final CampaignId campaign = new CampaignId(UUID.randomUUID());
  private final PartyId payee = new PartyId(UUID.randomUUID());
  private final PayoutId payout = new PayoutId(UUID.randomUUID());
  private final Funding payment =
      Funding.pending(
          new FundingId(UUID.randomUUID()),
          campaign.text(),
          payee,
          Money.usd(240000),
          new PotFee(Share.ofBasisPoints(500), "campaign-fee v1"),
          new ProcessingRate(Share.ofBasisPoints(290), Money.usd(30)),
          "pm_card");
  private final Line silver =
      Line.held(
          new LineId(UUID.randomUUID()),
          payee,
          "clm_1",
          Line.Kind.BASE,
          1,
          new Split(Money.usd(7501), Money.usd(2500)),
          "split/silver v1",
          NOW);

  @Test
  void the_owner_tops_the_platform_up() {
    moves(
        PostingRules.toppedUp(OCCASION, BANK, Money.usd(5000)), at(BANK), at(OWNERS_EQUITY), 5000);
  }

  @Test
  void a_payers_bank_asks_a_funding_back_and_the_fee_is_lost() {
    assertThat(PostingRules.chargedBack(OCCASION, Money.usd(247199), Money.usd(1500)).postings())
        .containsExactlyInAnyOrder(
            Posting.debit(at(PSP_DISPUTED), Money.usd(247199)),
            Posting.debit(at(DISPUTE), Money.usd(1500)),
            Posting.credit(at(PSP_AVAILABLE), Money.usd(248699)));
  }

  @Test
  void what_the_campaign_still_has_is_frozen_and_the_brand_owes_the_rest_of_a_lost_one() {
    moves(
        PostingRules.frozen(OCCASION, campaign, Money.usd(139999)),
        Account.free(campaign),
        Account.frozen(campaign),
        139999);
    assertThat(
            PostingRules.chargebackLost(
                    OCCASION,
                    payment,
                    new PostingRules.Lost(
                        Money.usd(139999), Money.usd(0), Money.usd(107200), Money.usd(0)))
                .postings())
        .containsExactlyInAnyOrder(
            Posting.debit(Account.frozen(campaign), Money.usd(139999)),
            Posting.debit(Account.receivable(payee), Money.usd(107200)),
            Posting.credit(at(PSP_DISPUTED), Money.usd(247199)));
  }

  @Test
  void the_fee_that_nobody_earns_any_more_pays_for_a_lost_one_before_the_brand_owes_anything() {
    assertThat(
            PostingRules.chargebackLost(
                    OCCASION,
                    payment,
                    new PostingRules.Lost(
                        Money.usd(139999), Money.usd(7000), Money.usd(112200), Money.usd(0)))
                .postings())
        .containsExactlyInAnyOrder(
            Posting.debit(Account.frozen(campaign), Money.usd(139999)),
            Posting.debit(Account.deferredFee(payment.id()), Money.usd(7000)),
            Posting.debit(Account.receivable(payee), Money.usd(112200)),
            Posting.credit(at(PSP_DISPUTED), Money.usd(259199)));
  }

  @Test
  void what_is_never_recovered_is_the_platforms_loss() {
    moves(
        PostingRules.writtenOff(OCCASION, payee, Money.usd(107200)),
        at(BAD_DEBT),
        Account.receivable(payee),
        107200);
  }

  @Test
  void a_released_line_on_hold_takes_what_there_is_and_the_rest_is_owed() {
    assertThat(
            PostingRules.disputeHeld(OCCASION, payee, Money.usd(5000), Money.usd(2501)).postings())
        .containsExactlyInAnyOrder(
            Posting.debit(Account.available(payee), Money.usd(5000)),
            Posting.debit(Account.receivable(payee), Money.usd(2501)),
            Posting.credit(Account.disputeHold(payee), Money.usd(7501)));
  }

  @Test
  void a_release_pays_what_is_owed_first() {
    JournalEntry entry = PostingRules.released(OCCASION, silver, Money.usd(2501));

    assertThat(change(entry, Account.held(silver.id()))).isEqualTo(7501);
    assertThat(change(entry, Account.receivable(payee))).isEqualTo(-2501);
    assertThat(change(entry, Account.available(payee))).isEqualTo(-5000);
    assertThat(change(entry, Account.deferredFee(silver.id()))).isEqualTo(2500);
    assertThat(change(entry, at(AccountType.FEE_CLIP))).isEqualTo(-2500);
  }

  @Test
  void a_payout_reserves_what_is_available() {
    moves(
        PostingRules.payoutRequested(OCCASION, payee, payout, Money.usd(7501)),
        Account.available(payee),
        Account.reserved(payout),
        7501);
  }

  @Test
  void the_bank_takes_it_and_gives_it_back_into_the_connected_account() {
    moves(
        PostingRules.bankFinal(OCCASION, payee, payout, Money.usd(7501)),
        Account.inTransit(payout),
        Account.connected(payee),
        7501);
    moves(
        PostingRules.bankReturned(OCCASION, payee, payout, Money.usd(7501)),
        Account.connected(payee),
        Account.inTransit(payout),
        7501);
  }

  @Test
  void the_providers_fee_paid_by_hand_and_profit_taken_out() {
    moves(PostingRules.payoutFee(OCCASION, Money.usd(44)), at(PSP), at(PSP_AVAILABLE), 44);
    moves(
        PostingRules.paidByHand(OCCASION, payout, Money.usd(7501)),
        Account.reserved(payout),
        at(BANK),
        7501);
    moves(
        PostingRules.profitWithdrawn(OCCASION, Money.usd(2500)), at(BANK), at(PSP_AVAILABLE), 2500);
  }

  private static Account at(AccountType type) {
    return Account.of(type);
  }

  private static void moves(JournalEntry entry, Account from, Account to, long cents) {
    assertThat(entry.postings())
        .containsExactlyInAnyOrder(
            Posting.debit(from, Money.usd(cents)), Posting.credit(to, Money.usd(cents)));
  }

  private static long change(JournalEntry entry, Account account) {
    return entry.postings().stream()
        .filter(posting -> posting.account().equals(account))
        .mapToLong(posting -> posting.amount().minor())
        .sum();
  }
}
