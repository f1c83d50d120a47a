package io.clipgen.application.campaigns.port;

import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where campaigns are kept, with the clippers they invite and the payments that were asked for.
public interface Campaigns {

  void add(Campaign campaign);

  void save(Campaign campaign);

  Optional<Campaign> find(CampaignId id);

  /// Reads a campaign and keeps others from changing it until the transaction ends.
  ///
  /// @throws NotFound if there is none
  Campaign lock(CampaignId id);

  /// [#lock] for its brand alone: of anybody else's campaign nothing is found.
  ///
  /// @throws NotFound if `brand` has none of that id
  Campaign lockOwn(CampaignId id, PartyId brand);

  /// Up to `limit` campaigns whose deadline has passed and that still run, those due first before
  /// the others.
  List<CampaignId> overdue(Instant now, int limit);

  /// Up to `limit` open or paused campaigns whose places are all taken and of whose claims none
  /// waits for a decision.
  List<CampaignId> decided(int limit);

  /// Replaces whom the brand invites.
  void invite(CampaignId id, Set<PartyId> clippers);

  boolean isInvited(CampaignId id, PartyId clipper);

  /// Writes down that a payment was asked for.
  ///
  /// @param fee the campaign fee on top of the deposit
  /// @param feeRule its version
  void addFunding(
      FundingId funding,
      CampaignId campaign,
      Money deposit,
      Money fee,
      String feeRule,
      Money charged,
      Instant askedAt);

  /// Writes down how a payment ended.
  ///
  /// @param refusal why it was refused; empty if it was booked
  /// @return whether this was news
  boolean settleFunding(FundingId funding, Optional<String> refusal);

  /// Whether a payment was asked for whose end is not known, or that was booked.
  boolean hasFundingLeft(CampaignId id);

  /// What the payments that were asked for and have not ended yet are going to add.
  Money fundingUnderWay(CampaignId id, String currency);
}
