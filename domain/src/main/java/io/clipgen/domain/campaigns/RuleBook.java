package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every version of the marketplace's schedules. In force is the newest version whose date has
/// come: a version published later replaces one that waits for its date.
public final class RuleBook {

  /// What the first version says about itself.
  public static final String CONFIGURED = "As configured.";

  /// The most steps a bonus schedule can have.
  public static final int MOST_STEPS = 20;

  private static final int LONGEST_NOTE = 500;

  private final CampaignPolicy configured;
  private final Map<ScheduleKind, List<ScheduleVersion>> versions =
      new EnumMap<>(ScheduleKind.class);
  private final Set<ScheduleKind> unwritten = EnumSet.noneOf(ScheduleKind.class);

  private RuleBook(CampaignPolicy configured, List<ScheduleVersion> published) {
    this.configured = configured;
    for (ScheduleKind kind : ScheduleKind.values()) {
      List<ScheduleVersion> ofKind =
          published.stream()
              .filter(version -> version.kind() == kind)
              .sorted(Comparator.comparing(ScheduleVersion::number))
              .toList();
      versions.put(kind, ofKind.isEmpty() ? List.of(first(kind.in(configured))) : ofKind);
      if (ofKind.isEmpty()) {
        unwritten.add(kind);
      }
    }
  }

  /// The book of an installation. Of a kind of which nothing was published, the configuration is
  /// the only version; once something was, the configuration says nothing any more.
  ///
  /// @param configured also the rules that have no versions
  /// @param published what is kept, in any order
  public static RuleBook of(CampaignPolicy configured, List<ScheduleVersion> published) {
    return new RuleBook(configured, published);
  }

  /// All rules as they are in force at `instant`.
  public CampaignPolicy at(Instant instant) {
    return configured.with(
        (TierPolicy) inForce(ScheduleKind.TIERS, instant).content(),
        (BonusSchedule) inForce(ScheduleKind.BONUSES, instant).content(),
        (CampaignFee) inForce(ScheduleKind.CAMPAIGN_FEE, instant).content());
  }

  /// The version of a kind that is in force at `instant`.
  public ScheduleVersion inForce(ScheduleKind kind, Instant instant) {
    return versions(kind).stream()
        .filter(version -> !version.from().isAfter(instant))
        .reduce((earlier, later) -> later)
        .orElse(versions(kind).get(0));
  }

  /// The versions of a kind that wait for their date at `instant` and will be in force then, in the
  /// order of their dates.
  public List<ScheduleVersion> announced(ScheduleKind kind, Instant instant) {
    return versions(kind).stream()
        .filter(version -> version.from().isAfter(instant))
        .filter(version -> inForce(kind, version.from()).equals(version))
        .sorted(Comparator.comparing(ScheduleVersion::from))
        .toList();
  }

  /// The published versions of a kind that are in force at `instant` or were before, oldest first.
  public List<ScheduleVersion> cameIntoForce(ScheduleKind kind, Instant instant) {
    return versions(kind).stream()
        .filter(version -> version.by() != null && !version.from().isAfter(instant))
        .filter(version -> inForce(kind, version.from()).equals(version))
        .toList();
  }

  /// All versions of a kind, oldest first.
  public List<ScheduleVersion> versions(ScheduleKind kind) {
    return List.copyOf(versions.getOrDefault(kind, List.of()));
  }

  /// The version before `version`; empty for the first.
  public Optional<ScheduleVersion> before(ScheduleVersion version) {
    return versions(version.kind()).stream()
        .filter(other -> other.number() == version.number() - 1)
        .findFirst();
  }

  /// What the configuration says of a kind otherwise than the first version, in words: nothing of
  /// it counts.
  public List<String> ignoredOfConfiguration(ScheduleKind kind) {
    return kind.in(configured).differencesFrom(versions(kind).get(0).content());
  }

  /// Makes the next version of a schedule.
  ///
  /// @param content its version does not matter
  /// @param from when it comes into force
  /// @return what is to be written down: the new version, and before it, with the first publication
  ///   of its kind, the configuration as version 1
  /// @throws BrokenRule naming the first value that breaks a rule
  public List<ScheduleVersion> publish(
      Schedule content, PartyId by, String note, Instant from, Instant now) {
    ScheduleVersion latest = latest(content.kind());
    requirePublishable(content);
    BrokenRule.unless(
        !content.differencesFrom(latest.content()).isEmpty(),
        "content",
        "must differ from " + latest.content().version());
    BrokenRule.unless(!note.isBlank(), "note", "must say why");
    BrokenRule.unless(
        note.length() <= LONGEST_NOTE, "note", "must have at most " + LONGEST_NOTE + " characters");
    BrokenRule.unless(!from.isBefore(now), "effectiveFrom", "must not lie in the past");
    int number = latest.number() + 1;
    var made = new ArrayList<ScheduleVersion>();
    if (unwritten.contains(content.kind())) {
      made.add(latest);
    }
    made.add(new ScheduleVersion(number, content.as("v" + number), from, now, by, note.strip()));
    return List.copyOf(made);
  }

  /// Holds a proposal against the rules that bind what is published.
  ///
  /// @throws BrokenRule naming the first value that breaks one
  public static void requirePublishable(Schedule content) {
    if (content instanceof BonusSchedule bonuses) {
      BrokenRule.unless(
          bonuses.steps().size() <= MOST_STEPS, "steps", "must be at most " + MOST_STEPS);
      Share most = BonusCeiling.WHOLE.share();
      for (int i = 0; i < bonuses.steps().size(); i++) {
        BrokenRule.unless(
            bonuses.steps().get(i).bonus().basisPoints() <= most.basisPoints(),
            "steps[" + i + "].bonusBasisPoints",
            "must be at most " + most.basisPoints() + ": no campaign pays more");
      }
    }
  }

  /// The version of a kind that was published last, whether or not its date has come.
  public ScheduleVersion latest(ScheduleKind kind) {
    List<ScheduleVersion> all = versions(kind);
    return all.get(all.size() - 1);
  }

  private static ScheduleVersion first(Schedule configured) {
    return new ScheduleVersion(
        numberOf(configured), configured, Instant.EPOCH, Instant.EPOCH, null, CONFIGURED);
  }

  private static int numberOf(Schedule configured) {
    String version = configured.version();
    if (!version.matches("v[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException(
          "the configured version of a schedule must be v and a number, as in v1, not " + version);
    }
    return Integer.parseInt(version.substring(1));
  }
}
