package io.clipgen.bootstrap.wiring;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Disputes;
import io.clipgen.application.campaigns.port.EvidenceFiles;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.campaigns.port.Strikes;
import io.clipgen.application.campaigns.query.DisputeBoard;
import io.clipgen.application.campaigns.usecase.DecideAppeal;
import io.clipgen.application.campaigns.usecase.DecideDispute;
import io.clipgen.application.campaigns.usecase.DisputeDesk;
import io.clipgen.application.campaigns.usecase.DisputeEvidence;
import io.clipgen.application.campaigns.usecase.Endings;
import io.clipgen.application.campaigns.usecase.FollowRemoval;
import io.clipgen.application.campaigns.usecase.KeepCampaigns;
import io.clipgen.application.campaigns.usecase.KeepClaims;
import io.clipgen.application.campaigns.usecase.OpenDispute;
import io.clipgen.application.campaigns.usecase.Recounts;
import io.clipgen.application.campaigns.usecase.StrikeViews;
import io.clipgen.application.campaigns.usecase.TellOfDispute;
import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.Chargebacks;
import io.clipgen.application.earnings.Holds;
import io.clipgen.application.earnings.PotKeeper;
import io.clipgen.application.earnings.SourceKeeper;
import io.clipgen.application.earnings.port.ChargebackLog;
import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.HoldLog;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.earnings.port.Lots;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.Reserves;
import io.clipgen.application.earnings.query.HoldBoard;
import io.clipgen.application.earnings.query.ReturnBoard;
import io.clipgen.application.earnings.usecase.AnswerChargeback;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.earnings.usecase.ExplainChargeback;
import io.clipgen.application.earnings.usecase.FollowChargebacks;
import io.clipgen.application.earnings.usecase.LedgerHolds;
import io.clipgen.application.earnings.usecase.RefundByHand;
import io.clipgen.application.earnings.usecase.RetryRefunds;
import io.clipgen.application.earnings.usecase.SeeHolds;
import io.clipgen.application.earnings.usecase.SeeReturns;
import io.clipgen.application.earnings.usecase.WatchRefunds;
import io.clipgen.application.earnings.usecase.WriteOffDebts;
import io.clipgen.application.identity.AddressBook;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.publishing.ReportedViews;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.RetryRule;
import io.clipgen.domain.shared.EvidenceId;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// The use cases for what goes wrong after money was promised.
@Factory
final class DisputesWiring {

  private final String currency;

  DisputesWiring(@Property(name = "clipgen.earnings.currency") String currency) {
    this.currency = currency;
  }

  @Singleton
  ReportedViews reportedViews(Posts posts) {
    return claims ->
        posts.views(claims).stream()
            .collect(Collectors.toMap(ViewsObserved.Views::claim, ViewsObserved.Views::views));
  }

  @Singleton
  Recounts recounts(
      Claims claims,
      Campaigns campaigns,
      Strikes strikes,
      Standings standings,
      ReportedViews reported,
      Books books,
      Endings endings,
      CampaignPolicies policies) {
    return new Recounts(claims, campaigns, strikes, standings, reported, books, endings, policies);
  }

  @Singleton
  StrikeViews strikeViews(
      Transactions transactions,
      Claims claims,
      Strikes strikes,
      Recounts recounts,
      Endings endings,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    return new StrikeViews(transactions, claims, strikes, recounts, endings, clock, ids, actions);
  }

  @Singleton
  FollowRemoval followRemoval(
      Transactions transactions, Claims claims, Recounts recounts, Endings endings) {
    return new FollowRemoval(transactions, claims, recounts, endings);
  }

  @Singleton
  KeepClaims keepClaims(
      Claims claims,
      Campaigns campaigns,
      Standings standings,
      Endings endings,
      DisputeDesk desk,
      CampaignPolicies policies,
      BusinessClock clock) {
    return new KeepClaims(claims, campaigns, standings, endings, desk, policies, clock);
  }

  @Singleton
  Holds holds(
      Ledger ledger,
      HoldLog holds,
      Lines lines,
      Lots lots,
      Debts debts,
      Reserves reserves,
      Fundings fundings,
      BusinessClock clock,
      Ids ids) {
    return new LedgerHolds(
        ledger, holds, lines, lots, debts, reserves, fundings, clock, ids, currency);
  }

  @Singleton
  DecideHolds decideHolds(
      Holds holds,
      HoldLog log,
      Lines lines,
      List<SourceKeeper> keepers,
      Transactions transactions,
      AdminActions actions) {
    return new DecideHolds(holds, log, lines, keepers, transactions, actions);
  }

  @Singleton
  SeeHolds seeHolds(HoldBoard board) {
    return new SeeHolds(board);
  }

  @Singleton
  WriteOffDebts writeOffDebts(
      Debts debts,
      Ledger ledger,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      @Property(name = "clipgen.earnings.debts.give-up-after") Duration age,
      AdminActions actions) {
    return new WriteOffDebts(debts, ledger, transactions, clock, ids, age, actions);
  }

  @Singleton
  RetryRule refundRetries(
      @Property(name = "clipgen.earnings.refunds.attempts") int attempts,
      @Property(name = "clipgen.earnings.refunds.first-wait") Duration first,
      @Property(name = "clipgen.earnings.refunds.longest-wait") Duration longest) {
    return new RetryRule(attempts, first, longest);
  }

  @Singleton
  RetryRefunds retryRefunds(
      Fundings fundings,
      Ledger ledger,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    return new RetryRefunds(fundings, ledger, effects, transactions, clock, ids, actions);
  }

  @Singleton
  RefundByHand refundByHand(
      Fundings fundings,
      Ledger ledger,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    return new RefundByHand(fundings, ledger, transactions, clock, ids, actions);
  }

  @Singleton
  WatchRefunds watchRefunds(
      PaymentGateway gateway,
      Fundings fundings,
      Ledger ledger,
      Transactions transactions,
      Ids ids,
      RetryRule retry) {
    return new WatchRefunds(gateway, fundings, ledger, transactions, ids, retry);
  }

  @Singleton
  KeepCampaigns keepCampaigns(
      Campaigns campaigns,
      Claims claims,
      Endings endings,
      DisputeDesk desk,
      Books books,
      Outbox outbox,
      BusinessClock clock) {
    return new KeepCampaigns(campaigns, claims, endings, desk, books, outbox, clock);
  }

  @Singleton
  Chargebacks chargebacks(ChargebackLog log) {
    return log::openOn;
  }

  @Singleton
  FollowChargebacks followChargebacks(
      PaymentGateway gateway,
      ChargebackLog log,
      Fundings fundings,
      Debts debts,
      Lots lots,
      Ledger ledger,
      List<PotKeeper> keepers,
      Transactions transactions,
      Ids ids) {
    return new FollowChargebacks(
        gateway, log, fundings, debts, lots, ledger, keepers, transactions, ids);
  }

  @Singleton
  AnswerChargeback answerChargeback(
      PaymentGateway gateway,
      ChargebackLog log,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      AdminActions actions) {
    return new AnswerChargeback(gateway, log, effects, transactions, clock, actions);
  }

  @Singleton
  ExplainChargeback explainChargeback(
      ChargebackLog log,
      Ledger ledger,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    return new ExplainChargeback(log, ledger, transactions, clock, ids, actions);
  }

  @Singleton
  SeeReturns seeReturns(ReturnBoard board) {
    return new SeeReturns(board);
  }

  @Singleton
  EvidenceFiles evidenceFiles(BlobStore blobs) {
    return new StoredEvidence(blobs);
  }

  @Singleton
  DisputeDesk disputeDesk(Disputes disputes, Campaigns campaigns, Outbox outbox, Ids ids) {
    return new DisputeDesk(disputes, campaigns, outbox, ids);
  }

  @Singleton
  OpenDispute openDispute(
      Transactions transactions,
      Claims claims,
      DisputeDesk desk,
      Holds holds,
      BusinessClock clock) {
    return new OpenDispute(transactions, claims, desk, holds, clock);
  }

  @Singleton
  DisputeEvidence disputeEvidence(
      Transactions transactions,
      Disputes disputes,
      DisputeBoard board,
      Claims claims,
      DisputeDesk desk,
      EvidenceFiles files,
      BusinessClock clock,
      Ids ids,
      @Property(name = "clipgen.disputes.max-file-bytes") long maxBytes) {
    return new DisputeEvidence(
        transactions, disputes, board, claims, desk, files, clock, ids, maxBytes);
  }

  @Singleton
  DecideDispute decideDispute(
      Transactions transactions,
      Disputes disputes,
      DecideAppeal appeals,
      Holds holds,
      KeepClaims keeper,
      AdminActions actions) {
    return new DecideDispute(transactions, disputes, appeals, holds, keeper, actions);
  }

  @Singleton
  TellOfDispute tellOfDispute(Mailer mailer, AddressBook addresses) {
    return new TellOfDispute(mailer, addresses);
  }

  /// Evidence lies where clips lie, under names of its own.
  private record StoredEvidence(BlobStore blobs) implements EvidenceFiles {

    @Override
    public long put(EvidenceId id, InputStream content) {
      return blobs.put(key(id), content).size();
    }

    @Override
    public InputStream open(EvidenceId id) {
      return blobs.open(key(id));
    }

    @Override
    public void delete(EvidenceId id) {
      blobs.delete(key(id));
    }

    private static BlobKey key(EvidenceId id) {
      return new BlobKey("evidence/" + id.text());
    }
  }
}
