package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.identity.AddressBook;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.RuleBook;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.campaigns.ScheduleVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is in force, what is announced, and how it came to be so.
public final class SeeSchedules {

  private final PublishedPolicies policies;
  private final AddressBook addresses;
  private final BusinessClock clock;

  public SeeSchedules(PublishedPolicies policies, AddressBook addresses, BusinessClock clock) {
    this.policies = policies;
    this.addresses = addresses;
    this.clock = clock;
  }

  /// What everybody may know: the rules as they are, and what will change when.
  public Current current() {
    RuleBook book = policies.book();
    Instant now = clock.now();
    return new Current(
        now,
        book.at(now),
        Arrays.stream(ScheduleKind.values())
            .flatMap(kind -> book.announced(kind, now).stream())
            .map(version -> entry(book, version, now, null))
            .toList());
  }

  /// Every version ever, newest first within its kind.
  ///
  /// @param kind `null` for all of them
  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  public History history(Caller caller, @Nullable ScheduleKind kind) {
    caller.requireAdmin();
    RuleBook book = policies.book();
    Instant now = clock.now();
    var entries = new ArrayList<Entry>();
    var ignored = new ArrayList<String>();
    for (ScheduleKind each : ScheduleKind.values()) {
      if (kind == null || kind == each) {
        for (ScheduleVersion version : book.versions(each).reversed()) {
          String by = version.by() == null ? null : addresses.emailOf(version.by()).orElse(null);
          entries.add(entry(book, version, now, by));
        }
        ignored.addAll(book.ignoredOfConfiguration(each));
      }
    }
    return new History(entries, ignored);
  }

  private static Entry entry(
      RuleBook book, ScheduleVersion version, Instant now, @Nullable String by) {
    return new Entry(
        version,
        book.inForce(version.kind(), now).equals(version)
            ? Standing.IN_FORCE
            : book.announced(version.kind(), now).contains(version)
                ? Standing.ANNOUNCED
                : Standing.REPLACED,
        by,
        book.before(version)
            .map(before -> version.content().differencesFrom(before.content()))
            .orElse(List.of()));
  }

  /// Whether a version counts.
  public enum Standing {
    IN_FORCE,
    ANNOUNCED,
    REPLACED
  }

  /// @param upcoming versions that wait for their date
  public record Current(Instant at, CampaignPolicy policy, List<Entry> upcoming) {}

  /// @param ignoredOfConfiguration what the configuration says otherwise than the first versions,
  ///   which has no effect any more
  public record History(List<Entry> versions, List<String> ignoredOfConfiguration) {}

  /// @param publisher the mail address of who published it; `null` where that is not shown
  /// @param differences from the version before, in words
  public record Entry(
      ScheduleVersion version,
      Standing standing,
      @Nullable String publisher,
      List<String> differences) {}
}
