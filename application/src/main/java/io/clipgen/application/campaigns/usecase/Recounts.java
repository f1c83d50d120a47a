package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.ClaimHistory.Count;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.campaigns.port.Strikes;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.Books.TakenBack;
import io.clipgen.application.publishing.ReportedViews;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What happens whenever views of a claim stop counting, or count again after all: the entitlement
/// follows, and so do the standing and the money, what was released included. In the caller's
/// transaction, with the claim locked.
public final class Recounts {

  private final Claims claims;
  private final Campaigns campaigns;
  private final Strikes strikes;
  private final Standings standings;
  private final ReportedViews reported;
  private final Books books;
  private final Endings endings;
  private final ViewEarnings earnings;
  private final CampaignPolicies policies;

  public Recounts(
      Claims claims,
      Campaigns campaigns,
      Strikes strikes,
      Standings standings,
      ReportedViews reported,
      Books books,
      Endings endings,
      CampaignPolicies policies) {
    this.claims = claims;
    this.campaigns = campaigns;
    this.strikes = strikes;
    this.standings = standings;
    this.reported = reported;
    this.books = books;
    this.endings = endings;
    this.earnings = new ViewEarnings(books, policies);
    this.policies = policies;
  }

  /// Strikes `views` of what a claim has.
  ///
  /// @param why for the payee and the ledger, should something be taken back
  Change strike(Claim before, long views, String why, Instant now) {
    return recount(before, before.recounted(Math.max(0, views(before) - views), now), why, now);
  }

  /// Strikes were lifted: what the platforms report counts but for the others.
  Change lifted(Claim before, String why, Instant now) {
    long views = Math.max(views(before), accepted(before.id()));
    return recount(before, before.reinstated(views, now), why, now);
  }

  /// A post was removed: what the platforms report of the others counts.
  Change removed(Claim before, String why, Instant now) {
    long views = Math.min(views(before), accepted(before.id()));
    return recount(before, before.recounted(views, now), why, now);
  }

  private static long views(Claim claim) {
    return claim.approval().map(Approval::views).orElse(0L);
  }

  private Change recount(Claim before, Claim after, String why, Instant now) {
    Money nothing = Money.zero(before.terms().pricing().currency());
    if (after.equals(before)) {
      return new Change(0, TakenBack.nothing(nothing.currency()), nothing);
    }
    Approval was = before.approval().orElseThrow();
    Approval is = after.approval().orElseThrow();
    claims.save(after);
    claims.addCounts(Map.of(after.id(), new Count(now, is.views(), true)));
    long difference = is.views() - was.views();
    count(after.clipper(), difference);
    Money fall = was.earned().settled().minus(is.earned().settled());
    if (fall.isPositive()) {
      return new Change(difference, takeBack(after, fall, why), nothing);
    }
    Money posted = fall.isNegative() ? earnings.post(after, is, now) : nothing;
    return new Change(difference, TakenBack.nothing(nothing.currency()), posted);
  }

  private long accepted(ClaimId claim) {
    long seen = reported.of(List.of(claim)).getOrDefault(claim, 0L);
    return Math.max(0, seen - strikes.struck(List.of(claim)).getOrDefault(claim, 0L));
  }

  private TakenBack takeBack(Claim claim, Money fall, String why) {
    // The lock keeps a close from passing by unseen between the return and the refund.
    Campaign campaign = campaigns.lock(claim.campaign());
    TakenBack taken = books.takeBack(claim.campaign(), claim.id(), fall, why);
    endings.returnIfOver(campaign, claim, why);
    return taken;
  }

  private void count(PartyId clipper, long difference) {
    CampaignPolicy policy = policies.current();
    Map<PartyId, Standing> after = new HashMap<>();
    standings
        .lockAll(List.of(clipper))
        .forEach((who, standing) -> after.put(who, standing.withViews(difference, policy.tiers())));
    standings.saveAll(after);
  }

  /// What a recount changed.
  ///
  /// @param views by how much the views changed that count
  /// @param posted what is held for the clipper anew
  public record Change(long views, TakenBack takenBack, Money posted) {}
}
