package io.clipgen.application.histories;

import static java.util.stream.Collectors.toMap;

import io.clipgen.application.campaigns.testing.FakeStudio;
import io.clipgen.application.campaigns.testing.InMemoryCampaigns;
import io.clipgen.application.campaigns.testing.InMemoryClaims;
import io.clipgen.application.campaigns.testing.InMemoryDisputes;
import io.clipgen.application.campaigns.testing.InMemorySchedules;
import io.clipgen.application.campaigns.testing.InMemoryStandings;
import io.clipgen.application.campaigns.testing.InMemoryStrikes;
import io.clipgen.application.campaigns.usecase.BookFunding;
import io.clipgen.application.campaigns.usecase.KeepCampaigns;
import io.clipgen.application.campaigns.usecase.KeepClaims;
import io.clipgen.application.campaigns.usecase.MarkPaidOut;
import io.clipgen.application.campaigns.usecase.MarkReleased;
import io.clipgen.application.campaigns.usecase.NoteRefusedFunding;
import io.clipgen.application.campaigns.usecase.PublishedPolicies;
import io.clipgen.application.earnings.Chargebacks;
import io.clipgen.application.earnings.port.LedgerAudit;
import io.clipgen.application.earnings.port.QuickAudit;
import io.clipgen.application.earnings.testing.InMemoryBreaker;
import io.clipgen.application.earnings.testing.InMemoryChargebackLog;
import io.clipgen.application.earnings.testing.InMemoryDebts;
import io.clipgen.application.earnings.testing.InMemoryFundings;
import io.clipgen.application.earnings.testing.InMemoryHoldLog;
import io.clipgen.application.earnings.testing.InMemoryLedger;
import io.clipgen.application.earnings.testing.InMemoryLines;
import io.clipgen.application.earnings.testing.InMemoryPaymentProvider;
import io.clipgen.application.earnings.testing.InMemoryReserves;
import io.clipgen.application.earnings.testing.InMemoryTips;
import io.clipgen.application.earnings.testing.InMemoryTopUps;
import io.clipgen.application.earnings.usecase.AnswerChargeback;
import io.clipgen.application.earnings.usecase.ChargeFunding;
import io.clipgen.application.earnings.usecase.ChargeTip;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.earnings.usecase.FollowChargebacks;
import io.clipgen.application.earnings.usecase.SendRefund;
import io.clipgen.application.earnings.usecase.TipPolicy;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.Roster;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.operations.testing.InMemoryEffects;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.payouts.ConnectedAccounts;
import io.clipgen.application.payouts.testing.InMemoryPayoutFees;
import io.clipgen.application.payouts.testing.InMemoryPayoutRuns;
import io.clipgen.application.payouts.testing.InMemoryPayouts;
import io.clipgen.application.payouts.testing.NothingUnderWay;
import io.clipgen.application.payouts.usecase.OpenPayoutAccount;
import io.clipgen.application.payouts.usecase.ReturnPayout;
import io.clipgen.application.payouts.usecase.RunPayouts;
import io.clipgen.application.payouts.usecase.SendPayout;
import io.clipgen.application.payouts.usecase.TransferPayout;
import io.clipgen.application.publishing.ReportedViews;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.RecordingOutbox;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.HistoryHash;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.LineState;
import io.clipgen.domain.earnings.Posting;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.earnings.RetryRule;
import io.clipgen.domain.operations.Backoff;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.PayoutMinimum;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The house over ports in memory: the real use cases, thousands of steps in a second.
public final class MemoryHouse extends House {

  // A refused refund waits for somebody here.
  private static final RetryRule NO_RETRY =
      new RetryRule(1, Duration.ofHours(1), Duration.ofHours(1));

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final SettableClock clock = new SettableClock();
  private final SequentialIds ids = new SequentialIds();
  private final RecordingOutbox outbox = new RecordingOutbox(transactions);
  private final InMemoryEffects effects = new InMemoryEffects(transactions, ids);
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryFundings fundings = new InMemoryFundings();
  private final InMemoryReserves reserves = new InMemoryReserves(fundings);
  private final InMemoryLines lines = new InMemoryLines(reserves);
  private final InMemoryDebts debts = new InMemoryDebts();
  private final InMemoryPayouts payouts = new InMemoryPayouts(transactions);
  private final InMemoryChargebackLog chargebacks = new InMemoryChargebackLog();
  private final PayoutMinimum minimum = PayoutMinimum.of(Money.usd(50_00));
  private final ApprovalPolicy policy =
      new ApprovalPolicy(Money.usd(200_00), Duration.ofDays(30), true);
  private final InMemoryClaims claims = new InMemoryClaims();
  private final InMemorySchedules schedules = new InMemorySchedules();
  private final InMemoryPaymentProvider provider = new InMemoryPaymentProvider(clock.now());
  private final FakeStudio studio = new FakeStudio();
  private final Assembly assembly =
      new Assembly(
              transactions,
              clock,
              ids,
              outbox,
              effects,
              ledger,
              fundings,
              reserves,
              lines,
              debts,
              payouts,
              claims,
              new InMemoryCampaigns(claims),
              new InMemoryStandings(),
              new InMemoryStrikes(),
              new InMemoryBreaker(),
              new InMemoryPayoutFees(),
              minimum,
              policy,
              new InMemoryPayoutRuns(payouts),
              (Roster) this::roster,
              new RunPayouts.Settings(minimum, policy, 2),
              provider,
              provider.processingRate(),
              studio,
              schedules,
              new PublishedPolicies(CampaignPolicy.defaults(), schedules, clock),
              (ReportedViews) _ -> Map.of(),
              new InMemoryHoldLog(),
              new InMemoryAdminActions(),
              new InMemoryTips(),
              new TipPolicy(Money.usd(1_00), Duration.ofDays(7)),
              new InMemoryTopUps(),
              new InMemoryDisputes(),
              NO_RETRY,
              chargebacks,
              (Chargebacks) chargebacks::openOn,
              (LedgerAudit) this::audit,
              (QuickAudit) this::checks,
              (ConnectedAccounts) List::of,
              new NothingUnderWay())
          .naming("currency", "USD")
          .naming("age", Duration.ofDays(10_000))
          .naming("maxBytes", 1_000L)
          .naming("patience", Duration.ofDays(10_000))
          .naming("machineTime", (InstantSource) () -> Instant.EPOCH);
  private final CarryOutEffects workers;
  private Instant machineTime = clock.now();
  private int toldSoFar;
  private int read;
  private long sum;
  private long own;
  private final Map<String, Long> balances = new HashMap<>();
  private final Set<Account> moved = new HashSet<>();
  private final Set<Account> owing = new HashSet<>();
  private final Set<PartyId> suspended = new HashSet<>();

  /// An empty house.
  public MemoryHouse() {
    assembly
        .naming("keeper", part(KeepClaims.class))
        .naming("keepers", List.of(part(KeepClaims.class)));
    part(DecideHolds.class);
    // Who keeps pots is asked for by the same name.
    assembly.naming("keepers", List.of(part(KeepCampaigns.class)));
    part(FollowChargebacks.class);
    this.workers =
        new CarryOutEffects(
            effects,
            List.of(
                watched(part(ChargeFunding.class)),
                watched(part(ChargeTip.class)),
                watched(part(SendRefund.class)),
                watched(part(OpenPayoutAccount.class)),
                watched(part(TransferPayout.class)),
                watched(part(SendPayout.class)),
                watched(part(ReturnPayout.class)),
                watched(part(AnswerChargeback.class))),
            transactions,
            () -> machineTime,
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            () -> 0.0);
    for (int brand = 1; brand <= Paper.BRANDS; brand++) {
      studio.sources.put(source(brand), brand(brand).party());
    }
  }

  @Override
  protected <T> T part(Class<T> type) {
    return assembly.part(type);
  }

  @Override
  protected Caller brand(int number) {
    return new Caller(new PartyId(new UUID(7, number)), Set.of("CLIENT"));
  }

  @Override
  protected Caller clipper(int number) {
    return new Caller(new PartyId(new UUID(8, number)), Set.of("CLIPPER"));
  }

  @Override
  protected Caller admin() {
    return new Caller(new PartyId(new UUID(9, 1)), Set.of("ADMIN"));
  }

  @Override
  protected SourceVideoId source(int brand) {
    return new SourceVideoId(new UUID(1, brand));
  }

  @Override
  protected ClipId clip(Caller clipper, SourceVideoId source) {
    return studio.make(new ClipId(ids.next()), clipper.party(), source);
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
    provider.advance(time);
  }

  @Override
  protected void fault(Step.Fault fault) {
    provider.trouble(fault.operation(), fault.trouble());
  }

  @Override
  protected String chargeBack(String charge, Money amount, Money fee) {
    return provider.dispute(charge, amount, fee);
  }

  @Override
  protected void rule(String chargeback, boolean won) {
    provider.decide(chargeback, won);
  }

  @Override
  protected void suspend(Caller party, boolean wanted) {
    if (wanted) {
      suspended.add(party.party());
    } else {
      suspended.remove(party.party());
    }
  }

  private Map<PartyId, Roster.Entry> roster(Collection<PartyId> parties) {
    return parties.stream()
        .collect(
            toMap(
                party -> party,
                party -> new Roster.Entry(Set.of("CLIPPER"), suspended.contains(party))));
  }

  /// What trips the breaker here. The provider's figures are compared with the model's, so they are
  /// taken for ours.
  private LedgerAudit.Audit audit() {
    Money none = Money.usd(0);
    var totals = new HashMap<String, Money>();
    provider.peek().stream()
        .filter(balance -> balance.account() == null)
        .forEach(
            balance -> {
              totals.put("psp.pending", balance.pending());
              totals.put("psp.available", balance.available());
              totals.put("psp.disputed", balance.disputed());
            });
    return new LedgerAudit.Audit(
        "USD",
        0,
        0,
        checks(),
        totals,
        Map.of(),
        LedgerAudit.Chain.NONE,
        HistoryHash.of(List.of()),
        new LedgerAudit.UnderWay(none, none, none));
  }

  private List<LedgerAudit.Check> checks() {
    readOn();
    long suspense = balances.getOrDefault("suspense", 0L);
    return List.of(
        check("Nothing is in suspense", suspense != 0, "suspense is " + suspense),
        check("Liabilities are covered by assets", own < 0, "lacks " + -own));
  }

  private static LedgerAudit.Check check(String name, boolean wrong, String example) {
    return new LedgerAudit.Check(name, wrong ? 1 : 0, wrong ? List.of(example) : List.of());
  }

  @Override
  protected void carryOut() {
    machineTime = machineTime.plus(Duration.ofDays(1));
    while (workers.callNext()) {
      // until none may be called
    }
    while (workers.askNext()) {
      // until none is to be asked for
    }
  }

  @Override
  protected void tell() {
    List<EventHandler<?>> handlers =
        List.of(
            part(BookFunding.class),
            part(NoteRefusedFunding.class),
            part(MarkReleased.class),
            part(MarkPaidOut.class));
    for (List<Object> events = outbox.events();
        toldSoFar < events.size();
        events = outbox.events()) {
      for (Object event : events.subList(toldSoFar, events.size())) {
        handlers.forEach(handler -> tell(handler, event));
        toldSoFar++;
      }
    }
  }

  private <E> void tell(EventHandler<E> handler, Object event) {
    if (handler.type().isInstance(event)) {
      watched(handler).handle(handler.type().cast(event));
    }
  }

  /// What the entries say, not what the ledger keeps beside them.
  private void readOn() {
    while (read < ledger.size()) {
      for (Posting posting : ledger.entry(read++).postings()) {
        Account account = posting.account();
        long natural = account.kind().growsByDebit() ? 1 : -1;
        sum += posting.amount().minor();
        own -=
            switch (account.kind()) {
              case EQUITY, REVENUE, EXPENSE -> posting.amount().minor();
              case ASSET, LIABILITY -> 0;
            };
        balances.merge(account.code(), natural * posting.amount().minor(), Long::sum);
        moved.add(account);
        if (account.type() == AccountType.RECEIVABLE) {
          owing.add(account);
        }
      }
    }
  }

  @Override
  protected Snapshot snapshot() {
    readOn();
    var earned = new ArrayList<EarnedLine>();
    for (Line line : lines.lines()) {
      boolean released = line.state() instanceof LineState.Released;
      earned.add(
          new EarnedLine(
              text(line.id()),
              line.source(),
              released ? line.split().payee().minor() : 0,
              released ? line.split().fee().minor() : 0));
    }
    var refunds = new ArrayList<SentBack>();
    for (Refund refund : fundings.refunds()) {
      long done = refund.state() == Refund.State.DONE ? refund.amount().minor() : 0;
      refunds.add(new SentBack(text(refund.id()), refund.pot(), done, refund.fee().minor()));
    }
    var deposited = new HashMap<String, Long>();
    for (CampaignId campaign : campaigns()) {
      deposited.put(text(campaign), fundings.deposited(text(campaign), "USD").minor());
    }
    return new Snapshot(balances, earned, refunds, deposited);
  }

  @Override
  protected Map<String, AtProvider> provider() {
    var found = new HashMap<String, AtProvider>();
    provider
        .peek()
        .forEach(
            balance ->
                found.put(
                    balance.account() == null ? "" : balance.account(),
                    new AtProvider(
                        balance.pending().minor(),
                        balance.available().minor(),
                        balance.disputed().minor())));
    return found;
  }

  @Override
  protected List<String> broken() {
    var broken = new ArrayList<String>();
    readOn();
    if (sum != 0) {
      broken.add("the journal sums to " + sum);
    }
    for (Account account : moved) {
      long balance = balances.get(account.code());
      if (balance != ledger.balance(account, "USD").minor()) {
        broken.add(account + " is not what its entries say");
      }
      if (balance < 0 && account.kind().guarded()) {
        broken.add(account + " is below zero: " + balance);
      }
    }
    moved.clear();
    for (int number = 1; number <= Paper.CLIPPERS; number++) {
      PartyId party = clipper(number).party();
      long free = lines.free(party);
      long available = ledger.balance(Account.available(party), "USD").minor();
      if (free != available) {
        broken.add("clipper %d has %d available and lots of %d".formatted(number, available, free));
      }
    }
    long owed = 0;
    for (Account account : owing) {
      owed += ledger.balance(account, "USD").minor();
    }
    long open = debts.open().stream().mapToLong(debt -> debt.open().minor()).sum();
    if (owed != open) {
      broken.add("%d is owed and debts of %d are open".formatted(owed, open));
    }
    for (PayoutId payout : payouts()) {
      long moving =
          ledger.balance(Account.reserved(payout), "USD").minor()
              + ledger.balance(Account.inTransit(payout), "USD").minor();
      if (moving > 0 && moving != lines.takenBy(payout)) {
        broken.add(payout + " moves " + moving + " with lots of " + lines.takenBy(payout));
      }
    }
    for (CampaignId campaign : campaigns()) {
      long tranches = fundings.free(text(campaign));
      long free = ledger.balance(Account.free(campaign), "USD").minor();
      if (tranches != free) {
        broken.add("%s has %d free and tranches of %d".formatted(campaign, free, tranches));
      }
    }
    return broken;
  }
}
