package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Backtests;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Proposal;
import io.clipgen.domain.campaigns.RuleBook;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.campaigns.ScheduleVersion;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An administrator asks who would have got what under other rates, before publishing them or
/// after.
public final class AskBacktest {

  private final Transactions transactions;
  private final Backtests backtests;
  private final PublishedPolicies policies;
  private final Jobs jobs;
  private final BusinessClock clock;
  private final Ids ids;

  public AskBacktest(
      Transactions transactions,
      Backtests backtests,
      PublishedPolicies policies,
      Jobs jobs,
      BusinessClock clock,
      Ids ids) {
    this.transactions = transactions;
    this.backtests = backtests;
    this.policies = policies;
    this.jobs = jobs;
    this.clock = clock;
    this.ids = ids;
  }

  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  /// @throws InvalidInput naming the first value that breaks a rule
  public Begun handle(Caller caller, Command command) {
    caller.requireAdmin();
    return transactions.call(
        () -> {
          BacktestId id = add(caller.party(), command);
          JobId job =
              jobs.enqueue(
                  RunBacktest.KIND, caller.party(), id.text(), 0, new RunBacktest.Order(id.text()));
          return new Begun(id, job);
        });
  }

  /// The same for whoever runs it at once, at the command line.
  ///
  /// @throws InvalidInput naming the first value that breaks a rule
  public BacktestId prepare(Command command) {
    return transactions.call(() -> add(null, command));
  }

  private BacktestId add(@Nullable PartyId by, Command command) {
    Instant now = clock.now();
    Instant from = command.from() == null ? Instant.EPOCH : command.from();
    Instant to = command.to() == null ? now : command.to();
    if (!from.isBefore(to)) {
      throw new InvalidInput("to", "must come after from");
    }
    var schedules = new ArrayList<>(command.schedules());
    for (Published each : command.published()) {
      schedules.add(published(each));
    }
    Proposal proposal =
        Checked.input(
            () -> {
              schedules.forEach(RuleBook::requirePublishable);
              return new Proposal(schedules, new Period(from, to));
            });
    var id = new BacktestId(ids.next());
    backtests.add(new Backtests.Asked(id, by, proposal, policies.current().currency(), now));
    return id;
  }

  private Schedule published(Published wanted) {
    return policies.book().versions(wanted.kind()).stream()
        .map(ScheduleVersion::content)
        .filter(content -> content.version().equals(wanted.version()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    wanted.field(), "must be a published one: there is no " + wanted.version()));
  }

  /// @param schedules rates that are not published
  /// @param published rates that are
  /// @param from when the first claims and payments were made that are replayed; `null` for all
  /// @param to the first instant after them; `null` for now
  public record Command(
      List<Schedule> schedules,
      List<Published> published,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /// A version that was published.
  ///
  /// @param version as in `v2`
  /// @param field the name of the field that it was given in
  public record Published(ScheduleKind kind, String version, String field) {}

  /// What was begun.
  public record Begun(BacktestId backtest, JobId job) {}
}
