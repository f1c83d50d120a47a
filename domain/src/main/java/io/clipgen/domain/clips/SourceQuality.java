package io.clipgen.domain.clips;

import io.clipgen.domain.clips.Finding.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a source should be, so that its clips are good. [SourceRules] say what it must be; of this,
/// a video may fail anything and is used all the same.
///
/// @param shortest as long as the shortest clip that a campaign asks for
/// @param widest the largest ratio of the longer side to the shorter one
/// @param fewestPixels of the shorter side
/// @param mostBlack the largest part of it, from 0 to 1, in which the picture may be black
/// @param quietest the least mean loudness in LUFS
/// @param loudest the greatest mean loudness in LUFS
public record SourceQuality(
    Duration shortest,
    double widest,
    int fewestPixels,
    double mostBlack,
    double quietest,
    double loudest) {

  /// 15 s, at most 21:9 or 9:21, 720 pixels, a fifth black, −40 to −5 LUFS.
  public static final SourceQuality DEFAULT =
      new SourceQuality(Duration.ofSeconds(15), 21 / 9.0, 720, 0.2, -40, -5);

  /// EBU R 128 takes what is below for silence, which does not count.
  private static final double SILENCE = -70;

  /// What there is to say of a video with a picture.
  ///
  /// @param signals what was measured in it; nothing before it was: then black frames and loudness
  ///   are not spoken of
  public List<Finding> findings(MediaInfo info, Optional<Signals> signals) {
    var findings = new ArrayList<Finding>();
    findings.add(duration(info.durationMs()));
    findings.add(aspect(info.picture()));
    findings.add(size(info.picture()));
    findings.add(sound(info));
    signals.ifPresent(
        measured -> {
          findings.add(black(measured));
          if (info.hasSound()) {
            findings.add(loudness(measured.loudness()));
          }
        });
    return List.copyOf(findings);
  }

  private Finding duration(long ms) {
    boolean ok = ms >= shortest.toMillis();
    return new Finding(
        Check.DURATION,
        text("%.1f s", ms / 1000.0),
        ok,
        ok
            ? "It is long enough for clips."
            : text("It is shorter than %d s, the shortest clip.", shortest.toSeconds()));
  }

  private Finding aspect(MediaInfo.Picture picture) {
    double ratio = picture.ratio();
    boolean ok = Math.max(ratio, 1 / ratio) <= widest + 0.05;
    return new Finding(
        Check.ASPECT,
        text("%.2f:1", ratio),
        ok,
        ok
            ? "Its shape can be cropped to every clip format."
            : "It is so narrow that a clip shows little of the picture.");
  }

  private Finding size(MediaInfo.Picture picture) {
    boolean ok = Math.min(picture.width(), picture.height()) >= fewestPixels;
    return new Finding(
        Check.SIZE,
        picture.width() + " × " + picture.height(),
        ok,
        ok
            ? "The picture is large enough for sharp clips."
            : text("Clips will be blurred: each side should have %d pixels.", fewestPixels));
  }

  private static Finding sound(MediaInfo info) {
    return info.hasSound()
        ? new Finding(Check.SOUND, "present", true, "It has sound.")
        : new Finding(
            Check.SOUND, "absent", false, "It has no sound, so its clips have no captions.");
  }

  private Finding black(Signals signals) {
    double share = signals.blackShare(Span.of(0, Math.max(1, signals.durationMs())));
    boolean ok = share <= mostBlack;
    return new Finding(
        Check.BLACK_FRAMES,
        text("%.1f %%", share * 100),
        ok,
        ok
            ? "Little or nothing of it is black."
            : text("More than %.0f %% of it is black.", mostBlack * 100));
  }

  private Finding loudness(Curve momentary) {
    double power = 0;
    int heard = 0;
    for (float lufs : momentary.toArray()) {
      if (lufs > SILENCE) {
        power += Math.pow(10, lufs / 10);
        heard++;
      }
    }
    if (heard == 0) {
      return new Finding(Check.LOUDNESS, "silent", false, "Nothing is to be heard in its sound.");
    }
    double mean = 10 * Math.log10(power / heard);
    String value = text("%.1f LUFS", mean);
    if (mean < quietest) {
      return new Finding(
          Check.LOUDNESS, value, false, text("It is quieter than %.0f LUFS.", quietest));
    }
    if (mean > loudest) {
      return new Finding(
          Check.LOUDNESS, value, false, text("It is louder than %.0f LUFS: it distorts.", loudest));
    }
    return new Finding(Check.LOUDNESS, value, true, "It is neither too quiet nor too loud.");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
