package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Schedules;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.RuleBook;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.domain.campaigns.ScheduleVersion;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An administrator changes tiers, bonuses or the campaign fee by publishing another version. What
/// was agreed before keeps the version it was agreed under.
public final class PublishSchedule {

  private final AdminActions actions;
  private final Transactions transactions;
  private final Schedules schedules;
  private final PublishedPolicies policies;
  private final BusinessClock clock;

  public PublishSchedule(
      Transactions transactions,
      Schedules schedules,
      PublishedPolicies policies,
      BusinessClock clock,
      AdminActions actions) {
    this.actions = actions;
    this.transactions = transactions;
    this.schedules = schedules;
    this.policies = policies;
    this.clock = clock;
  }

  /// Answers when every process knows the new version.
  ///
  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  /// @throws InvalidInput naming the first value that breaks a rule
  public Published handle(Caller caller, Command command) {
    caller.requireAdmin();
    Published published = transactions.call(() -> publish(caller, command));
    schedules.settle();
    return published;
  }

  private Published publish(Caller caller, Command command) {
    RuleBook book = policies.locked();
    Instant now = clock.now();
    Instant from = command.effectiveFrom() == null ? now : command.effectiveFrom();
    List<ScheduleVersion> made =
        Checked.input(
            () -> book.publish(command.content(), caller.party(), command.note(), from, now));
    schedules.add(made);
    ScheduleVersion version = made.get(made.size() - 1);
    actions.note(caller, "publish-schedule", name(version), version.note());
    Schedule before = book.latest(version.kind()).content();
    return new Published(version, version.content().differencesFrom(before));
  }

  // As in "campaign-fee v2".
  private static String name(ScheduleVersion version) {
    String kind = version.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return kind + " " + version.content().version();
  }

  /// @param content its version does not matter: it becomes the next one
  /// @param note why
  /// @param effectiveFrom its first instant; `null` for now
  public record Command(Schedule content, String note, @Nullable Instant effectiveFrom) {}

  /// @param differences from the version before, in words
  public record Published(ScheduleVersion version, List<String> differences) {}
}
