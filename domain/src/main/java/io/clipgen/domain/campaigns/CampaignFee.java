package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;
import java.util.List;

/// What the platform takes for a campaign, on top of its deposit. Frozen with each payment into the
/// campaign.
///
/// @param version names this schedule on payments and in the ledger
/// @param share of the deposit; from 0 to 10 %
public record CampaignFee(String version, Share share) implements Schedule {

  /// The most a campaign fee can be.
  public static final Share MOST = Share.ofPercent(10);

  public CampaignFee {
    BrokenRule.unless(
        share.basisPoints() <= MOST.basisPoints(),
        "basisPoints",
        "must be from 0 to " + MOST.basisPoints());
  }

  /// No fee.
  public static CampaignFee defaults() {
    return new CampaignFee("v1", Share.ofPercent(0));
  }

  /// The name of the fee in the ledger: `campaign-fee v1`.
  public String rule() {
    return "campaign-fee " + version;
  }

  /// What it is on a deposit, half-up.
  public Money of(Money deposit) {
    return share.of(deposit);
  }

  @Override
  public CampaignFee as(String newVersion) {
    return new CampaignFee(newVersion, share);
  }

  @Override
  public ScheduleKind kind() {
    return ScheduleKind.CAMPAIGN_FEE;
  }

  @Override
  public List<String> differencesFrom(Schedule before) {
    if (!(before instanceof CampaignFee other)) {
      throw new IllegalArgumentException("only a campaign fee compares with a campaign fee");
    }
    return share.equals(other.share)
        ? List.of()
        : List.of("Campaign fee: %s of the deposit instead of %s".formatted(share, other.share));
  }
}
