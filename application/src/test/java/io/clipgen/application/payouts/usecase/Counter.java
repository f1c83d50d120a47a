package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.testing.InMemoryBreaker;
import io.clipgen.application.earnings.testing.InMemoryDebts;
import io.clipgen.application.earnings.testing.InMemoryFundings;
import io.clipgen.application.earnings.testing.InMemoryLedger;
import io.clipgen.application.earnings.testing.InMemoryLines;
import io.clipgen.application.earnings.testing.InMemoryPaymentProvider;
import io.clipgen.application.earnings.testing.InMemoryReserves;
import io.clipgen.application.earnings.usecase.ChargeFunding;
import io.clipgen.application.earnings.usecase.LedgerBooks;
import io.clipgen.application.earnings.usecase.LedgerWithdrawals;
import io.clipgen.application.earnings.usecase.ReleaseLines;
import io.clipgen.application.earnings.usecase.SettleFundings;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.FakeOutbox;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.testing.InMemoryPayoutFees;
import io.clipgen.application.payouts.testing.InMemoryPayouts;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Movement;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutMinimum;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.Share;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything that pays out, over fakes: the ledger's own rules, and a provider that can fail.
final class Counter {

  static final Duration DAY = Duration.ofDays(1);

  final InMemoryTransactions transactions = new InMemoryTransactions();
  final SettableClock clock = new SettableClock();
  final SequentialIds ids = new SequentialIds();
  final FakeEffects effects = new FakeEffects(transactions);
  final FakeOutbox outbox = new FakeOutbox();
  final InMemoryPaymentProvider provider = new InMemoryPaymentProvider(clock.now());
  final InMemoryPayouts payouts = new InMemoryPayouts(transactions);
  final InMemoryBreaker breaker = new InMemoryBreaker();
  final InMemoryLedger ledger = new InMemoryLedger();
  final InMemoryFundings fundings = new InMemoryFundings();
  final InMemoryReserves reserves = new InMemoryReserves(fundings);
  final InMemoryLines lines = new InMemoryLines(reserves);
  final InMemoryDebts debts = new InMemoryDebts();
  final LedgerWithdrawals withdrawals =
      new LedgerWithdrawals(ledger, lines, outbox, clock, ids, "USD");

  final Caller payee = new Caller(new PartyId(ids.next()), Set.of("CLIPPER"));
  final Caller other = new Caller(new PartyId(ids.next()), Set.of("CLIPPER"));
  final Caller admin = new Caller(new PartyId(ids.next()), Set.of("ADMIN"));

  final InMemoryAdminActions actions = new InMemoryAdminActions();

  final OpenPayoutAccount accounts =
      new OpenPayoutAccount(provider, payouts, effects, transactions, clock);
  final RequestPayout request = request(ApprovalPolicy.byHand("USD"));
  final DecidePayout decide =
      new DecidePayout(payouts, withdrawals, effects, breaker, transactions, clock, actions);
  final ApprovePayouts bulk =
      new ApprovePayouts(payouts, effects, breaker, transactions, clock, actions);
  final PayByHand byHand =
      new PayByHand(payouts, withdrawals, breaker, transactions, clock, actions);
  final TransferPayout transfer =
      new TransferPayout(provider, payouts, withdrawals, effects, breaker, clock);
  final SendPayout send =
      new SendPayout(provider, payouts, new InMemoryPayoutFees(), breaker, clock);
  final ReturnPayout takeBack = new ReturnPayout(provider, payouts, withdrawals, clock);

  /// Asking under another policy of approval.
  RequestPayout request(ApprovalPolicy policy) {
    return new RequestPayout(
        payouts,
        withdrawals,
        effects,
        breaker,
        transactions,
        clock,
        ids,
        PayoutMinimum.of(Money.usd(50_00)),
        policy);
  }

  /// Lets the payee have `amount` free: a campaign paid for it, and it was released.
  void earned(long amount) {
    var campaign = new CampaignId(ids.next());
    var claim = new ClaimId(ids.next());
    var books =
        new LedgerBooks(
            ledger,
            fundings,
            reserves,
            lines,
            debts,
            effects,
            clock,
            ids,
            provider.processingRate(),
            "USD");
    var brand = new PartyId(ids.next());
    transactions.run(
        () ->
            books.fund(
                new FundingId(ids.next()), campaign, brand, Money.usd(amount), "pm_card_visa"));
    carryOut(new ChargeFunding(provider, fundings, ledger, outbox, clock, ids));
    pass(DAY.multipliedBy(2));
    new SettleFundings(provider, fundings, ledger, effects, transactions, ids).run(clock.now());
    transactions.run(
        () -> {
          books.reserve(campaign, claim, Money.usd(amount), Money.usd(0));
          books.accept(
              campaign,
              claim,
              new LineId(ids.next()),
              payee.party(),
              new Books.Terms(Money.usd(amount), Share.ofPercent(100), "all v1"),
              clock.now());
        });
    new ReleaseLines(lines, debts, ledger, breaker, outbox, transactions, ids, "USD")
        .run(clock.now());
  }

  /// The owner has put money on the platform's bank account.
  void atBank(long amount) {
    var occasion = Occasion.of("top-up " + ids.next(), "bank", clock.now());
    var entry =
        JournalEntry.of(
            occasion,
            List.of(
                Movement.of(
                    Account.of(AccountType.BANK),
                    Account.of(AccountType.OWNERS_EQUITY),
                    Money.usd(amount))));
    ledger.post(List.of(new Ledger.Stamped(new EntryId(ids.next()), entry)));
  }

  void account() {
    accounts.handle(payee);
    carryOut(accounts);
  }

  /// A payout of all that the payee has, asked for and not decided yet.
  PayoutId requested(long amount) {
    account();
    earned(amount);
    return ask(Optional.empty());
  }

  PayoutId approved(long amount) {
    PayoutId id = requested(amount);
    decide.approve(admin, id, "");
    return id;
  }

  /// On its way to the bank.
  PayoutId sent(long amount) {
    PayoutId id = approved(amount);
    carryOut(transfer);
    carryOut(send);
    return id;
  }

  PayoutId ask(Optional<Money> amount) {
    var outcome = request.handle(new RequestPayout.Command(payee, amount));
    return ((RequestPayout.Outcome.Requested) outcome).id();
  }

  void carryOut(EffectHandler<?> handler) {
    transactions.run(() -> effects.call(handler));
  }

  void reconcile(EffectHandler<?> handler) {
    transactions.run(() -> effects.reconcile(handler));
  }

  int watch() {
    return watch(provider);
  }

  int watch(PayoutProvider asked) {
    return new WatchPayouts(asked, payouts, withdrawals, transactions).run(clock.now());
  }

  void pass(Duration time) {
    clock.advance(time);
    provider.advance(time);
  }

  Payout now(PayoutId id) {
    return transactions.call(() -> payouts.lock(id)).orElseThrow();
  }

  PayoutState state(PayoutId id) {
    return now(id).state();
  }

  Money available() {
    return withdrawals.available(payee.party());
  }

  Money connected() {
    return ledger.balance(Account.connected(payee.party()), "USD");
  }

  /// How many effects of a kind were intended.
  long count(String kind) {
    return effects.list().stream().filter(effect -> effect.kind().equals(kind)).count();
  }
}
