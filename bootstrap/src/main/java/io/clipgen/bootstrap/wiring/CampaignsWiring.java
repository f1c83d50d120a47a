package io.clipgen.bootstrap.wiring;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.campaigns.port.Strikes;
import io.clipgen.application.campaigns.query.CampaignBoard;
import io.clipgen.application.campaigns.usecase.AppealRejection;
import io.clipgen.application.campaigns.usecase.Approvals;
import io.clipgen.application.campaigns.usecase.ApproveSubmission;
import io.clipgen.application.campaigns.usecase.BookFunding;
import io.clipgen.application.campaigns.usecase.ClaimCampaign;
import io.clipgen.application.campaigns.usecase.CloseCampaign;
import io.clipgen.application.campaigns.usecase.CompleteCampaigns;
import io.clipgen.application.campaigns.usecase.CountViews;
import io.clipgen.application.campaigns.usecase.DecideAppeal;
import io.clipgen.application.campaigns.usecase.DisputeDesk;
import io.clipgen.application.campaigns.usecase.EditCampaign;
import io.clipgen.application.campaigns.usecase.EndBonusWindows;
import io.clipgen.application.campaigns.usecase.EndDueClaims;
import io.clipgen.application.campaigns.usecase.Endings;
import io.clipgen.application.campaigns.usecase.ExpireCampaigns;
import io.clipgen.application.campaigns.usecase.FollowPost;
import io.clipgen.application.campaigns.usecase.FundCampaign;
import io.clipgen.application.campaigns.usecase.MarkPaidOut;
import io.clipgen.application.campaigns.usecase.MarkReleased;
import io.clipgen.application.campaigns.usecase.NoteRefusedFunding;
import io.clipgen.application.campaigns.usecase.OpenCampaign;
import io.clipgen.application.campaigns.usecase.PauseCampaign;
import io.clipgen.application.campaigns.usecase.PostCampaign;
import io.clipgen.application.campaigns.usecase.QuoteCampaign;
import io.clipgen.application.campaigns.usecase.ReadTier;
import io.clipgen.application.campaigns.usecase.RejectSubmission;
import io.clipgen.application.campaigns.usecase.RequestChanges;
import io.clipgen.application.campaigns.usecase.ResumeCampaign;
import io.clipgen.application.campaigns.usecase.SeeFigures;
import io.clipgen.application.campaigns.usecase.SubmitClip;
import io.clipgen.application.campaigns.usecase.TellOfApproval;
import io.clipgen.application.campaigns.usecase.TellOfCampaign;
import io.clipgen.application.campaigns.usecase.TellOfClaim;
import io.clipgen.application.campaigns.usecase.TipClipper;
import io.clipgen.application.campaigns.usecase.WithdrawClaim;
import io.clipgen.application.clips.Studio;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.Chargebacks;
import io.clipgen.application.earnings.Pots;
import io.clipgen.application.earnings.Tipping;
import io.clipgen.application.identity.AddressBook;
import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The use cases of the marketplace, and its numbers.
@Factory
final class CampaignsWiring {

  @Singleton
  AddressBook addressBook(Parties parties) {
    return party -> parties.find(party).map(known -> known.email().value());
  }

  @Singleton
  Endings endings(Campaigns campaigns, Claims claims, Books books, Outbox outbox) {
    return new Endings(campaigns, claims, books, outbox);
  }

  @Singleton
  Approvals approvals(
      Campaigns campaigns,
      Claims claims,
      Standings standings,
      Books books,
      Outbox outbox,
      CampaignPolicies policies) {
    return new Approvals(campaigns, claims, standings, books, outbox, policies);
  }

  @Singleton
  PostCampaign postCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Studio studio,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids) {
    return new PostCampaign(transactions, campaigns, studio, policies, clock, ids);
  }

  @Singleton
  EditCampaign editCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Studio studio,
      CampaignPolicies policies,
      BusinessClock clock) {
    return new EditCampaign(transactions, campaigns, studio, policies, clock);
  }

  @Singleton
  FundCampaign fundCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Books books,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids) {
    return new FundCampaign(transactions, campaigns, books, policies, clock, ids);
  }

  @Singleton
  OpenCampaign openCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Chargebacks chargebacks,
      BusinessClock clock) {
    return new OpenCampaign(transactions, campaigns, chargebacks, clock);
  }

  @Singleton
  PauseCampaign pauseCampaign(Transactions transactions, Campaigns campaigns) {
    return new PauseCampaign(transactions, campaigns);
  }

  @Singleton
  ResumeCampaign resumeCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Chargebacks chargebacks,
      BusinessClock clock) {
    return new ResumeCampaign(transactions, campaigns, chargebacks, clock);
  }

  @Singleton
  CloseCampaign closeCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Books books,
      Outbox outbox,
      BusinessClock clock) {
    return new CloseCampaign(transactions, campaigns, books, outbox, clock);
  }

  @Singleton
  ClaimCampaign claimCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Claims claims,
      Standings standings,
      Books books,
      Studio studio,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids) {
    return new ClaimCampaign(
        transactions, campaigns, claims, standings, books, studio, policies, clock, ids);
  }

  @Singleton
  QuoteCampaign quoteCampaign(Campaigns campaigns, Standings standings, CampaignPolicies policies) {
    return new QuoteCampaign(campaigns, standings, policies);
  }

  @Singleton
  ReadTier readTier(Standings standings, CampaignPolicies policies) {
    return new ReadTier(standings, policies);
  }

  @Singleton
  SubmitClip submitClip(
      Transactions transactions,
      Claims claims,
      Campaigns campaigns,
      Studio studio,
      Endings endings,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids) {
    return new SubmitClip(transactions, claims, campaigns, studio, endings, policies, clock, ids);
  }

  @Singleton
  WithdrawClaim withdrawClaim(
      Transactions transactions, Claims claims, Endings endings, BusinessClock clock) {
    return new WithdrawClaim(transactions, claims, endings, clock);
  }

  @Singleton
  ApproveSubmission approveSubmission(
      Transactions transactions,
      Claims claims,
      Approvals approvals,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids) {
    return new ApproveSubmission(transactions, claims, approvals, policies, clock, ids);
  }

  @Singleton
  RequestChanges requestChanges(
      Transactions transactions,
      Claims claims,
      Endings endings,
      CampaignPolicies policies,
      BusinessClock clock) {
    return new RequestChanges(transactions, claims, endings, policies, clock);
  }

  @Singleton
  RejectSubmission rejectSubmission(
      Transactions transactions,
      Claims claims,
      Endings endings,
      CampaignPolicies policies,
      BusinessClock clock) {
    return new RejectSubmission(transactions, claims, endings, policies, clock);
  }

  @Singleton
  AppealRejection appealRejection(
      Transactions transactions,
      Claims claims,
      Endings endings,
      DisputeDesk desk,
      BusinessClock clock) {
    return new AppealRejection(transactions, claims, endings, desk, clock);
  }

  @Singleton
  DecideAppeal decideAppeal(
      Transactions transactions,
      Claims claims,
      Approvals approvals,
      Endings endings,
      DisputeDesk desk,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    return new DecideAppeal(
        transactions, claims, approvals, endings, desk, policies, clock, ids, actions);
  }

  @Singleton
  BookFunding bookFunding(
      Transactions transactions,
      Campaigns campaigns,
      Books books,
      Chargebacks chargebacks,
      Outbox outbox,
      BusinessClock clock) {
    return new BookFunding(transactions, campaigns, books, chargebacks, outbox, clock);
  }

  @Singleton
  NoteRefusedFunding noteRefusedFunding(
      Transactions transactions, Campaigns campaigns, Outbox outbox) {
    return new NoteRefusedFunding(transactions, campaigns, outbox);
  }

  @Singleton
  FollowPost followPost(
      Transactions transactions, Claims claims, Books books, CampaignPolicies policies) {
    return new FollowPost(transactions, claims, books, policies);
  }

  @Singleton
  CountViews countViews(
      Transactions transactions,
      Claims claims,
      Strikes strikes,
      Standings standings,
      Books books,
      CampaignPolicies policies) {
    return new CountViews(transactions, claims, strikes, standings, books, policies);
  }

  @Singleton
  SeeFigures seeFigures(CampaignBoard board, Claims claims, Pots pots, BusinessClock clock) {
    return new SeeFigures(board, claims, pots, clock);
  }

  @Singleton
  TipClipper tipClipper(Transactions transactions, Claims claims, Tipping tipping, Ids ids) {
    return new TipClipper(transactions, claims, tipping, ids);
  }

  @Singleton
  MarkReleased markReleased(Claims claims) {
    return new MarkReleased(claims);
  }

  @Singleton
  MarkPaidOut markPaidOut(Claims claims) {
    return new MarkPaidOut(claims);
  }

  @Singleton
  EndDueClaims endDueClaims(
      Transactions transactions,
      Claims claims,
      Approvals approvals,
      Endings endings,
      CampaignPolicies policies,
      Ids ids) {
    return new EndDueClaims(transactions, claims, approvals, endings, policies, ids);
  }

  @Singleton
  ExpireCampaigns expireCampaigns(
      Transactions transactions, Campaigns campaigns, Books books, Outbox outbox) {
    return new ExpireCampaigns(transactions, campaigns, books, outbox);
  }

  @Singleton
  CompleteCampaigns completeCampaigns(
      Transactions transactions, Campaigns campaigns, Books books, Outbox outbox) {
    return new CompleteCampaigns(transactions, campaigns, books, outbox);
  }

  @Singleton
  EndBonusWindows endBonusWindows(
      Transactions transactions, Claims claims, Campaigns campaigns, Books books, Endings endings) {
    return new EndBonusWindows(transactions, claims, campaigns, books, endings);
  }

  @Singleton
  TellOfClaim tellOfClaim(Mailer mailer, AddressBook addresses) {
    return new TellOfClaim(mailer, addresses);
  }

  @Singleton
  TellOfApproval tellOfApproval(Mailer mailer, AddressBook addresses) {
    return new TellOfApproval(mailer, addresses);
  }

  @Singleton
  TellOfCampaign tellOfCampaign(Mailer mailer, AddressBook addresses) {
    return new TellOfCampaign(mailer, addresses);
  }
}
