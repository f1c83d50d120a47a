package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import org.jspecify.annotations.Nullable;

/// A brand pays into its campaign: the first deposit, the rest of it, or a top-up. The payment is
/// asked for here and booked when the provider has taken it.
public final class FundCampaign {

  private final Transactions transactions;
  private final Campaigns campaigns;
  private final Books books;
  private final CampaignPolicies policies;
  private final BusinessClock clock;
  private final Ids ids;

  public FundCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Books books,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids) {
    this.transactions = transactions;
    this.campaigns = campaigns;
    this.books = books;
    this.policies = policies;
    this.clock = clock;
    this.ids = ids;
  }

  /// @throws NotFound unless it is the caller's
  /// @throws InvalidInput if the deposit is nothing, or in another currency
  /// @throws Refused where the campaign has ended, or where nothing is missing but what is being
  ///   paid already
  public Asked handle(Caller caller, Command command) {
    caller.requireClient();
    if (command.paymentMethod().isBlank()) {
      throw new InvalidInput("paymentMethod", "must name what is to be charged");
    }
    return transactions.call(
        () -> {
          Campaign before = campaigns.lockOwn(command.campaign(), caller.party());
          Campaign after =
              Checked.campaign(before.askFunding(command.openWhenFunded(), clock.now()));
          Money deposit = command.deposit() == null ? missing(before) : command.deposit();
          require(before, deposit);
          var funding = new FundingId(ids.next());
          CampaignFee fee = policies.current().fee();
          Money charged =
              books.fund(
                  funding,
                  after.id(),
                  caller.party(),
                  deposit,
                  new Books.Fee(fee.share(), fee.rule()),
                  command.paymentMethod());
          campaigns.save(after);
          campaigns.addFunding(
              funding, after.id(), deposit, fee.of(deposit), fee.rule(), charged, clock.now());
          return new Asked(funding, deposit, fee.of(deposit), fee.rule(), charged);
        });
  }

  // Whoever asks twice, because the first answer was lost or slow, is not charged twice.
  private Money missing(Campaign campaign) {
    Money underWay =
        campaigns.fundingUnderWay(campaign.id(), campaign.offer().pricing().currency());
    if (campaign.missing().isZero()) {
      throw new InvalidInput("deposit", "must be given: all that is needed is there");
    }
    Money missing = campaign.missing().minus(underWay);
    if (!missing.isPositive()) {
      throw new Refused(
          "funding-under-way",
          "A payment of %s is under way: wait for it, or say how much more to pay."
              .formatted(underWay));
    }
    return missing;
  }

  private static void require(Campaign campaign, Money deposit) {
    String currency = campaign.offer().pricing().currency();
    if (!deposit.currency().equals(currency)) {
      throw new InvalidInput("deposit", "must be in " + currency);
    }
    if (!deposit.isPositive()) {
      throw new InvalidInput("deposit", "must be above zero");
    }
  }

  /// @param deposit what the campaign gets; `null` for all that is missing
  /// @param paymentMethod the payment provider's name of what is charged
  /// @param openWhenFunded whether the campaign opens by itself once its whole deposit is there
  public record Command(
      CampaignId campaign, @Nullable Money deposit, String paymentMethod, boolean openWhenFunded) {}

  /// The payment that was asked for.
  ///
  /// @param fee the campaign fee on top of the deposit
  /// @param feeRule its version
  /// @param charged the deposit with the provider's cost and the campaign fee
  public record Asked(FundingId funding, Money deposit, Money fee, String feeRule, Money charged) {}
}
