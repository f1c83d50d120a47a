package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.testing.FakeStudio;
import io.clipgen.application.campaigns.testing.InMemoryCampaigns;
import io.clipgen.application.campaigns.testing.InMemoryClaims;
import io.clipgen.application.campaigns.testing.InMemoryDisputes;
import io.clipgen.application.campaigns.testing.InMemorySchedules;
import io.clipgen.application.campaigns.testing.InMemoryStandings;
import io.clipgen.application.campaigns.testing.InMemoryStrikes;
import io.clipgen.application.earnings.Books.CampaignFunded;
import io.clipgen.application.earnings.Books.FundingRefused;
import io.clipgen.application.earnings.testing.InMemoryBooks;
import io.clipgen.application.earnings.testing.InMemoryHoldLog;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.earnings.usecase.LedgerHolds;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.RecordingOutbox;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.campaigns.AspectRatio;
import io.clipgen.domain.campaigns.BonusCeiling;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.campaigns.ServicePackage;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The whole marketplace over fakes, with one brand, some clippers and an admin.
final class Market {

  final InMemoryTransactions transactions = new InMemoryTransactions();
  final RecordingOutbox outbox = new RecordingOutbox(transactions);
  final SettableClock clock = new SettableClock();
  final SequentialIds ids = new SequentialIds();
  final InMemoryBooks books = new InMemoryBooks(outbox, clock);
  final InMemoryClaims claims = new InMemoryClaims();
  final InMemoryCampaigns campaigns = new InMemoryCampaigns(claims);
  final InMemoryStrikes strikes = new InMemoryStrikes();
  final InMemoryStandings standings = new InMemoryStandings();
  final FakeStudio studio = new FakeStudio();
  final InMemorySchedules schedules = new InMemorySchedules();
  final PublishedPolicies policies =
      new PublishedPolicies(CampaignPolicy.defaults(), schedules, clock);
  final Endings endings = new Endings(campaigns, claims, books, outbox);
  final InMemoryDisputes disputes = new InMemoryDisputes();
  final DisputeDesk desk = new DisputeDesk(disputes, campaigns, outbox, ids);
  final Approvals approvals = new Approvals(campaigns, claims, standings, books, outbox, policies);

  final Caller brand = caller(1, "CLIENT");
  final Caller clipper = caller(2, "CLIPPER");
  final Caller other = caller(3, "CLIPPER");
  final Caller admin = caller(4, "ADMIN");
  final SourceVideoId source = new SourceVideoId(new UUID(1, 1));

  final ClaimCampaign claimCampaign =
      new ClaimCampaign(
          transactions, campaigns, claims, standings, books, studio, policies, clock, ids);
  final ApproveSubmission approveSubmission =
      new ApproveSubmission(transactions, claims, approvals, policies, clock, ids);
  final EndDueClaims endDueClaims =
      new EndDueClaims(transactions, claims, approvals, endings, policies, ids);
  final EndBonusWindows endBonusWindows =
      new EndBonusWindows(transactions, claims, campaigns, books, endings);
  final ExpireCampaigns expireCampaigns =
      new ExpireCampaigns(transactions, campaigns, books, outbox);
  final CompleteCampaigns completeCampaigns =
      new CompleteCampaigns(transactions, campaigns, books, outbox);
  final CloseCampaign closeCampaign =
      new CloseCampaign(transactions, campaigns, books, outbox, clock);
  final CountViews countViews =
      new CountViews(transactions, claims, strikes, standings, books, policies);

  /// What the platforms report.
  final Map<ClaimId, Long> reported = new HashMap<>();

  final Recounts recounts =
      new Recounts(claims, campaigns, strikes, standings, _ -> reported, books, endings, policies);
  final InMemoryAdminActions actions = new InMemoryAdminActions();
  final StrikeViews strikeViews =
      new StrikeViews(transactions, claims, strikes, recounts, endings, clock, ids, actions);
  final FollowRemoval followRemoval = new FollowRemoval(transactions, claims, recounts, endings);

  final InMemoryHoldLog holds = new InMemoryHoldLog();
  final KeepClaims keepClaims =
      new KeepClaims(claims, campaigns, standings, endings, desk, policies, clock);
  final DecideHolds decideHolds =
      new DecideHolds(
          new LedgerHolds(
              books.ledger,
              holds,
              books.lines,
              books.lines,
              books.debts,
              books.reserves,
              books.fundings,
              clock,
              ids,
              "USD"),
          holds,
          books.lines,
          List.of(keepClaims),
          transactions,
          actions);

  Market() {
    studio.sources.put(source, brand.party());
  }

  static Caller caller(int number, String role) {
    return new Caller(new PartyId(new UUID(7, number)), Set.of(role));
  }

  Terms terms(long cents, int places, int ceiling) {
    return terms(new Pricing.PerClip(Money.usd(cents), BonusCeiling.ofPercent(ceiling)), places);
  }

  /// Views at 4.25 per 1,000 from 1,000 on: 100 a clip, 150 a clipper.
  Terms perViews(long capPerCampaign) {
    return terms(
        new Pricing.PerThousandViews(
            new Micros(4_250_000, "USD"),
            1_000,
            Money.usd(100_00),
            Money.usd(150_00),
            Money.usd(capPerCampaign),
            Duration.ofDays(3)),
        5);
  }

  private Terms terms(Pricing pricing, int places) {
    return new Terms(
        "Moments of the moon landing",
        source,
        15,
        AspectRatio.PORTRAIT,
        "",
        List.of(Platform.TIKTOK),
        clock.now().plus(Duration.ofDays(30)),
        pricing,
        places,
        Poster.CLIPPER,
        ServicePackage.CUSTOM,
        null,
        null,
        Set.of());
  }

  Campaign posted(Terms terms) {
    return new PostCampaign(transactions, campaigns, studio, policies, clock, ids)
        .handle(brand, new PostCampaign.Command(terms));
  }

  FundCampaign.Asked fund(CampaignId id, Money deposit, String method, boolean open) {
    return new FundCampaign(transactions, campaigns, books, policies, clock, ids)
        .handle(brand, new FundCampaign.Command(id, deposit, method, open));
  }

  /// Lets the provider answer, and tells the marketplace what the books say.
  void settle() {
    outbox.clear();
    transactions.run(books::takePayments);
    var funded = new BookFunding(transactions, campaigns, books, _ -> false, outbox, clock);
    outbox.events(CampaignFunded.class).forEach(funded::handle);
    var refused = new NoteRefusedFunding(transactions, campaigns, outbox);
    outbox.events(FundingRefused.class).forEach(refused::handle);
  }

  Campaign opened(Terms terms) {
    Campaign campaign = posted(terms);
    fund(campaign.id(), campaign.depositNeeded(), "pm_card_visa", true);
    settle();
    return now(campaign);
  }

  Claim claimed(Campaign campaign, Caller by) {
    var outcome = claimCampaign.handle(by, new ClaimCampaign.Command(campaign.id()));
    return ((ClaimCampaign.Outcome.Taken) outcome).claim();
  }

  void withdraw(Claim claim, Caller by) {
    new WithdrawClaim(transactions, claims, endings, clock).handle(by, claim.id());
  }

  Submission submitted(Claim claim, Caller by) {
    ClipId clip = studio.make(new ClipId(ids.next()), by.party(), source);
    return submitClip().handle(by, new SubmitClip.Command(claim.id(), clip, "here it is"));
  }

  SubmitClip submitClip() {
    return new SubmitClip(transactions, claims, campaigns, studio, endings, policies, clock, ids);
  }

  Claim approved(Claim claim, Caller by) {
    Submission submission = submitted(claim, by);
    return approveSubmission.handle(
        brand, new ApproveSubmission.Command(submission.id(), 5, "lovely"));
  }

  Campaign now(Campaign campaign) {
    return campaigns.find(campaign.id()).orElseThrow();
  }

  Claim now(Claim claim) {
    return claims.find(claim.id()).orElseThrow();
  }
}
