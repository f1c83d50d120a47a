package io.clipgen.domain.earnings;

import static io.clipgen.domain.earnings.AccountType.Kind.ASSET;
import static io.clipgen.domain.earnings.AccountType.Kind.EQUITY;
import static io.clipgen.domain.earnings.AccountType.Kind.EXPENSE;
import static io.clipgen.domain.earnings.AccountType.Kind.LIABILITY;
import static io.clipgen.domain.earnings.AccountType.Kind.REVENUE;

/// The chart of accounts: every type of account there is, how it is named, and what kind it is.
///
/// A star in the name stands for the owner: `campaign:*.free` becomes `campaign:cmp_06e9….free`.
public enum AccountType {
  PSP_PENDING("psp.pending", ASSET),
  PSP_AVAILABLE("psp.available", ASSET),
  PSP_DISPUTED("psp.disputed", ASSET),
  PSP_CONNECTED("psp.connected:*", ASSET),
  BANK("bank", ASSET),
  RECEIVABLE("receivable:*", ASSET),
  SUSPENSE("suspense", ASSET),

  CAMPAIGN_FREE("campaign:*.free", LIABILITY),
  CAMPAIGN_FROZEN("campaign:*.frozen", LIABILITY),
  CLAIM_BASE("claim:*.base", LIABILITY),
  CLAIM_BONUS("claim:*.bonus", LIABILITY),
  LINE_HELD("line:*.held", LIABILITY),
  USER_AVAILABLE("user:*.available", LIABILITY),
  USER_DISPUTE_HOLD("user:*.dispute-hold", LIABILITY),
  USER_RESERVE("user:*.reserve", LIABILITY),
  PAYOUT_RESERVED("payout:*.reserved", LIABILITY),
  PAYOUT_IN_TRANSIT("payout:*.in-transit", LIABILITY),
  AFFILIATE_HELD("affiliate:*.held", LIABILITY),
  FEE_DEFERRED("fee:*.deferred", LIABILITY),
  TAX("tax:*", LIABILITY),
  REFUND_PENDING("refund:*.pending", LIABILITY),
  SUBSCRIPTION_DEFERRED("subscription:*.deferred", LIABILITY),
  PACK_DEFERRED("pack:*.deferred", LIABILITY),
  REMAINDER("remainder", LIABILITY),

  OWNERS_EQUITY("equity", EQUITY),

  FEE_CLIP("fee.clip", REVENUE),
  FEE_SALE("fee.sale", REVENUE),
  FEE_CAMPAIGN("fee.campaign", REVENUE),
  PROCESSING("processing", REVENUE),
  SUBSCRIPTION("subscription", REVENUE),
  AI_CREDITS("ai-credits", REVENUE),
  BREAKAGE("breakage", REVENUE),
  FEE_CLIP_REFUNDED("fee.clip.refunded", REVENUE),
  FEE_SALE_REFUNDED("fee.sale.refunded", REVENUE),
  FEE_CAMPAIGN_REFUNDED("fee.campaign.refunded", REVENUE),
  PROCESSING_REFUNDED("processing.refunded", REVENUE),
  SUBSCRIPTION_REFUNDED("subscription.refunded", REVENUE),
  AI_CREDITS_REFUNDED("ai-credits.refunded", REVENUE),

  PSP("psp", EXPENSE),
  PROMO("promo", EXPENSE),
  REFERRAL("referral", EXPENSE),
  DISPUTE("dispute", EXPENSE),
  BAD_DEBT("bad-debt", EXPENSE),
  FX("fx", EXPENSE),
  AI_VENDOR("ai-vendor", EXPENSE);

  private final String template;
  private final Kind kind;

  AccountType(String template, Kind kind) {
    this.template = template;
    this.kind = kind;
  }

  /// The name, with a star for the owner where accounts of this type have one.
  public String template() {
    return template;
  }

  /// What kind of account it is.
  public Kind kind() {
    return kind;
  }

  /// Whether there is one account of this type per owner.
  public boolean owned() {
    return template.indexOf('*') >= 0;
  }

  /// The five kinds of account.
  public enum Kind {
    ASSET,
    LIABILITY,
    EQUITY,
    REVENUE,
    EXPENSE;

    /// Whether a debit makes it larger: assets and expenses.
    public boolean growsByDebit() {
      return this == ASSET || this == EXPENSE;
    }

    /// Whether its balance must never go below zero. A debt of somebody is a receivable, not a
    /// negative liability.
    public boolean guarded() {
      return this == LIABILITY;
    }
  }
}
