package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.Holds;
import io.clipgen.application.earnings.PotKeeper;
import io.clipgen.application.earnings.port.Journal;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.LedgerAudit;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.earnings.testing.EarningsContract.Ports;
import io.clipgen.application.earnings.testing.InMemoryPaymentProvider;
import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import io.clipgen.application.earnings.usecase.ChargeFunding;
import io.clipgen.application.earnings.usecase.FollowChargebacks;
import io.clipgen.application.earnings.usecase.LedgerBooks;
import io.clipgen.application.earnings.usecase.LedgerHolds;
import io.clipgen.application.earnings.usecase.LedgerWithdrawals;
import io.clipgen.application.earnings.usecase.ReleaseLines;
import io.clipgen.application.earnings.usecase.SendRefund;
import io.clipgen.application.earnings.usecase.SettleFundings;
import io.clipgen.application.earnings.usecase.WriteOffDebts;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.FakeOutbox;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.earnings.Debt;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.RetryRule;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Share;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The real ledger over a test's database, for tests of those whose money it keeps.
public final class RealBooks {

  private final Database database;
  private final Ports ports;
  private final SettableClock clock = new SettableClock();
  private final FakeEffects effects = new FakeEffects();
  private final FakeOutbox outbox = new FakeOutbox();
  private final Ids ids = UUID::randomUUID;
  private final InMemoryPaymentProvider provider = new InMemoryPaymentProvider(clock.now());

  public RealBooks(Database database) {
    this.database = database;
    this.ports = ports(database);
  }

  /// Empties every table of the books.
  static void empty(TestDatabase database) {
    database.asOwner(
        """
        DO $$
        BEGIN
          EXECUTE (SELECT 'TRUNCATE ' || string_agg('earnings.' || quote_ident(tablename), ', ')
            FROM pg_tables WHERE schemaname = 'earnings');
        END $$
        """);
  }

  static Ports ports(Database database) {
    return new Ports(
        new JdbcLedger(database),
        new JdbcFundings(database),
        new JdbcReserves(database),
        new JdbcLines(database),
        new JdbcLots(database),
        new JdbcDebts(database),
        new JdbcHoldLog(database),
        database);
  }

  public Books books() {
    return new LedgerBooks(
        ports.ledger(),
        ports.fundings(),
        ports.reserves(),
        ports.lines(),
        ports.debts(),
        effects,
        clock,
        ids,
        provider.processingRate(),
        "USD");
  }

  public LedgerWithdrawals withdrawals() {
    return new LedgerWithdrawals(ports.ledger(), ports.lots(), outbox, clock, ids, "USD");
  }

  Holds holds() {
    return new LedgerHolds(
        ports.ledger(),
        ports.holds(),
        ports.lines(),
        ports.lots(),
        ports.debts(),
        ports.reserves(),
        ports.fundings(),
        clock,
        ids,
        "USD");
  }

  public Breaker breaker() {
    return new JdbcBreaker(database);
  }

  public EarningsBoard board() {
    return new JdbcEarningsBoard(database, "USD");
  }

  public Journal journal() {
    return new JdbcJournal(database);
  }

  public LedgerAudit audit() {
    return new JdbcLedgerAudit(database, "USD");
  }

  /// What time it is in these books.
  public Instant now() {
    return clock.now();
  }

  /// Lets time pass.
  public void pass(Duration time) {
    clock.advance(time);
  }

  /// Releases what is due.
  public void release() {
    new ReleaseLines(
            ports.lines(),
            ports.debts(),
            ports.ledger(),
            new JdbcBreaker(database),
            outbox,
            database,
            ids,
            "USD")
        .run(clock.now());
  }

  /// Pays `deposit` into a campaign, settled.
  public void fund(CampaignId campaign, Money deposit) {
    fund(new PartyId(ids.next()), campaign, deposit);
  }

  /// Pays `deposit` into a campaign of `payer`, settled.
  public void fund(PartyId payer, CampaignId campaign, Money deposit) {
    database.run(
        () -> books().fund(new FundingId(ids.next()), campaign, payer, deposit, "pm_card_visa"));
    var charge = new ChargeFunding(provider, ports.fundings(), ports.ledger(), outbox, clock, ids);
    database.run(() -> effects.call(charge));
    provider.advance(Duration.ofDays(2));
    Instant settled = clock.now().plus(Duration.ofDays(3));
    new SettleFundings(provider, ports.fundings(), ports.ledger(), effects, database, ids)
        .run(settled);
  }

  /// Gives back what is to be refunded.
  void refund() {
    var retry = new RetryRule(1, Duration.ofHours(1), Duration.ofHours(1));
    var refunds = new SendRefund(provider, ports.fundings(), ports.ledger(), clock, ids, retry);
    database.run(() -> effects.call(refunds));
  }

  /// What is to be refunded is refused by the provider.
  void refuseRefund() {
    provider.trouble("refunds", Trouble.REFUSE);
    refund();
  }

  /// A payer's bank asks a part of a charge back.
  ///
  /// @return the provider's name of the dispute
  String chargeBack(String charge, Money amount) {
    return provider.dispute(charge, amount, Money.zero(amount.currency()));
  }

  /// The bank decides that, and it is heard of.
  void rule(String dispute, boolean won) {
    provider.decide(dispute, won);
    clock.advance(Duration.ofDays(8));
    followChargebacks();
  }

  /// Somebody owes a part of what a line was.
  void owe(DebtId id, PartyId debtor, LineId line, Money amount) {
    var taken = Occasion.of(line.text(), "taken back", clock.now());
    ports
        .ledger()
        .post(
            List.of(
                new Ledger.Stamped(
                    new EntryId(ids.next()),
                    PostingRules.writtenOff(taken, debtor, amount).reversed(taken))));
    ports
        .debts()
        .add(List.of(Debt.of(id, debtor, line.text(), "Views struck.", amount, clock.now())));
  }

  /// Gives a debt up.
  void writeOff(UUID debt) {
    new WriteOffDebts(
            ports.debts(),
            ports.ledger(),
            database,
            clock,
            ids,
            Duration.ofDays(10_000),
            new InMemoryAdminActions())
        .handle(
            new Caller(new PartyId(new UUID(0, 0)), Set.of("ADMIN")),
            new DebtId(debt),
            "They are gone.");
  }

  /// Hears what banks ask back.
  void followChargebacks() {
    new FollowChargebacks(
            provider,
            new JdbcChargebackLog(database, ports.fundings()),
            ports.fundings(),
            ports.debts(),
            ports.lots(),
            ports.ledger(),
            List.of(new Keeper()),
            database,
            ids)
        .run(clock.now());
  }

  /// Nothing in its pots can be given up.
  private static final class Keeper implements PotKeeper {
    @Override
    public boolean keeps(String pot) {
      return pot.startsWith(CampaignId.PREFIX);
    }

    @Override
    public void lock(String pot) {}

    @Override
    public boolean disputed(String pot) {
      return false;
    }

    @Override
    public boolean freeUp(String pot) {
      return false;
    }

    @Override
    public void won(String pot, boolean reopen) {}

    @Override
    public void lost(String pot) {}
  }

  /// Lets `payee` have `amount` free.
  public void earn(PartyId payee, Money amount) {
    var campaign = new CampaignId(ids.next());
    var claim = new ClaimId(ids.next());
    fund(campaign, amount);
    database.run(
        () -> {
          books().reserve(campaign, claim, amount, Money.zero(amount.currency()));
          books()
              .accept(
                  campaign,
                  claim,
                  new LineId(ids.next()),
                  payee,
                  new Books.Terms(amount, Share.ofPercent(100), "all v1"),
                  clock.now());
        });
    release();
  }
}
