package io.clipgen.domain.clips;

import io.clipgen.domain.clips.Finding.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was found in a finished clip: whether it is what was planned, and where it can be posted.
///
/// @param findings what each check found
/// @param platforms for each platform whether it takes the clip
public record QualityReport(List<Finding> findings, List<Fitness> platforms) {

  /// Without these a clip is of no use.
  private static final Set<Check> NEEDED = EnumSet.of(Check.DURATION, Check.SIZE, Check.SOUND);

  /// Another attempt may mend these too; where it does not, the clip is kept and says so.
  private static final Set<Check> MENDABLE = EnumSet.of(Check.LOUDNESS, Check.PEAK, Check.BITRATE);

  /// What people hear at once.
  private static final Set<Check> HEARD = EnumSet.of(Check.LOUDNESS, Check.PEAK);

  private static final long LENGTH_TOLERANCE_MS = 500;
  private static final double LOUDNESS_TOLERANCE = 1;
  private static final double PEAK_TOLERANCE = 0.1;
  private static final int MOST_KBPS = 25_000;
  private static final int SAFE_KBPS = 12_000;
  private static final long FROZEN_MS = 2_000;

  /// What a clip's opening may be black for at most.
  private static final long BLACK_MS = 100;

  public QualityReport {
    findings = List.copyOf(findings);
    platforms = List.copyOf(platforms);
  }

  /// Whether a clip can be posted on a platform as it is.
  ///
  /// @param breaches why not, a sentence each; empty if it does
  public record Fitness(SafeArea.Platform platform, List<String> breaches) {

    public Fitness {
      breaches = List.copyOf(breaches);
    }

    /// What that platform does not take of a finished clip, and what people would not see or hear
    /// there as it is meant.
    ///
    /// @param findings what was found in the clip
    /// @param words where words are written into the picture
    static Fitness of(
        SafeArea.Platform platform,
        RenderPlan plan,
        Inspection clip,
        List<Finding> findings,
        Optional<Region> words) {
      var info = clip.info();
      var ratio = info.video().isPresent() ? info.picture().ratio() : 0;
      var breaches =
          new ArrayList<>(
              platform
                  .limits()
                  .breaches(
                      Duration.ofMillis(info.durationMs()),
                      info.bytes(),
                      OptionalDouble.of(ratio)));
      if (!info.hasSound()) {
        breaches.add("It has no sound.");
      }
      if (clip.blackMs() > BLACK_MS) {
        breaches.add("It begins with a black picture.");
      }
      findings.stream()
          .filter(finding -> !finding.ok() && HEARD.contains(finding.check()))
          .map(QualityReport::fault)
          .forEach(breaches::add);
      // Of other shapes platforms show the buttons beside the picture.
      if (plan.treatment().ratio() == AspectRatio.PORTRAIT
          && words.filter(where -> !isFree(platform.area(), plan, where)).isPresent()) {
        breaches.add("Its buttons may cover the captions.");
      }
      return new Fitness(platform, breaches);
    }

    /// Whether it does.
    public boolean fits() {
      return breaches.isEmpty();
    }
  }

  /// Compares a finished clip with its plan.
  ///
  /// @param levelling what its sound was brought to its loudness by
  /// @param words where words are written into the picture
  public static QualityReport of(
      RenderPlan plan, Inspection clip, Levelling levelling, Optional<Region> words) {
    var findings = new ArrayList<Finding>();
    var info = clip.info();
    findings.add(
        finding(
            Check.DURATION,
            text("%.1f s", info.durationMs() / 1000.0),
            Math.abs(info.durationMs() - plan.lengthMs()) <= LENGTH_TOLERANCE_MS,
            "It is as long as planned.",
            text("It should be %.1f s long.", plan.lengthMs() / 1000.0)));
    findings.add(
        finding(
            Check.SIZE,
            info.video().map(each -> each.width() + " × " + each.height()).orElse("no picture"),
            info.video()
                .filter(each -> each.width() == plan.size().width())
                .filter(each -> each.height() == plan.size().height())
                .isPresent(),
            "Its picture has the planned size.",
            text("Its picture should be %s.", plan.size())));
    findings.add(
        finding(
            Check.SOUND,
            info.hasSound() ? "present" : "absent",
            info.hasSound() || !plan.source().hasSound(),
            info.hasSound() ? "It has sound." : "Its source has no sound.",
            "Its source has sound, but it has none."));
    findings.add(
        finding(
            Check.BLACK_OPENING,
            text("%.1f s", clip.blackMs() / 1000.0),
            clip.blackMs() <= BLACK_MS,
            "It begins with a picture.",
            "It begins black: begin it later."));
    findings.add(
        finding(
            Check.FROZEN_OPENING,
            text("%.1f s", clip.frozenMs() / 1000.0),
            clip.frozenMs() < FROZEN_MS,
            "Something moves in its opening.",
            "Its opening stands still: nothing moves that would hold anybody."));
    clip.loudness().ifPresent(loudness -> addSound(findings, loudness, levelling));
    findings.add(
        finding(
            Check.BITRATE,
            clip.kbps() + " kbit/s",
            clip.kbps() <= MOST_KBPS,
            "It loads quickly enough everywhere.",
            text("It has more than %d kbit/s.", MOST_KBPS)));
    words.ifPresent(where -> findings.add(captions(plan, where)));
    return new QualityReport(
        findings,
        Stream.of(SafeArea.Platform.values())
            .map(each -> Fitness.of(each, plan, clip, findings, words))
            .toList());
  }

  private static void addSound(List<Finding> findings, Loudness loudness, Levelling levelling) {
    var value = text("%.1f LUFS", loudness.integrated());
    if (!loudness.isAudible()) {
      findings.add(new Finding(Check.LOUDNESS, value, true, "Nothing is to be heard in it."));
    } else if (levelling.gainDb() >= Levelling.MOST_GAIN_DB) {
      findings.add(
          new Finding(
              Check.LOUDNESS,
              value,
              true,
              "Its source is so quiet that it was made louder only as far as that does good."));
    } else {
      findings.add(
          finding(
              Check.LOUDNESS,
              value,
              Math.abs(loudness.integrated() - Loudness.TARGET) <= LOUDNESS_TOLERANCE,
              "It is as loud as platforms play.",
              text("It should be %.0f LUFS.", Loudness.TARGET)));
    }
    findings.add(
        finding(
            Check.PEAK,
            text("%.1f dBTP", loudness.truePeak()),
            loudness.truePeak() <= Loudness.HIGHEST_PEAK + PEAK_TOLERANCE,
            "Its peaks leave room.",
            text("Its peaks should stay below %.0f dBTP.", Loudness.HIGHEST_PEAK)));
  }

  private static Finding captions(RenderPlan plan, Region words) {
    return finding(
        Check.CAPTIONS,
        text("%.0f–%.0f %% down", words.top() * 100, (words.top() + words.height()) * 100),
        isFree(SafeArea.of(plan.treatment().ratio()), plan, words),
        "No platform's buttons cover its captions.",
        "A platform's buttons may cover its captions.");
  }

  /// Whether words lie in what is free, but for a pixel or two.
  private static boolean isFree(SafeArea free, RenderPlan plan, Region words) {
    var pixel = 2.0 / Math.min(plan.size().width(), plan.size().height());
    return words.left() >= free.left() - pixel
        && words.top() >= free.top() - pixel
        && words.left() + words.width() <= 1 - free.right() + pixel
        && words.top() + words.height() <= 1 - free.bottom() + pixel;
  }

  /// Whether the clip is of use at all.
  public boolean isUsable() {
    return failed().noneMatch(finding -> NEEDED.contains(finding.check()));
  }

  /// What is wrong with it, in a sentence or several; empty if nothing is.
  public String faults() {
    return failed().map(QualityReport::fault).collect(Collectors.joining(" "));
  }

  private static String fault(Finding finding) {
    return "%s (%s)".formatted(finding.sentence(), finding.value());
  }

  /// Where it can be posted.
  public List<SafeArea.Platform> fits() {
    return platforms.stream().filter(Fitness::fits).map(Fitness::platform).toList();
  }

  /// The plan of another attempt, where one may mend what is wrong: the sound is corrected by what
  /// it is off by, too many bits are capped, and where the file itself is not what was planned, it
  /// is written with care and without going along with anybody.
  public Optional<RenderPlan> remedy(RenderPlan plan, Inspection clip) {
    var wrong = failed().map(Finding::check).collect(Collectors.toSet());
    if (wrong.stream().noneMatch(check -> NEEDED.contains(check) || MENDABLE.contains(check))) {
      return Optional.empty();
    }
    var usual = plan.encoding();
    var off =
        wrong.contains(Check.LOUDNESS)
            ? clip.loudness().map(each -> Loudness.TARGET - each.integrated()).orElse(0.0)
            : wrong.contains(Check.PEAK)
                ? clip.loudness().map(each -> Loudness.HIGHEST_PEAK - each.truePeak()).orElse(0.0)
                : 0.0;
    var next =
        new Encoding(
            usual.careful(),
            wrong.contains(Check.BITRATE) ? SAFE_KBPS : usual.mostKbps(),
            usual.gainDb() + off);
    var corrected = plan.encoded(next);
    return Optional.of(isUsable() ? corrected : corrected.careful());
  }

  private Stream<Finding> failed() {
    return findings.stream().filter(finding -> !finding.ok());
  }

  private static Finding finding(Check check, String value, boolean ok, String good, String bad) {
    return new Finding(check, value, ok, ok ? good : bad);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
