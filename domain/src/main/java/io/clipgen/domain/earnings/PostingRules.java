package io.clipgen.domain.earnings;

import static io.clipgen.domain.earnings.AccountType.BAD_DEBT;
import static io.clipgen.domain.earnings.AccountType.BANK;
import static io.clipgen.domain.earnings.AccountType.DISPUTE;
import static io.clipgen.domain.earnings.AccountType.FEE_CAMPAIGN;
import static io.clipgen.domain.earnings.AccountType.FEE_CAMPAIGN_REFUNDED;
import static io.clipgen.domain.earnings.AccountType.FEE_CLIP;
import static io.clipgen.domain.earnings.AccountType.FEE_CLIP_REFUNDED;
import static io.clipgen.domain.earnings.AccountType.OWNERS_EQUITY;
import static io.clipgen.domain.earnings.AccountType.PROCESSING;
import static io.clipgen.domain.earnings.AccountType.PSP;
import static io.clipgen.domain.earnings.AccountType.PSP_AVAILABLE;
import static io.clipgen.domain.earnings.AccountType.PSP_DISPUTED;
import static io.clipgen.domain.earnings.AccountType.PSP_PENDING;
import static io.clipgen.domain.earnings.AccountType.SUSPENSE;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.RefundId;
import java.util.ArrayList;
import java.util.List;

/// What each event does to the ledger: one function per row of the specification's tables. `A → B`
/// is a debit of A and a credit of B.
public final class PostingRules {

  private PostingRules() {}

  /// The owner tops the platform up: `psp.available (or bank) → equity`.
  ///
  /// @param where `psp.available` or `bank`
  public static JournalEntry toppedUp(Occasion occasion, AccountType where, Money amount) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(account(where), account(OWNERS_EQUITY), amount)));
  }

  /// The platform's own profit is taken to the bank: `bank → psp.available`.
  public static JournalEntry profitWithdrawn(Occasion occasion, Money amount) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(account(BANK), account(PSP_AVAILABLE), amount)));
  }

  /// The provider has kept a fee for a payout to a bank: `psp (expense) → psp.available`.
  public static JournalEntry payoutFee(Occasion occasion, Money fee) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(account(PSP), account(PSP_AVAILABLE), fee)));
  }

  /// A payment into a campaign: `psp.pending → campaign.free` (the deposit), `processing` (what
  /// comes on top at cost) and `fee.deferred` (the campaign fee); and the provider's own fee, `psp
  /// → psp.pending`.
  ///
  /// @param fee the campaign fee, zero where there is none
  /// @param providerFee what the provider keeps of the charge
  public static JournalEntry funded(
      Occasion occasion,
      FundingId funding,
      CampaignId campaign,
      Money deposit,
      Money processing,
      Money fee,
      Money providerFee) {
    Account pending = account(PSP_PENDING);
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(pending, Account.free(campaign), deposit),
            Movement.of(pending, account(PROCESSING), processing),
            Movement.of(pending, Account.deferredFee(funding), fee),
            Movement.of(account(PSP), pending, providerFee)));
  }

  /// A charge has become usable: `psp.available → psp.pending`, and what the provider kept more or
  /// less than was booked.
  ///
  /// @param net what arrived
  /// @param booked what was expected to arrive
  public static JournalEntry settled(Occasion occasion, Money net, Money booked) {
    Money more = net.minus(booked);
    Account pending = account(PSP_PENDING);
    Movement correction =
        more.isNegative()
            ? Movement.of(account(PSP), pending, more.negated())
            : Movement.of(pending, account(PSP), more);
    return JournalEntry.of(
        occasion, List.of(Movement.of(account(PSP_AVAILABLE), pending, net), correction));
  }

  /// A claim takes its place: `campaign.free → claim.base` and `claim.bonus`.
  public static JournalEntry reserved(
      Occasion occasion, CampaignId campaign, ClaimId claim, Money base, Money bonus) {
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(Account.free(campaign), Account.base(claim), base),
            Movement.of(Account.free(campaign), Account.bonus(claim), bonus)));
  }

  /// A claim ends: what it did not use returns, `claim.base` and `claim.bonus → campaign.free`.
  public static JournalEntry givenBack(
      Occasion occasion, CampaignId campaign, ClaimId claim, Money base, Money bonus) {
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(Account.base(claim), Account.free(campaign), base),
            Movement.of(Account.bonus(claim), Account.free(campaign), bonus)));
  }

  /// A claim's work is accepted: `claim.base → line.held` and `fee.deferred`.
  public static JournalEntry accepted(Occasion occasion, ClaimId claim, LineId line, Split split) {
    return raised(occasion, Account.base(claim), line, split);
  }

  /// A line is due: `line.held → user.available` and `fee.deferred → fee.clip`. What the payee owes
  /// is taken first.
  ///
  /// @param recovered what of the payee's part settles a receivable: `line.held → receivable`
  public static JournalEntry released(Occasion occasion, Line line, Money recovered) {
    Account held = Account.held(line.id());
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(
                held, Account.available(line.payee()), line.split().payee().minus(recovered)),
            Movement.of(held, Account.receivable(line.payee()), recovered),
            Movement.of(Account.deferredFee(line.id()), account(FEE_CLIP), line.split().fee())));
  }

  /// What is counted rises: `claim.bonus` or `claim.base → line.held` and `fee.deferred`, only the
  /// difference.
  ///
  /// @param reserve what it is earned from
  public static JournalEntry raised(
      Occasion occasion, Account reserve, LineId line, Split difference) {
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(reserve, Account.held(line), difference.payee()),
            Movement.of(reserve, Account.deferredFee(line), difference.fee())));
  }

  /// Earnings are taken back, each line in its own way: of a held one `line.held` and `fee.deferred
  /// → to`; of a released one `receivable` and `fee.clip.refunded → to`.
  ///
  /// @param to where it came from: a claim's reserve, or a pot
  public static JournalEntry takenBack(Occasion occasion, Account to, List<TakeBack> parts) {
    var movements = new ArrayList<Movement>();
    for (TakeBack part : parts) {
      Account payee =
          part.released() ? Account.receivable(part.payee()) : Account.held(part.line());
      Account fee = part.released() ? account(FEE_CLIP_REFUNDED) : Account.deferredFee(part.line());
      movements.add(Movement.of(payee, to, part.payeePart()));
      movements.add(Movement.of(fee, to, part.feePart()));
    }
    return JournalEntry.of(occasion, movements);
  }

  /// A released line is disputed: `user.available → user.dispute-hold`; what its payee does not
  /// have any more is owed, `receivable → user.dispute-hold`.
  public static JournalEntry disputeHeld(
      Occasion occasion, PartyId payee, Money available, Money owed) {
    Account held = Account.disputeHold(payee);
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(Account.available(payee), held, available),
            Movement.of(Account.receivable(payee), held, owed)));
  }

  /// A disputed line is its payee's after all: `user.dispute-hold → user.available`; what is still
  /// owed of it is forgiven, `user.dispute-hold → receivable`; and what was given up of that was no
  /// loss, `user.dispute-hold → bad-debt`.
  public static JournalEntry disputeLifted(
      Occasion occasion, PartyId payee, Money available, Money owed, Money writtenOff) {
    Account held = Account.disputeHold(payee);
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(held, Account.available(payee), available),
            Movement.of(held, Account.receivable(payee), owed),
            Movement.of(held, account(BAD_DEBT), writtenOff)));
  }

  /// A disputed line is lost to its payee: `user.dispute-hold → to`, and the platform's fee comes
  /// out of revenue, `fee.clip.refunded → to`.
  ///
  /// @param to the pot it came from
  public static JournalEntry disputeLost(
      Occasion occasion, PartyId payee, Account to, Money held, Money fee) {
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(Account.disputeHold(payee), to, held),
            Movement.of(account(FEE_CLIP_REFUNDED), to, fee)));
  }

  /// The bank has not taken a refund after all: `psp.available → refund.pending`.
  public static JournalEntry refundBounced(Occasion occasion, RefundId refund, Money amount) {
    return refunded(occasion, refund, amount).reversed(occasion);
  }

  /// A payer's bank asks for a payment back: `psp.disputed → psp.available`, and the provider's fee
  /// for it, `dispute → psp.available`.
  public static JournalEntry chargedBack(Occasion occasion, Money withdrawn, Money fee) {
    Account available = account(PSP_AVAILABLE);
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(account(PSP_DISPUTED), available, withdrawn),
            Movement.of(account(DISPUTE), available, fee)));
  }

  /// What a disputed payment could still pay for is frozen: `campaign.free → campaign.frozen`.
  public static JournalEntry frozen(Occasion occasion, CampaignId campaign, Money amount) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(Account.free(campaign), Account.frozen(campaign), amount)));
  }

  /// A chargeback is won: [#chargedBack] is reversed.
  ///
  /// @param fee what the provider gives back of its fee
  public static JournalEntry chargebackWon(Occasion occasion, Money withdrawn, Money fee) {
    return chargedBack(occasion, withdrawn, fee).reversed(occasion);
  }

  /// What was frozen is free again: `campaign.frozen → campaign.free`.
  public static JournalEntry thawed(Occasion occasion, CampaignId campaign, Money amount) {
    return frozen(occasion, campaign, amount).reversed(occasion);
  }

  /// A chargeback is lost: `campaign.frozen → psp.disputed`, what of the platform's fee nobody can
  /// earn any more `fee.deferred → psp.disputed`, what is missing then `receivable → psp.disputed`,
  /// and what was withdrawn beyond the payment `suspense → psp.disputed`.
  ///
  /// @param payment the one that was disputed; its payer owes what is missing
  public static JournalEntry chargebackLost(Occasion occasion, Funding payment, Lost lost) {
    Account disputed = account(PSP_DISPUTED);
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(
                new Account(AccountType.CAMPAIGN_FROZEN, payment.pot()), disputed, lost.frozen()),
            Movement.of(Account.deferredFee(payment.id()), disputed, lost.fee()),
            Movement.of(Account.receivable(payment.payer()), disputed, lost.owed()),
            Movement.of(account(SUSPENSE), disputed, lost.unexplained())));
  }

  /// What a lost chargeback took is ours after all, all of it as usable money: `psp.available →
  /// campaign.free` (what had been frozen), `fee.deferred` (what of the platform's fee had gone
  /// back), `receivable` (what its payer still owes of it), `user.available` (what had been
  /// recovered from them), `bad-debt` (what had been given up), `suspense` (what nobody had
  /// explained) and `dispute` (what somebody had, and what the provider gives back of its fee).
  public static JournalEntry chargebackReturned(
      Occasion occasion, Funding payment, Returned returned) {
    Account available = account(PSP_AVAILABLE);
    Account free = new Account(AccountType.CAMPAIGN_FREE, payment.pot());
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(available, free, returned.frozen()),
            Movement.of(available, Account.deferredFee(payment.id()), returned.fee()),
            Movement.of(available, Account.receivable(payment.payer()), returned.owed()),
            Movement.of(available, Account.available(payment.payer()), returned.recovered()),
            Movement.of(available, account(BAD_DEBT), returned.writtenOff()),
            Movement.of(available, account(SUSPENSE), returned.unexplained()),
            Movement.of(available, account(DISPUTE), returned.expense())));
  }

  /// The same of a payment that is none of ours.
  public static JournalEntry chargebackReturned(
      Occasion occasion, Money unexplained, Money expense) {
    Account available = account(PSP_AVAILABLE);
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(available, account(SUSPENSE), unexplained),
            Movement.of(available, account(DISPUTE), expense)));
  }

  /// A chargeback of a payment that is none of ours is lost: `suspense → psp.disputed`.
  public static JournalEntry chargebackLost(Occasion occasion, Money unexplained) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(account(SUSPENSE), account(PSP_DISPUTED), unexplained)));
  }

  /// What was in suspense is explained, and was a loss: `dispute → suspense`.
  public static JournalEntry explained(Occasion occasion, Money amount) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(account(DISPUTE), account(SUSPENSE), amount)));
  }

  /// What will not be recovered is the platform's loss: `bad-debt → receivable`.
  public static JournalEntry writtenOff(Occasion occasion, PartyId debtor, Money amount) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(account(BAD_DEBT), Account.receivable(debtor), amount)));
  }

  /// The platform's fee on payments into a pot follows what is spent of them: `fee.deferred →
  /// fee.campaign`, and the other way round where less is, out of its contra account.
  public static JournalEntry feeFollowed(Occasion occasion, List<FeeStep> steps) {
    var movements = new ArrayList<Movement>();
    for (FeeStep step : steps) {
      Account deferred = Account.deferredFee(step.funding());
      movements.add(
          step.change().isNegative()
              ? Movement.of(account(FEE_CAMPAIGN_REFUNDED), deferred, step.change().negated())
              : Movement.of(deferred, account(FEE_CAMPAIGN), step.change()));
    }
    return JournalEntry.of(occasion, movements);
  }

  /// A gift: `psp.pending → line.held`, and the provider's fee is the platform's expense, `psp →
  /// psp.pending`.
  public static JournalEntry tipped(
      Occasion occasion, LineId line, Money amount, Money providerFee) {
    Account pending = account(PSP_PENDING);
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(pending, Account.held(line), amount),
            Movement.of(account(PSP), pending, providerFee)));
  }

  /// Money goes back to who paid it: `campaign.free → refund.pending`, and what of the platform's
  /// fee is not earned, `fee.deferred → refund.pending`.
  public static JournalEntry refundRequested(
      Occasion occasion, CampaignId campaign, Refund refund) {
    Account pending = Account.pending(refund.id());
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(Account.free(campaign), pending, refund.amount()),
            Movement.of(Account.deferredFee(refund.funding()), pending, refund.fee())));
  }

  /// The provider gave it back: `refund.pending → psp.available`.
  public static JournalEntry refunded(Occasion occasion, RefundId refund, Money amount) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(Account.pending(refund), account(PSP_AVAILABLE), amount)));
  }

  /// It was given back from the platform's bank account: `refund.pending → bank`.
  public static JournalEntry refundedByHand(Occasion occasion, RefundId refund, Money amount) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(Account.pending(refund), account(BANK), amount)));
  }

  /// The provider did not: [#refundRequested] reversed.
  public static JournalEntry refundReopened(Occasion occasion, CampaignId campaign, Refund refund) {
    return refundRequested(occasion, campaign, refund).reversed(occasion);
  }

  /// A payout is asked for: `user.available → payout.reserved`.
  public static JournalEntry payoutRequested(
      Occasion occasion, PartyId payee, PayoutId payout, Money amount) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(Account.available(payee), Account.reserved(payout), amount)));
  }

  /// A payout ends before anything moved: `payout.reserved → user.available`.
  public static JournalEntry payoutReturned(
      Occasion occasion, PartyId payee, PayoutId payout, Money amount) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(Account.reserved(payout), Account.available(payee), amount)));
  }

  /// The transfer to the connected account is done: `payout.reserved → psp.available`, and beside
  /// it `psp.connected → payout.in-transit`.
  public static JournalEntry transferred(
      Occasion occasion, PartyId payee, PayoutId payout, Money amount) {
    return JournalEntry.of(
        occasion,
        List.of(
            Movement.of(Account.reserved(payout), account(PSP_AVAILABLE), amount),
            Movement.of(Account.connected(payee), Account.inTransit(payout), amount)));
  }

  /// The transfer was taken back: both sides of [#transferred] reversed.
  public static JournalEntry transferReturned(
      Occasion occasion, PartyId payee, PayoutId payout, Money amount) {
    return transferred(occasion, payee, payout, amount).reversed(occasion);
  }

  /// The bank has the money: `payout.in-transit → psp.connected`.
  public static JournalEntry bankFinal(
      Occasion occasion, PartyId payee, PayoutId payout, Money amount) {
    return JournalEntry.of(
        occasion,
        List.of(Movement.of(Account.inTransit(payout), Account.connected(payee), amount)));
  }

  /// The bank gave it back after it was final: `psp.connected → payout.in-transit`, from where the
  /// next attempt starts.
  public static JournalEntry bankReturned(
      Occasion occasion, PartyId payee, PayoutId payout, Money amount) {
    return bankFinal(occasion, payee, payout, amount).reversed(occasion);
  }

  /// A payout was paid from the platform's bank account: `payout.reserved → bank`.
  public static JournalEntry paidByHand(Occasion occasion, PayoutId payout, Money amount) {
    return JournalEntry.of(
        occasion, List.of(Movement.of(Account.reserved(payout), account(BANK), amount)));
  }

  private static Account account(AccountType type) {
    return Account.of(type);
  }

  /// What pays for a lost chargeback.
  ///
  /// @param frozen what was frozen of the pot
  /// @param fee what of the platform's fee on the payment nobody can earn any more
  /// @param owed what is missing
  /// @param unexplained what was withdrawn beyond the payment
  public record Lost(Money frozen, Money fee, Money owed, Money unexplained) {}

  /// Where the money of a lost chargeback goes that was won after all.
  ///
  /// @param frozen what had been frozen of the pot
  /// @param fee what of the platform's fee had gone back
  /// @param owed what is open of the debt
  /// @param recovered what the debt was settled out of
  /// @param writtenOff what was given up of it
  /// @param unexplained what is in suspense
  /// @param expense what was explained, and what the provider gives back of its fee
  public record Returned(
      Money frozen,
      Money fee,
      Money owed,
      Money recovered,
      Money writtenOff,
      Money unexplained,
      Money expense) {}

  /// By how much the fee earned on one payment changes.
  ///
  /// @param change above zero where more is earned
  public record FeeStep(FundingId funding, Money change) {}
}
