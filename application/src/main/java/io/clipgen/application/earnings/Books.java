package io.clipgen.application.earnings;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Share;
import java.time.Instant;
import java.util.List;

/// The only door through which money moves for the clipping marketplace. Every method posts into
/// the ledger within the caller's open transaction: what the caller writes and the journal entry
/// commit together, or not at all. The caller passes gross amounts, cumulative entitlements and
/// frozen terms; splitting, rounding and posting happen here alone.
///
/// Each method is keyed by (source, event): being told the same thing twice changes nothing.
public interface Books {

  /// Asks for a payment into a campaign: writes the funding as pending, with the intent of charging
  /// the payer through the payment provider. When the provider has taken the money, it is booked
  /// and [CampaignFunded] is published.
  ///
  /// @param deposit what the campaign gets; the provider's processing cost and the campaign fee
  ///   come on top
  /// @param fee the campaign fee, frozen with the payment
  /// @param paymentMethod the provider's name of what is charged
  /// @return what the payer is charged in all
  Money fund(
      FundingId funding,
      CampaignId campaign,
      PartyId payer,
      Money deposit,
      Fee fee,
      String paymentMethod);

  /// [#fund] without a campaign fee.
  default Money fund(
      FundingId funding, CampaignId campaign, PartyId payer, Money deposit, String paymentMethod) {
    return fund(funding, campaign, payer, deposit, Fee.NONE, paymentMethod);
  }

  /// What a campaign still has that nobody has a claim on.
  Money free(CampaignId campaign);

  /// Takes a claim's place in the money: `free → claim.base` and `free → claim.bonus`.
  ///
  /// @return whether the campaign's free money covered it; if not, nothing was posted
  boolean reserve(CampaignId campaign, ClaimId claim, Money base, Money bonus);

  /// [#reserve] of a claim whose base is earned by counting: `free → claim.base`, and [#meter] says
  /// from time to time how far it is.
  ///
  /// @param most what it can earn at most
  boolean reserveMetered(CampaignId campaign, ClaimId claim, Money most);

  /// Gives back what a claim reserved and did not use: expiry, withdrawal, final rejection.
  ///
  /// @param event what ended the claim, as in "expired"
  /// @return what went back
  Money giveBack(CampaignId campaign, ClaimId claim, String event);

  /// Turns a claim's base into a held line: `claim.base → line.held` (the payee's share, half-up
  /// fee taken off) and `fee.deferred`.
  ///
  /// @param line the line that is made, unique per claim
  /// @param payee who earned it
  /// @param terms the frozen split
  /// @param releaseAt when it is due, in business time; can be moved by [#reschedule]
  /// @return the payee's share
  Money accept(
      CampaignId campaign,
      ClaimId claim,
      LineId line,
      PartyId payee,
      Terms terms,
      Instant releaseAt);

  /// Moves the due date of a line that is still held.
  void reschedule(LineId line, Instant releaseAt);

  /// Brings a claim's bonus to what it is entitled to by now. Only the difference to what was
  /// posted is posted, as a new line held until `releaseAt`; a fall takes back what is still held,
  /// newest first, and leaves what was released.
  ///
  /// @param entitlement cumulative, of the claim's current accepted views; capped by the claim's
  ///   reserve
  /// @return what was posted: above zero a rise, below zero a fall, zero if nothing changed
  Money bonus(
      CampaignId campaign,
      ClaimId claim,
      PartyId payee,
      Money entitlement,
      String rule,
      Instant releaseAt);

  /// Takes back what a claim earned by views that do not count any more: a post was removed, or
  /// views were struck. Its increments give, those that are held first, each kind newest first:
  /// what is held goes back at once, what was released becomes a debt of the payee, and the
  /// platform's fee on it is refunded. It returns to the claim's reserve or, once its window is
  /// over, to the campaign. What a hold has frozen of what was released is not touched: it waits,
  /// and is taken back when the hold is decided, unless it counts again by then.
  ///
  /// @param gross what to take back at most, the platform's fee included
  /// @param why for the payee and the ledger, as in "views struck: str_…"
  TakenBack takeBack(CampaignId campaign, ClaimId claim, Money gross, String why);

  /// What was taken back.
  ///
  /// @param held what was not released yet
  /// @param owed what the payee had already and owes now
  /// @param fee the platform's part of both
  /// @param waiting what is on hold and is taken back when that is decided, fee included; no part
  ///   of [#gross]
  record TakenBack(Money held, Money owed, Money fee, Money waiting) {

    /// Nothing at all.
    public static TakenBack nothing(String currency) {
      Money nothing = Money.zero(currency);
      return new TakenBack(nothing, nothing, nothing, nothing);
    }

    /// All that was taken.
    public Money gross() {
      return held.plus(owed).plus(fee);
    }
  }

  /// Brings what a claim has earned by counting to what it is entitled to by now: [#bonus] for a
  /// base that was reserved with [#reserveMetered]. The floor of the cumulative entitlement in
  /// minor units is posted, less what was posted before; the rest is carried. A rise is split so
  /// that the platform's fee on all of it is half-up; a fall takes back what is still held of both
  /// parts.
  ///
  /// @param entitlement cumulative, before the split; capped by the claim's reserve
  /// @param payeeShare the payee's share, frozen
  /// @param rule the split's rule and its version
  /// @return what was posted, before the split: above zero a rise, below zero a fall
  Money meter(
      CampaignId campaign,
      ClaimId claim,
      PartyId payee,
      Micros entitlement,
      Share payeeShare,
      String rule,
      Instant releaseAt);

  /// Ends the counting of what a claim earns: what is left of its reserve returns to the campaign,
  /// `claim.base` and `claim.bonus → free`.
  void endCounting(CampaignId campaign, ClaimId claim);

  /// Sends what is free back to who paid it, newest tranche first, and what of the campaign fee can
  /// not be earned any more: `free → refund.pending`, `fee.deferred → refund.pending` and an
  /// outbound effect for each payment. Called when a campaign closes and again whenever something
  /// returns to a closed campaign.
  ///
  /// @return what is on its way back; zero if nothing is free
  Money refundFree(CampaignId campaign, String event);

  /// What the platform takes of a payment into a campaign, on top of it. It is revenue as bases are
  /// earned out of that payment, and what never will be goes back with the rest of the deposit.
  ///
  /// @param share of the deposit
  /// @param rule the rule and its version, as in "campaign-fee v1"
  record Fee(Share share, String rule) {

    /// No fee.
    public static final Fee NONE = new Fee(Share.ofBasisPoints(0), "");
  }

  /// The frozen terms of a split.
  ///
  /// @param gross what is split, in minor units
  /// @param payeeShare the payee's share
  /// @param rule the rule and its version, as in "split/silver v1"; kept on the entry
  record Terms(Money gross, Share payeeShare, String rule) {}

  /// Published when a payment into a campaign has been booked and the money can be used.
  ///
  /// @param deposit what it added to the campaign
  /// @param total what all payments have added by now
  record CampaignFunded(CampaignId campaign, FundingId funding, Money deposit, Money total) {}

  /// Published when a payment into a campaign was refused by the provider.
  record FundingRefused(CampaignId campaign, FundingId funding, String reason) {}

  /// Published, in batches, when held lines have become the payee's to take out.
  record LinesReleased(List<Released> lines) {
    /// One line: `source` earned `amount` for `payee`.
    ///
    /// @param source as the text form of an id: a claim, a tip
    public record Released(LineId line, String source, PartyId payee, Money amount) {}
  }

  /// Published when a payout has arrived, with the claims whose released money has all arrived by
  /// now, and when a bank has returned it later, with the claims that are not paid out any more.
  ///
  /// @param returned whether the bank has returned it
  record ClaimsPaidOut(List<ClaimId> claims, boolean returned) {
    public ClaimsPaidOut(List<ClaimId> claims) {
      this(claims, false);
    }
  }
}
