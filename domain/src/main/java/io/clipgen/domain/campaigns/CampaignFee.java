package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Share;

/// What the platform takes for a campaign, on top of its deposit. Frozen with each payment into the
/// campaign.
///
/// @param version names this schedule on payments and in the ledger
/// @param share of the deposit; from 0 to 10 %
public record CampaignFee(String version, Share share) {

  /// The most a campaign fee can be.
  public static final Share MOST = Share.ofPercent(10);

  public CampaignFee {
    if (share.basisPoints() > MOST.basisPoints()) {
      throw new IllegalArgumentException("a campaign fee is at most " + MOST);
    }
  }

  /// No fee.
  public static CampaignFee defaults() {
    return new CampaignFee("v1", Share.ofPercent(0));
  }

  /// The name of the fee in the ledger: `campaign-fee v1`.
  public String rule() {
    return "campaign-fee " + version;
  }
}
