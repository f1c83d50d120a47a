package io.clipgen.application.campaigns.testing;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.query.FundingView;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignStep;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Campaigns in memory. One thread.
public final class InMemoryCampaigns implements Campaigns {

  private record Payment(CampaignId campaign, FundingView view) {
    Money deposit() {
      return view.deposit();
    }

    String state() {
      return view.state();
    }

    Payment in(String state, String reason) {
      return new Payment(
          campaign,
          new FundingView(
              view.id(),
              view.deposit(),
              view.fee(),
              view.feeRule(),
              view.charged(),
              state,
              reason,
              view.askedAt()));
    }
  }

  private final Map<CampaignId, Campaign> all = new LinkedHashMap<>();
  private final Map<CampaignId, Set<PartyId>> invited = new LinkedHashMap<>();
  private final Map<FundingId, Payment> payments = new LinkedHashMap<>();

  private final InMemoryClaims claims;

  /// Campaigns that nobody claims.
  public InMemoryCampaigns() {
    this(new InMemoryClaims());
  }

  /// @param claims of these campaigns
  public InMemoryCampaigns(InMemoryClaims claims) {
    this.claims = claims;
  }

  /// Every campaign, in the order in which they were posted.
  public List<Campaign> all() {
    return List.copyOf(all.values());
  }

  @Override
  public void add(Campaign campaign) {
    if (all.putIfAbsent(campaign.id(), campaign) != null) {
      throw new IllegalStateException(campaign.id() + " is there already");
    }
  }

  @Override
  public void save(Campaign campaign) {
    all.put(campaign.id(), campaign);
  }

  @Override
  public Optional<Campaign> find(CampaignId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public Campaign lock(CampaignId id) {
    return find(id).orElseThrow(() -> new NotFound("campaign", id));
  }

  @Override
  public Campaign lockOwn(CampaignId id, PartyId brand) {
    return find(id)
        .filter(campaign -> campaign.brand().equals(brand))
        .orElseThrow(() -> new NotFound("campaign", id));
  }

  @Override
  public List<CampaignId> overdue(Instant now, int limit) {
    return all.values().stream()
        .filter(campaign -> ends(campaign.expire(now)))
        .sorted(Comparator.comparing((Campaign campaign) -> campaign.brief().deadline()))
        .limit(limit)
        .map(Campaign::id)
        .toList();
  }

  @Override
  public List<CampaignId> decided(int limit) {
    return all.values().stream()
        .filter(campaign -> ends(campaign.complete(campaign.postedAt())))
        .map(Campaign::id)
        .filter(campaign -> !claims.anyLive(campaign))
        .limit(limit)
        .toList();
  }

  private static boolean ends(CampaignStep step) {
    return step instanceof Campaign;
  }

  @Override
  public void invite(CampaignId id, Set<PartyId> clippers) {
    invited.put(id, Set.copyOf(clippers));
  }

  @Override
  public boolean isInvited(CampaignId id, PartyId clipper) {
    return invited.getOrDefault(id, Set.of()).contains(clipper);
  }

  @Override
  public void addFunding(
      FundingId funding,
      CampaignId campaign,
      Money deposit,
      Money fee,
      String feeRule,
      Money charged,
      Instant askedAt) {
    payments.put(
        funding,
        new Payment(
            campaign,
            new FundingView(funding, deposit, fee, feeRule, charged, "pending", "", askedAt)));
  }

  @Override
  public boolean settleFunding(FundingId funding, Optional<String> refusal) {
    Payment payment = payments.get(funding);
    if (payment == null || !payment.state().equals("pending")) {
      return false;
    }
    payments.put(funding, payment.in(refusal.isEmpty() ? "booked" : "refused", refusal.orElse("")));
    return true;
  }

  /// The payments into a campaign, newest first.
  public List<FundingView> fundings(CampaignId id) {
    return payments.values().stream()
        .filter(payment -> payment.campaign().equals(id))
        .map(Payment::view)
        .toList()
        .reversed();
  }

  @Override
  public boolean hasFundingLeft(CampaignId id) {
    return payments.values().stream()
        .anyMatch(payment -> payment.campaign().equals(id) && !payment.state().equals("refused"));
  }

  @Override
  public Money fundingUnderWay(CampaignId id, String currency) {
    return payments.values().stream()
        .filter(payment -> payment.campaign().equals(id) && payment.state().equals("pending"))
        .map(Payment::deposit)
        .reduce(Money.zero(currency), Money::plus);
  }
}
