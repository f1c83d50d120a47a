package io.clipgen.bootstrap.wiring;

import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.payouts.query.PayoutBoard;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.payouts.usecase.HearOfPayouts;
import io.clipgen.application.payouts.usecase.OpenPayoutAccount;
import io.clipgen.application.payouts.usecase.RequestPayout;
import io.clipgen.application.payouts.usecase.ReturnPayout;
import io.clipgen.application.payouts.usecase.SeePayouts;
import io.clipgen.application.payouts.usecase.SendPayout;
import io.clipgen.application.payouts.usecase.TransferPayout;
import io.clipgen.application.payouts.usecase.WatchPayouts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.Money;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/// The use cases of payouts.
@Factory
final class PayoutsWiring {

  @Singleton
  OpenPayoutAccount openPayoutAccount(
      PayoutProvider provider, Payouts payouts, Effects effects, Transactions transactions) {
    return new OpenPayoutAccount(provider, payouts, effects, transactions);
  }

  @Singleton
  RequestPayout requestPayout(
      Payouts payouts,
      Withdrawals withdrawals,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      @Property(name = "clipgen.payouts.minimum") long minimum,
      @Property(name = "clipgen.earnings.currency") String currency) {
    return new RequestPayout(
        payouts, withdrawals, transactions, clock, ids, Money.of(minimum, currency));
  }

  @Singleton
  DecidePayout decidePayout(
      Payouts payouts,
      Withdrawals withdrawals,
      Effects effects,
      Transactions transactions,
      BusinessClock clock) {
    return new DecidePayout(payouts, withdrawals, effects, transactions, clock);
  }

  @Singleton
  TransferPayout transferPayout(
      PayoutProvider provider,
      Payouts payouts,
      Withdrawals withdrawals,
      Effects effects,
      BusinessClock clock) {
    return new TransferPayout(provider, payouts, withdrawals, effects, clock);
  }

  @Singleton
  SendPayout sendPayout(PayoutProvider provider, Payouts payouts, BusinessClock clock) {
    return new SendPayout(provider, payouts, clock);
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
  SeePayouts seePayouts(PayoutBoard board) {
    return new SeePayouts(board);
  }
}
