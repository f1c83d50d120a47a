package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.RefundId;

/// One account of the ledger.
///
/// @param type its place in the chart of accounts
/// @param owner whose it is, as the text form of an id (or a code, such as a tax jurisdiction);
///   empty where the type has one account only
public record Account(AccountType type, String owner) {

  private static final int LONGEST_OWNER = 64;

  public Account {
    if (type.owned() != !owner.isEmpty()) {
      throw new IllegalArgumentException(
          type.template() + (type.owned() ? " needs an owner" : " has no owner"));
    }
    if (!owner.isEmpty() && !isOwner(owner)) {
      throw new IllegalArgumentException("an account's owner must be an id or a code");
    }
  }

  /// The only account of its type.
  public static Account of(AccountType type) {
    return new Account(type, "");
  }

  /// Reads a code, such as `user:pty_….available`.
  ///
  /// @throws IllegalArgumentException if the chart of accounts has nothing of that name
  public static Account parse(String code) {
    for (AccountType type : AccountType.values()) {
      int star = type.template().indexOf('*');
      if (star < 0) {
        if (type.template().equals(code)) {
          return of(type);
        }
        continue;
      }
      String before = type.template().substring(0, star);
      String after = type.template().substring(star + 1);
      if (code.length() > before.length() + after.length()
          && code.startsWith(before)
          && code.endsWith(after)) {
        String owner = code.substring(before.length(), code.length() - after.length());
        if (isOwner(owner)) {
          return new Account(type, owner);
        }
      }
    }
    throw new IllegalArgumentException("no account is called " + code);
  }

  /// What a campaign has that nobody has a claim on.
  public static Account free(CampaignId campaign) {
    return new Account(AccountType.CAMPAIGN_FREE, campaign.text());
  }

  /// The price reserved for a claim.
  public static Account base(ClaimId claim) {
    return new Account(AccountType.CLAIM_BASE, claim.text());
  }

  /// The bonus ceiling reserved for a claim.
  public static Account bonus(ClaimId claim) {
    return new Account(AccountType.CLAIM_BONUS, claim.text());
  }

  /// Earned, and not yet released.
  public static Account held(LineId line) {
    return new Account(AccountType.LINE_HELD, line.text());
  }

  /// The platform's part of a line, not yet its revenue.
  public static Account deferredFee(LineId line) {
    return new Account(AccountType.FEE_DEFERRED, line.text());
  }

  /// The platform's fee on a payment into a pot, not yet its revenue.
  public static Account deferredFee(FundingId funding) {
    return new Account(AccountType.FEE_DEFERRED, funding.text());
  }

  /// What a party may take out.
  public static Account available(PartyId party) {
    return new Account(AccountType.USER_AVAILABLE, party.text());
  }

  /// What a party owes.
  public static Account receivable(PartyId party) {
    return new Account(AccountType.RECEIVABLE, party.text());
  }

  /// What a party was paid and is disputed.
  public static Account disputeHold(PartyId party) {
    return new Account(AccountType.USER_DISPUTE_HOLD, party.text());
  }

  /// What a payer's dispute has taken out of a campaign's reach.
  public static Account frozen(CampaignId campaign) {
    return new Account(AccountType.CAMPAIGN_FROZEN, campaign.text());
  }

  /// What a payout has taken from its payee and not yet moved.
  public static Account reserved(PayoutId payout) {
    return new Account(AccountType.PAYOUT_RESERVED, payout.text());
  }

  /// What a payout has moved and the bank has not yet confirmed.
  public static Account inTransit(PayoutId payout) {
    return new Account(AccountType.PAYOUT_IN_TRANSIT, payout.text());
  }

  /// What lies in a party's connected account at the payment provider.
  public static Account connected(PartyId party) {
    return new Account(AccountType.PSP_CONNECTED, party.text());
  }

  /// On its way back to who paid it.
  public static Account pending(RefundId refund) {
    return new Account(AccountType.REFUND_PENDING, refund.text());
  }

  // Asked of every account that is named: a pattern here was a thirteenth of the time of histories.
  private static boolean isOwner(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !digit && c != '_' && c != '-') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST_OWNER;
  }

  /// The account's name, unique in the ledger.
  public String code() {
    return type.template().replace("*", owner);
  }

  /// What kind of account it is.
  public AccountType.Kind kind() {
    return type.kind();
  }

  /// The code.
  @Override
  public String toString() {
    return code();
  }
}
