package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.Roster;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.PayoutRuns;
import io.clipgen.application.payouts.port.PayoutRuns.Decided;
import io.clipgen.application.payouts.port.PayoutRuns.Payee;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.payouts.query.PayoutRunView;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutMinimum;
import io.clipgen.domain.payouts.PayoutRun;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.payouts.Skip;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.PayoutRunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Pays those who are paid without asking: one run for each rhythm and period, begun when the
/// period has, and more when an administrator starts them. A page of payees is decided, reserved
/// and written down in a handful of statements that commit together with how far the run is, so a
/// run that was interrupted goes on where it stopped. While the breaker is tripped no automatic run
/// begins or goes on: it costs nobody their period.
public final class RunPayouts implements DueWork {

  private static final Roster.Entry NOBODY = new Roster.Entry(Set.of(), true);

  private final AdminActions actions;
  private final PayoutRuns runs;
  private final Payouts payouts;
  private final Withdrawals withdrawals;
  private final Effects effects;
  private final Breaker breaker;
  private final Roster roster;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Ids ids;
  private final Settings settings;

  public RunPayouts(
      PayoutRuns runs,
      Payouts payouts,
      Withdrawals withdrawals,
      Effects effects,
      Breaker breaker,
      Roster roster,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      Settings settings,
      AdminActions actions) {
    this.actions = actions;
    this.runs = runs;
    this.payouts = payouts;
    this.withdrawals = withdrawals;
    this.effects = effects;
    this.breaker = breaker;
    this.roster = roster;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
    this.settings = settings;
  }

  /// @param page so many payees at once
  public record Settings(PayoutMinimum minimum, ApprovalPolicy policy, int page) {}

  @Override
  public String name() {
    return "payout-runs";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Set<String> after() {
    return Set.of("release-lines");
  }

  /// Begins what is due, and does one page of the oldest run.
  @Override
  public int run(Instant now) {
    if (!stopped()) {
      begin(now);
    }
    return transactions.call(() -> page(now));
  }

  private boolean stopped() {
    return breaker.tripped().isPresent();
  }

  private void begin(Instant now) {
    Rhythm.automatic().stream()
        .filter(rhythm -> runs.lastNumber(rhythm, rhythm.period(now)) == 0)
        .forEach(rhythm -> transactions.run(() -> runs.begin(run(rhythm, 1, false, now))));
  }

  /// Starts a run of the current period beside the automatic one, for those whom that did not pay.
  ///
  /// @param dry whether it only says what it would do
  /// @throws IllegalArgumentException for what has no periods
  public PayoutRunId start(Caller caller, Rhythm rhythm, boolean dry) {
    caller.requireAdmin();
    Instant now = clock.now();
    return transactions.call(
        () -> {
          PayoutRun run;
          do {
            int number = Math.max(1, runs.lastNumber(rhythm, rhythm.period(now))) + 1;
            run = by(caller.party(), run(rhythm, number, dry, now));
          } while (!runs.begin(run));
          if (!dry) {
            actions.note(caller, "start-payout-run", run.id().text(), "");
          }
          return run.id();
        });
  }

  private PayoutRun run(Rhythm rhythm, int number, boolean dry, Instant now) {
    return new PayoutRun(
        new PayoutRunId(ids.next()),
        rhythm,
        rhythm.period(now),
        number,
        dry,
        Optional.empty(),
        now,
        Optional.empty());
  }

  private static PayoutRun by(PartyId who, PayoutRun run) {
    return new PayoutRun(
        run.id(),
        run.rhythm(),
        run.period(),
        run.number(),
        run.dry(),
        Optional.of(who),
        run.startedAt(),
        run.after());
  }

  private int page(Instant now) {
    boolean stopped = stopped();
    Optional<PayoutRun> open = runs.lockOldestOpen(stopped);
    if (open.isEmpty()) {
      return 0;
    }
    PayoutRun run = open.get();
    List<Payee> payees = runs.next(run, settings.page());
    if (payees.isEmpty()) {
      runs.finish(run.id(), now);
      return 1;
    }
    decide(run, payees, stopped, now);
    return payees.size();
  }

  private void decide(PayoutRun run, List<Payee> payees, boolean stopped, Instant now) {
    List<PartyId> parties = payees.stream().map(Payee::party).toList();
    Map<PartyId, Roster.Entry> known = roster.of(parties);
    Map<PartyId, Money> available = withdrawals.lockAvailable(parties);
    var decided = new ArrayList<Decided>();
    var added = new ArrayList<Payouts.Added>();
    var agreed = new ArrayList<Payout>();
    for (Payee payee : payees) {
      Roster.Entry entry = known.getOrDefault(payee.party(), NOBODY);
      Money amount = Objects.requireNonNull(available.get(payee.party()));
      var id = new PayoutId(ids.next());
      Optional<Skip> skip =
          Skip.of(
              new Skip.Case(
                  stopped,
                  entry.suspended(),
                  payee.account() != null,
                  payee.alreadyPaid(),
                  amount.minor(),
                  settings.minimum().of(entry.roles()).minor()));
      if (skip.isPresent()) {
        decided.add(new Decided(id, payee.party(), amount, skip.get().label()));
        continue;
      }
      Payout payout =
          Payout.requested(id, payee.party(), amount, Objects.requireNonNull(payee.account()), now);
      Optional<String> why =
          settings.policy().needsAdministrator(amount, Objects.requireNonNull(payee.known()), now);
      added.add(new Payouts.Added(payout, run.occasion(), why.orElse(null)));
      if (why.isEmpty()) {
        agreed.add(payout);
      }
      decided.add(
          new Decided(
              id,
              payee.party(),
              amount,
              why.isEmpty() ? PayoutRunView.APPROVED : PayoutRunView.REQUESTED));
    }
    if (!run.dry()) {
      withdrawals.reserveAll(
          added.stream()
              .map(Payouts.Added::payout)
              .map(one -> new Withdrawals.Reservation(one.id(), one.payee(), one.amount()))
              .toList());
      payouts.addAll(added);
      Approvals.approve(payouts, effects, agreed, now, Approvals.BY_POLICY);
    }
    runs.decided(run, decided, now);
  }
}
