package io.clipgen.bootstrap.wiring;

import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.OwnersMoney;
import io.clipgen.application.earnings.Pots;
import io.clipgen.application.earnings.Tipping;
import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.earnings.port.BreakerLog;
import io.clipgen.application.earnings.port.Covers;
import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Journal;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.LedgerAudit;
import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.earnings.port.Lots;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.PotHistory;
import io.clipgen.application.earnings.port.QuickAudit;
import io.clipgen.application.earnings.port.Reserves;
import io.clipgen.application.earnings.port.StatementKeys;
import io.clipgen.application.earnings.port.StatementPrinter;
import io.clipgen.application.earnings.port.Tips;
import io.clipgen.application.earnings.port.TopUps;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.earnings.query.TipBoard;
import io.clipgen.application.earnings.usecase.ChargeFunding;
import io.clipgen.application.earnings.usecase.ChargeTip;
import io.clipgen.application.earnings.usecase.CheckBooks;
import io.clipgen.application.earnings.usecase.FoldBalances;
import io.clipgen.application.earnings.usecase.HearOfPayments;
import io.clipgen.application.earnings.usecase.IssueStatement;
import io.clipgen.application.earnings.usecase.LedgerBooks;
import io.clipgen.application.earnings.usecase.LedgerOwnersMoney;
import io.clipgen.application.earnings.usecase.LedgerPots;
import io.clipgen.application.earnings.usecase.LedgerTipping;
import io.clipgen.application.earnings.usecase.LedgerWithdrawals;
import io.clipgen.application.earnings.usecase.OperateBreaker;
import io.clipgen.application.earnings.usecase.ReleaseLines;
import io.clipgen.application.earnings.usecase.SealEntries;
import io.clipgen.application.earnings.usecase.SeeEarnings;
import io.clipgen.application.earnings.usecase.SeeSeals;
import io.clipgen.application.earnings.usecase.SeeTips;
import io.clipgen.application.earnings.usecase.SendRefund;
import io.clipgen.application.earnings.usecase.SettleFundings;
import io.clipgen.application.earnings.usecase.StatementKeyring;
import io.clipgen.application.earnings.usecase.TellOfRefusedTip;
import io.clipgen.application.earnings.usecase.TellOfTip;
import io.clipgen.application.earnings.usecase.TipPolicy;
import io.clipgen.application.earnings.usecase.TopUpPlatform;
import io.clipgen.application.earnings.usecase.VerifyLedger;
import io.clipgen.application.identity.AddressBook;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.payouts.ConnectedAccounts;
import io.clipgen.application.payouts.PayoutsUnderWay;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.RetryRule;
import io.clipgen.domain.shared.Money;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/// The use cases of earnings.
@Factory
final class EarningsWiring {

  private final String currency;

  EarningsWiring(@Property(name = "clipgen.earnings.currency") String currency) {
    this.currency = currency;
  }

  @Singleton
  Books books(
      Ledger ledger,
      Fundings fundings,
      Reserves reserves,
      Lines lines,
      Debts debts,
      Effects effects,
      BusinessClock clock,
      Ids ids,
      PaymentGateway gateway) {
    return new LedgerBooks(
        ledger,
        fundings,
        reserves,
        lines,
        debts,
        effects,
        clock,
        ids,
        gateway.processingRate(),
        currency);
  }

  @Singleton
  Withdrawals withdrawals(Ledger ledger, Lots lots, Outbox outbox, BusinessClock clock, Ids ids) {
    return new LedgerWithdrawals(ledger, lots, outbox, clock, ids, currency);
  }

  @Singleton
  ChargeFunding chargeFunding(
      PaymentGateway gateway,
      Fundings fundings,
      Ledger ledger,
      Outbox outbox,
      BusinessClock clock,
      Ids ids) {
    return new ChargeFunding(gateway, fundings, ledger, outbox, clock, ids);
  }

  @Singleton
  SendRefund sendRefund(
      PaymentGateway gateway,
      Fundings fundings,
      Ledger ledger,
      BusinessClock clock,
      Ids ids,
      RetryRule retry) {
    return new SendRefund(gateway, fundings, ledger, clock, ids, retry);
  }

  @Singleton
  HearOfPayments hearOfPayments(Fundings fundings, Effects effects) {
    return new HearOfPayments(fundings, effects);
  }

  @Singleton
  Pots pots(EarningsBoard board, PotHistory history) {
    return new LedgerPots(board, history);
  }

  @Singleton
  TipPolicy tipPolicy(
      @Property(name = "clipgen.earnings.tips.minimum") long minimum,
      @Property(name = "clipgen.earnings.tips.hold") Duration hold) {
    return new TipPolicy(Money.of(minimum, currency), hold);
  }

  @Singleton
  Tipping tipping(
      Ledger ledger,
      Fundings fundings,
      Tips tips,
      Effects effects,
      BusinessClock clock,
      Ids ids,
      PaymentGateway gateway,
      TipPolicy policy) {
    return new LedgerTipping(
        ledger, fundings, tips, effects, clock, ids, gateway.processingRate(), policy);
  }

  @Singleton
  ChargeTip chargeTip(
      PaymentGateway gateway,
      Tips tips,
      Fundings fundings,
      Reserves reserves,
      Lines lines,
      Ledger ledger,
      Outbox outbox,
      BusinessClock clock,
      Ids ids,
      TipPolicy policy) {
    return new ChargeTip(
        gateway, tips, fundings, reserves, lines, ledger, outbox, clock, ids, policy);
  }

  @Singleton
  TellOfTip tellOfTip(Mailer mailer, AddressBook addresses) {
    return new TellOfTip(mailer, addresses);
  }

  @Singleton
  TellOfRefusedTip tellOfRefusedTip(Mailer mailer, AddressBook addresses) {
    return new TellOfRefusedTip(mailer, addresses);
  }

  @Singleton
  SeeTips seeTips(TipBoard board) {
    return new SeeTips(board);
  }

  @Singleton
  SettleFundings settleFundings(
      PaymentGateway gateway,
      Fundings fundings,
      Ledger ledger,
      Effects effects,
      Transactions transactions,
      Ids ids) {
    return new SettleFundings(gateway, fundings, ledger, effects, transactions, ids);
  }

  @Singleton
  ReleaseLines releaseLines(
      Lines lines,
      Debts debts,
      Ledger ledger,
      Breaker breaker,
      Outbox outbox,
      Transactions transactions,
      Ids ids) {
    return new ReleaseLines(lines, debts, ledger, breaker, outbox, transactions, ids, currency);
  }

  @Singleton
  FoldBalances foldBalances(Ledger ledger) {
    return new FoldBalances(ledger);
  }

  @Singleton
  SealEntries sealEntries(Journal journal, Transactions transactions) {
    return new SealEntries(journal, transactions);
  }

  @Singleton
  StatementKeyring statementKeyring(
      StatementKeys keys, Transactions transactions, AdminActions actions) {
    return new StatementKeyring(keys, transactions, InstantSource.system(), actions);
  }

  @Singleton
  IssueStatement issueStatement(
      EarningsBoard board, StatementPrinter printer, StatementKeyring keys, BusinessClock clock) {
    return new IssueStatement(board, printer, keys, clock);
  }

  @Singleton
  SeeSeals seeSeals(Journal journal) {
    return new SeeSeals(journal);
  }

  @Singleton
  CheckBooks checkBooks(
      VerifyLedger verify,
      QuickAudit quick,
      BreakerLog log,
      Transactions transactions,
      @Property(name = "clipgen.earnings.breaker.patience") Duration patience) {
    return new CheckBooks(verify, quick, log, transactions, InstantSource.system(), patience);
  }

  @Singleton
  OperateBreaker operateBreaker(
      BreakerLog log,
      CheckBooks books,
      Transactions transactions,
      BusinessClock clock,
      AdminActions actions) {
    return new OperateBreaker(log, books, transactions, clock, actions);
  }

  @Singleton
  SeeEarnings seeEarnings(EarningsBoard board) {
    return new SeeEarnings(board);
  }

  @Singleton
  VerifyLedger verifyLedger(
      LedgerAudit audit,
      PaymentGateway gateway,
      ConnectedAccounts accounts,
      PayoutsUnderWay payouts,
      BusinessClock clock) {
    return new VerifyLedger(audit, gateway, accounts, payouts, clock);
  }

  @Singleton
  OwnersMoney ownersMoney(Ledger ledger, Covers covers, BusinessClock clock, Ids ids) {
    return new LedgerOwnersMoney(ledger, covers, clock, ids, currency);
  }

  @Singleton
  TopUpPlatform topUpPlatform(
      PaymentGateway gateway,
      TopUps topUps,
      Ledger ledger,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    return new TopUpPlatform(
        gateway, topUps, ledger, effects, transactions, clock, ids, currency, actions);
  }
}
