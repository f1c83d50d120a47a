package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Breaker.Wrong;
import io.clipgen.application.earnings.port.BreakerLog;
import io.clipgen.application.earnings.port.BreakerLog.State;
import io.clipgen.application.earnings.port.BreakerLog.Suspect;
import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.application.earnings.port.QuickAudit;
import io.clipgen.application.earnings.usecase.VerifyLedger.Figure;
import io.clipgen.application.earnings.usecase.VerifyLedger.Report;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Watches the books: cheap sums every few minutes, everything once in each business day. What is
/// wrong trips the breaker. A figure of the provider's that differs is looked at again first: news
/// of what happened there may be on its way, and only what stays wrong for a while counts.
public final class CheckBooks implements DueWork {

  private final VerifyLedger verify;
  private final QuickAudit quick;
  private final BreakerLog log;
  private final Transactions transactions;
  private final InstantSource machineTime;
  private final Duration patience;

  /// @param patience how long a figure may differ from the provider's, in machine time
  public CheckBooks(
      VerifyLedger verify,
      QuickAudit quick,
      BreakerLog log,
      Transactions transactions,
      InstantSource machineTime,
      Duration patience) {
    this.verify = verify;
    this.quick = quick;
    this.log = log;
    this.transactions = transactions;
    this.machineTime = machineTime;
    this.patience = patience;
  }

  @Override
  public String name() {
    return "check-books";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  /// Answers how many times the breaker was tripped.
  @Override
  public int run(Instant now) {
    State state = log.state();
    boolean tripped = state.tripped().isPresent();
    if (!state.suspects().isEmpty() || state.checkedAt().filter(at -> sameDay(at, now)).isEmpty()) {
      check(now);
    } else {
      List<Wrong> wrong = fresh(wrong(quick.sums()), state);
      if (!tripped && !wrong.isEmpty()) {
        transactions.run(() -> log.trip(now, wrong));
      }
    }
    return !tripped && log.tripped().isPresent() ? 1 : 0;
  }

  /// Checks everything now and trips the breaker where something is wrong.
  ///
  /// @return what is wrong and was not accepted, the provider's figures included
  List<Wrong> check(Instant now) {
    Report report = verify.run();
    List<Wrong> inside = new ArrayList<>(wrong(report.checks()));
    inside.addAll(wrong(quick.sums()));
    List<Wrong> outside =
        report.provider().stream().filter(f -> !f.agrees()).map(CheckBooks::of).toList();
    return transactions.call(() -> note(inside, outside, now));
  }

  private List<Wrong> note(List<Wrong> inside, List<Wrong> outside, Instant now) {
    State state = log.lock();
    Instant machineNow = machineTime.instant();
    Map<String, Instant> known =
        state.suspects().stream()
            .collect(Collectors.toMap(s -> s.wrong().figure(), Suspect::since, (a, b) -> a));
    List<Suspect> suspects =
        fresh(outside, state).stream()
            .map(one -> new Suspect(one, known.getOrDefault(one.figure(), machineNow)))
            .toList();
    List<Wrong> wrong = new ArrayList<>(fresh(inside, state));
    suspects.stream()
        .filter(suspect -> !suspect.since().plus(patience).isAfter(machineNow))
        .map(Suspect::wrong)
        .forEach(wrong::add);
    log.checked(now, suspects);
    if (!wrong.isEmpty()) {
      log.trip(now, wrong);
    }
    var all = new ArrayList<>(fresh(inside, state));
    suspects.stream().map(Suspect::wrong).forEach(all::add);
    return all;
  }

  private static List<Wrong> fresh(List<Wrong> wrong, State state) {
    return wrong.stream().filter(one -> !state.accepted().contains(one)).toList();
  }

  private static List<Wrong> wrong(List<Check> checks) {
    return checks.stream()
        .filter(check -> !check.holds())
        .map(check -> new Wrong(check.name(), detail(check)))
        .toList();
  }

  private static String detail(Check check) {
    Function<Long, String> times = n -> n == 1 ? "once" : n + " times";
    return "wrong " + times.apply(check.wrong()) + ": " + String.join("; ", check.examples());
  }

  private static Wrong of(Figure figure) {
    return new Wrong(
        figure.name(),
        "ours "
            + figure.ours()
            + ", the provider's "
            + figure.theirs()
            + ", what is under way does not explain it");
  }

  private static boolean sameDay(Instant one, Instant other) {
    return LocalDate.ofInstant(one, ZoneOffset.UTC)
        .equals(LocalDate.ofInstant(other, ZoneOffset.UTC));
  }
}
