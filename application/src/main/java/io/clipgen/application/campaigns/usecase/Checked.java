package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.earnings.Chargebacks;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.campaigns.BrokenRule;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignRefusal;
import io.clipgen.domain.campaigns.CampaignStep;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimRefusal;
import io.clipgen.domain.campaigns.ClaimStep;
import java.util.function.Supplier;

/// Says the domain's refusals in the words that all use cases share.
final class Checked {

  private Checked() {}

  static Campaign campaign(CampaignStep step) {
    return switch (step) {
      case Campaign next -> next;
      case CampaignRefusal no -> throw new Refused(no.code(), no.sentence());
    };
  }

  static Campaign undisputed(Campaign campaign, Chargebacks chargebacks) {
    if (chargebacks.open(campaign.id().text())) {
      throw new Refused(
          "payment-disputed",
          "A payment into this campaign is disputed by your bank: wait until that is decided.");
    }
    return campaign;
  }

  static Claim claim(ClaimStep step) {
    return switch (step) {
      case Claim next -> next;
      case ClaimRefusal no -> throw new Refused(no.code(), no.sentence());
    };
  }

  static <T> T input(Supplier<T> made) {
    try {
      return made.get();
    } catch (BrokenRule broken) {
      throw new InvalidInput(broken.field(), broken.rule());
    }
  }
}
