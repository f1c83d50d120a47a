package io.clipgen.application.campaigns.port;

import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where claims are kept, with their submissions and reviews.
public interface Claims {

  void add(Claim claim);

  void save(Claim claim);

  /// [#save] of many in one statement.
  void saveAll(Collection<Claim> claims);

  /// Writes down that the views changed which count for approved claims: their [ClaimHistory].
  void addCounts(Map<ClaimId, ClaimHistory.Count> counts);

  Optional<Claim> find(ClaimId id);

  /// Reads a claim and keeps others from changing it until the transaction ends.
  ///
  /// @throws NotFound if there is none
  Claim lock(ClaimId id);

  /// [#lock] for its clipper alone.
  ///
  /// @throws NotFound if `clipper` has none of that id
  Claim lockOfClipper(ClaimId id, PartyId clipper);

  /// [#lock] of the claim that a submission belongs to, for the campaign's brand alone.
  ///
  /// @throws NotFound if `brand` was never handed that submission
  Claim lockOfBrand(SubmissionId submission, PartyId brand);

  /// Locks those of `ids` that exist, in the order of their ids.
  List<Claim> lockAll(Collection<ClaimId> ids);

  /// The claims of a campaign that hold one of its places: live ones and approved ones.
  List<Claim> holdingPlaces(CampaignId campaign);

  /// What `clipper` has of `campaign`.
  Holdings holdings(CampaignId campaign, PartyId clipper);

  /// The newest undecided claim of a campaign.
  Optional<ClaimId> newestLive(CampaignId campaign);

  void add(Submission submission);

  void add(Review review);

  /// Up to `limit` claims to which something happens by itself by `now`, those due first before the
  /// others.
  List<ClaimId> due(Instant now, int limit);

  /// Up to `limit` claims whose bonus window has ended by `now` and still has its reserve.
  List<ClaimId> bonusWindowsOver(Instant now, int limit);

  /// Marks approved claims as released: those whose base is one of `lines`, and of `metered` those
  /// that are paid for their views.
  ///
  /// @return how many were marked
  int markReleased(Collection<LineId> lines, Collection<ClaimId> metered);

  /// Marks approved and released claims as paid out.
  ///
  /// @return how many were marked
  int markPaidOut(Collection<ClaimId> ids);

  /// Marks claims that were paid out as released again: the bank has returned the money.
  ///
  /// @return how many were marked
  int markPaidBack(Collection<ClaimId> ids);

  /// What a clipper has of a campaign.
  ///
  /// @param live whether there is an undecided claim
  /// @param places how many places live and approved claims take
  /// @param committed what those may earn by themselves, before the split, in minor units
  record Holdings(boolean live, int places, long committed) {}
}
