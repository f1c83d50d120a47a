package io.clipgen.application.campaigns.testing;

import io.clipgen.application.campaigns.port.ClaimHistory;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Claims in memory. One thread.
public final class InMemoryClaims implements Claims, ClaimHistory {

  private final Map<ClaimId, Claim> all = new LinkedHashMap<>();
  private final Map<SubmissionId, Submission> submissions = new LinkedHashMap<>();

  private final Map<ClaimId, List<Count>> counts = new LinkedHashMap<>();

  /// All reviews, in order.
  public final List<Review> reviews = new ArrayList<>();

  /// Every claim, in the order in which they were taken.
  public List<Claim> all() {
    return List.copyOf(all.values());
  }

  /// What was handed in for a claim, in order.
  public List<Submission> submissions(ClaimId claim) {
    return submissions.values().stream().filter(each -> each.claim().equals(claim)).toList();
  }

  /// Whether a claim of `campaign` waits for a decision.
  boolean anyLive(CampaignId campaign) {
    return all.values().stream()
        .anyMatch(claim -> claim.campaign().equals(campaign) && claim.live());
  }

  @Override
  public void add(Claim claim) {
    boolean second =
        all.values().stream()
            .anyMatch(
                other ->
                    other.live()
                        && other.campaign().equals(claim.campaign())
                        && other.clipper().equals(claim.clipper()));
    if (second) {
      throw new IllegalStateException("one live claim per clipper and campaign");
    }
    all.put(claim.id(), claim);
  }

  @Override
  public void save(Claim claim) {
    all.put(claim.id(), claim);
  }

  @Override
  public void saveAll(Collection<Claim> claims) {
    claims.forEach(this::save);
  }

  @Override
  public void addCounts(Map<ClaimId, Count> added) {
    added.forEach(
        (claim, count) -> counts.computeIfAbsent(claim, _ -> new ArrayList<>()).add(count));
  }

  @Override
  public long count() {
    return pasts().size();
  }

  @Override
  public List<Past> page(@Nullable Claim after, int limit) {
    List<Past> all = pasts();
    int from =
        after == null
            ? 0
            : all.stream().map(past -> past.claim().id()).toList().indexOf(after.id()) + 1;
    return all.subList(from, Math.min(all.size(), from + limit));
  }

  private List<Past> pasts() {
    return all.values().stream()
        .filter(claim -> claim.approval().isPresent())
        .sorted(
            Comparator.comparing((Claim claim) -> claim.clipper().value().toString())
                .thenComparing(claim -> claim.id().value().toString()))
        .map(claim -> new Past(claim, counts.getOrDefault(claim.id(), List.of())))
        .toList();
  }

  @Override
  public Optional<Claim> find(ClaimId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public Claim lock(ClaimId id) {
    return find(id).orElseThrow(() -> new NotFound("claim", id));
  }

  @Override
  public Claim lockOfClipper(ClaimId id, PartyId clipper) {
    return find(id)
        .filter(claim -> claim.clipper().equals(clipper))
        .orElseThrow(() -> new NotFound("claim", id));
  }

  @Override
  public Claim lockOfBrand(SubmissionId submission, PartyId brand) {
    return Optional.ofNullable(submissions.get(submission))
        .flatMap(handed -> find(handed.claim()))
        .filter(claim -> claim.brand().equals(brand))
        .orElseThrow(() -> new NotFound("submission", submission));
  }

  @Override
  public List<Claim> lockAll(Collection<ClaimId> ids) {
    Set<ClaimId> wanted = Set.copyOf(ids);
    return all.values().stream()
        .filter(claim -> wanted.contains(claim.id()))
        .sorted(Comparator.comparing(claim -> claim.id().text()))
        .toList();
  }

  @Override
  public List<Claim> holdingPlaces(CampaignId campaign) {
    return all.values().stream()
        .filter(claim -> claim.campaign().equals(campaign) && claim.takesPlace())
        .toList();
  }

  @Override
  public Holdings holdings(CampaignId campaign, PartyId clipper) {
    List<Claim> own =
        all.values().stream()
            .filter(claim -> claim.campaign().equals(campaign) && claim.clipper().equals(clipper))
            .toList();
    return new Holdings(
        own.stream().anyMatch(Claim::live),
        (int) own.stream().filter(Claim::takesPlace).count(),
        own.stream()
            .filter(Claim::takesPlace)
            .mapToLong(claim -> claim.terms().base().minor())
            .sum());
  }

  @Override
  public Optional<ClaimId> newestLive(CampaignId campaign) {
    return all.values().stream()
        .filter(claim -> claim.campaign().equals(campaign) && claim.live())
        .max(Comparator.comparing(claim -> claim.id().text()))
        .map(Claim::id);
  }

  @Override
  public void add(Submission submission) {
    submissions.put(submission.id(), submission);
  }

  @Override
  public void add(Review review) {
    reviews.add(review);
  }

  @Override
  public List<ClaimId> due(Instant now, int limit) {
    return all.values().stream()
        .filter(claim -> claim.dueAt().filter(due -> !now.isBefore(due)).isPresent())
        .sorted(Comparator.comparing(claim -> claim.dueAt().orElseThrow()))
        .limit(limit)
        .map(Claim::id)
        .toList();
  }

  @Override
  public List<ClaimId> bonusWindowsOver(Instant now, int limit) {
    return all.values().stream()
        .filter(claim -> claim.bonusWindowOver(now))
        .sorted(Comparator.comparing(claim -> claim.approval().orElseThrow().bonusUntil()))
        .limit(limit)
        .map(Claim::id)
        .toList();
  }

  @Override
  public int markReleased(Collection<LineId> lines, Collection<ClaimId> metered) {
    return change(
        all.values().stream()
            .filter(
                claim ->
                    claim.state() instanceof ClaimState.Approved approved
                        && (lines.contains(approved.approval().line())
                            || claim.terms().pricing() instanceof Pricing.PerThousandViews
                                && metered.contains(claim.id())))
            .map(Claim::released)
            .toList());
  }

  @Override
  public int markPaidOut(Collection<ClaimId> ids) {
    return change(
        all.values().stream()
            .filter(claim -> ids.contains(claim.id()))
            .filter(
                claim ->
                    claim.state() instanceof ClaimState.Approved
                        || claim.state() instanceof ClaimState.Released)
            .map(Claim::paidOut)
            .toList());
  }

  @Override
  public int markPaidBack(Collection<ClaimId> ids) {
    return change(
        all.values().stream()
            .filter(claim -> ids.contains(claim.id()))
            .filter(claim -> claim.state() instanceof ClaimState.PaidOut)
            .map(Claim::paidBack)
            .toList());
  }

  private int change(List<Claim> changed) {
    saveAll(changed);
    return changed.size();
  }
}
