package io.clipgen.bootstrap.wiring;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.OwnersMoney;
import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.identity.Roster;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.PayoutFees;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.port.PayoutRuns;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.payouts.port.Withdrawn;
import io.clipgen.application.payouts.query.PaidOut;
import io.clipgen.application.payouts.query.PayoutBoard;
import io.clipgen.application.payouts.query.PayoutRunBoard;
import io.clipgen.application.payouts.usecase.ApprovePayouts;
import io.clipgen.application.payouts.usecase.BookPayoutFees;
import io.clipgen.application.payouts.usecase.ChoosePayoutSchedule;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.payouts.usecase.HearOfPayouts;
import io.clipgen.application.payouts.usecase.OpenPayoutAccount;
import io.clipgen.application.payouts.usecase.PayByHand;
import io.clipgen.application.payouts.usecase.RequestPayout;
import io.clipgen.application.payouts.usecase.ReturnPayout;
import io.clipgen.application.payouts.usecase.RunPayouts;
import io.clipgen.application.payouts.usecase.SeePayoutRuns;
import io.clipgen.application.payouts.usecase.SeePayouts;
import io.clipgen.application.payouts.usecase.SeeTaxYears;
import io.clipgen.application.payouts.usecase.SendPayout;
import io.clipgen.application.payouts.usecase.TransferPayout;
import io.clipgen.application.payouts.usecase.WatchPayouts;
import io.clipgen.application.payouts.usecase.WatchWithdrawals;
import io.clipgen.application.payouts.usecase.WithdrawProfit;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.PayoutMinimum;
import io.clipgen.domain.shared.Money;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;

/// The use cases of payouts.
@Factory
final class PayoutsWiring {

  @Singleton
  OpenPayoutAccount openPayoutAccount(
      PayoutProvider provider,
      Payouts payouts,
      Effects effects,
      Transactions transactions,
      BusinessClock clock) {
    return new OpenPayoutAccount(provider, payouts, effects, transactions, clock);
  }

  @Singleton
  PayoutMinimum payoutMinimum(
      @Property(name = "clipgen.payouts.minimum.clippers") long clippers,
      @Property(name = "clipgen.payouts.minimum.sellers") long sellers,
      @Property(name = "clipgen.earnings.currency") String currency) {
    return new PayoutMinimum(Money.of(clippers, currency), Money.of(sellers, currency));
  }

  @Singleton
  ApprovalPolicy approvalPolicy(
      @Property(name = "clipgen.payouts.approval.automatic-up-to") long upTo,
      @Property(name = "clipgen.payouts.approval.account-age") Duration accountAge,
      @Property(name = "clipgen.payouts.approval.first-by-hand") boolean firstByHand,
      @Property(name = "clipgen.earnings.currency") String currency) {
    return new ApprovalPolicy(Money.of(upTo, currency), accountAge, firstByHand);
  }

  @Singleton
  RequestPayout requestPayout(
      Payouts payouts,
      Withdrawals withdrawals,
      Effects effects,
      Breaker breaker,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      PayoutMinimum minimum,
      ApprovalPolicy policy) {
    return new RequestPayout(
        payouts, withdrawals, effects, breaker, transactions, clock, ids, minimum, policy);
  }

  @Singleton
  RunPayouts runPayouts(
      PayoutRuns runs,
      Payouts payouts,
      Withdrawals withdrawals,
      Effects effects,
      Breaker breaker,
      Roster roster,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      PayoutMinimum minimum,
      ApprovalPolicy policy,
      @Property(name = "clipgen.payouts.runs.page") int page,
      AdminActions actions) {
    return new RunPayouts(
        runs,
        payouts,
        withdrawals,
        effects,
        breaker,
        roster,
        transactions,
        clock,
        ids,
        new RunPayouts.Settings(minimum, policy, page),
        actions);
  }

  @Singleton
  SeePayoutRuns seePayoutRuns(PayoutRunBoard board) {
    return new SeePayoutRuns(board);
  }

  @Singleton
  ChoosePayoutSchedule choosePayoutSchedule(
      PayoutRuns runs,
      Breaker breaker,
      Transactions transactions,
      BusinessClock clock,
      PayoutMinimum minimum) {
    return new ChoosePayoutSchedule(runs, breaker, transactions, clock, minimum);
  }

  @Singleton
  ApprovePayouts approvePayouts(
      Payouts payouts,
      Effects effects,
      Breaker breaker,
      Transactions transactions,
      BusinessClock clock,
      AdminActions actions) {
    return new ApprovePayouts(payouts, effects, breaker, transactions, clock, actions);
  }

  @Singleton
  PayByHand payByHand(
      Payouts payouts,
      Withdrawals withdrawals,
      Breaker breaker,
      Transactions transactions,
      BusinessClock clock,
      AdminActions actions) {
    return new PayByHand(payouts, withdrawals, breaker, transactions, clock, actions);
  }

  @Singleton
  DecidePayout decidePayout(
      Payouts payouts,
      Withdrawals withdrawals,
      Effects effects,
      Breaker breaker,
      Transactions transactions,
      BusinessClock clock,
      AdminActions actions) {
    return new DecidePayout(payouts, withdrawals, effects, breaker, transactions, clock, actions);
  }

  @Singleton
  TransferPayout transferPayout(
      PayoutProvider provider,
      Payouts payouts,
      Withdrawals withdrawals,
      Effects effects,
      Breaker breaker,
      BusinessClock clock) {
    return new TransferPayout(provider, payouts, withdrawals, effects, breaker, clock);
  }

  @Singleton
  SendPayout sendPayout(
      PayoutProvider provider,
      Payouts payouts,
      PayoutFees fees,
      Breaker breaker,
      BusinessClock clock) {
    return new SendPayout(provider, payouts, fees, breaker, clock);
  }

  @Singleton
  ReturnPayout returnPayout(
      PayoutProvider provider, Payouts payouts, Withdrawals withdrawals, BusinessClock clock) {
    return new ReturnPayout(provider, payouts, withdrawals, clock);
  }

  @Singleton
  HearOfPayouts hearOfPayouts(Payouts payouts, Effects effects) {
    return new HearOfPayouts(payouts, effects);
  }

  @Singleton
  WatchPayouts watchPayouts(
      PayoutProvider provider,
      Payouts payouts,
      Withdrawals withdrawals,
      Transactions transactions) {
    return new WatchPayouts(provider, payouts, withdrawals, transactions);
  }

  @Singleton
  BookPayoutFees bookPayoutFees(
      PayoutProvider provider,
      PayoutFees fees,
      Withdrawn withdrawals,
      OwnersMoney money,
      Transactions transactions,
      @Property(name = "clipgen.earnings.currency") String currency) {
    return new BookPayoutFees(provider, fees, withdrawals, money, transactions, currency);
  }

  @Singleton
  WithdrawProfit withdrawProfit(
      PayoutProvider provider,
      Withdrawn withdrawals,
      PayoutFees fees,
      OwnersMoney money,
      Breaker breaker,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    return new WithdrawProfit(
        provider, withdrawals, fees, money, breaker, effects, transactions, clock, ids, actions);
  }

  @Singleton
  WatchWithdrawals watchWithdrawals(
      PayoutProvider provider,
      Withdrawn withdrawals,
      OwnersMoney money,
      Transactions transactions) {
    return new WatchWithdrawals(provider, withdrawals, money, transactions);
  }

  @Singleton
  SeeTaxYears seeTaxYears(
      PaidOut paid,
      @Property(name = "clipgen.tax.nec") String nec,
      @Property(name = "clipgen.tax.k") String k) {
    return new SeeTaxYears(paid, TaxSettings.thresholds(nec, k));
  }

  @Singleton
  SeePayouts seePayouts(PayoutBoard board, Breaker breaker) {
    return new SeePayouts(board, breaker);
  }
}
