package io.clipgen.media.offline;

import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the rules about sound, picture and viewers say of a window, always against what is usual in
/// that video: a loud video is not a good one.
final class SignalRules {

  private static final float AUDIBLE = -50;
  private static final double LOUDER = 8;

  /// So far the loudest seconds of any voice lie above its middle.
  private static final double ORDINARY_PEAKS = 3;

  private static final int LOUDEST_STEPS = 30;
  private static final double FASTEST_CHAT = 6;
  private static final long REACTS_WITHIN_MS = 1_500;
  private static final long SPEECH_BEFORE_MS = 8_000;
  private static final long SPOKEN_AT_LEAST_MS = 2_500;
  private static final long PAUSE_MS = 900;
  private static final long LONGEST_PAUSE_MS = 3_000;
  private static final long UNSPOKEN_MS = 2_000;
  private static final long REACTION_MS = 4_000;

  private final Signals signals;
  private final boolean anybodySpeaks;
  private final boolean[] spoken;
  private final double usualVoice;
  private final double usualMotion;

  SignalRules(Transcript transcript, Signals signals) {
    this.signals = signals;
    this.anybodySpeaks = !transcript.isSilent();
    this.spoken = new boolean[signals.energy().size()];
    for (var word : transcript.words()) {
      var from = (int) Math.min(spoken.length, word.span().startMs() / Curve.STEP_MS);
      var to = (int) Math.min(spoken.length, 1 + word.span().endMs() / Curve.STEP_MS);
      Arrays.fill(spoken, from, to, true);
    }
    var whole = Span.of(0, Math.max(1, signals.durationMs()));
    this.usualVoice = median(voice(whole));
    this.usualMotion = busy(values(signals.motion(), whole));
  }

  List<Evidence> of(Speech speech) {
    return List.of(
        Evidence.of(Feature.REACTION, reaction(speech)),
        raisedVoice(speech.window()),
        movingPicture(speech.window()),
        chat(speech.window()),
        Evidence.of(Feature.PAUSE_BEFORE_POINT, pauseBeforePoint(speech)),
        Evidence.of(Feature.UNSPOKEN, unspoken(speech)));
  }

  /// Noise that begins just after somebody has spoken for a while; without words anywhere, any.
  private boolean reaction(Speech speech) {
    return signals.bursts().stream()
        .filter(burst -> speech.window().contains(burst.startMs()))
        .filter(burst -> speech.window().sharedMs(burst) * 2 >= burst.lengthMs())
        .anyMatch(burst -> !anybodySpeaks || follows(burst, speech.words()));
  }

  private static boolean follows(Span burst, List<Word> words) {
    long spoken = 0;
    var near = false;
    for (var word : words) {
      var ended = burst.startMs() - word.span().endMs();
      if (ended > -REACTS_WITHIN_MS && ended < SPEECH_BEFORE_MS) {
        spoken += word.span().lengthMs();
        near |= ended < REACTS_WITHIN_MS;
      }
    }
    return near && spoken >= SPOKEN_AT_LEAST_MS;
  }

  /// The loudest three seconds of speech in it, against the video's usual voice.
  private Evidence raisedVoice(Span window) {
    var levels = voice(window);
    if (levels.length < LOUDEST_STEPS) {
      return Evidence.of(Feature.RAISED_VOICE, 0);
    }
    Arrays.sort(levels);
    var loudest =
        Arrays.stream(levels, levels.length - LOUDEST_STEPS, levels.length).average().orElse(0);
    var above = loudest - ORDINARY_PEAKS - usualVoice;
    return new Evidence(
        Feature.RAISED_VOICE,
        above / LOUDER,
        String.format(Locale.ROOT, "%.0f dB", Math.max(0, above)));
  }

  private Evidence movingPicture(Span window) {
    var times = busy(values(signals.motion(), window)) / Math.max(0.1, usualMotion);
    return new Evidence(
        Feature.MOVING_PICTURE,
        times <= 1 ? 0 : Math.log(times) / Math.log(4),
        times <= 1 ? "" : String.format(Locale.ROOT, "%.1fx the usual", times));
  }

  private Evidence chat(Span window) {
    var times =
        signals.chat().spikes().stream()
            .filter(spike -> spike.isAbout(window))
            .mapToDouble(Chat.Spike::times)
            .max()
            .orElse(0);
    return new Evidence(
        Feature.CHAT,
        times / FASTEST_CHAT,
        times == 0 ? "" : String.format(Locale.ROOT, "%.0fx as fast", times));
  }

  private boolean pauseBeforePoint(Speech speech) {
    for (int i = 1; i < speech.whole().size(); i++) {
      var before = speech.whole().get(i - 1).span().endMs();
      var pause = speech.whole().get(i).span().startMs() - before;
      if (before >= speech.window().middleMs() - speech.window().lengthMs() / 6
          && pause >= PAUSE_MS
          && pause <= LONGEST_PAUSE_MS
          && quiet(before, before + pause)) {
        return true;
      }
    }
    return false;
  }

  private boolean quiet(long fromMs, long toMs) {
    return signals.energy().isEmpty()
        || signals.energy().mean(Span.of(fromMs, toMs)) < usualVoice - LOUDER;
  }

  private double unspoken(Speech speech) {
    if (!anybodySpeaks) {
      return 0;
    }
    long unspoken = 0;
    long free = speech.window().startMs();
    for (var word : speech.words()) {
      unspoken += beyond(free, word.span().startMs());
      free = word.span().endMs();
    }
    unspoken += beyond(free, speech.window().endMs());
    return unspoken * 2.0 / speech.window().lengthMs();
  }

  private long beyond(long fromMs, long toMs) {
    if (toMs - fromMs <= UNSPOKEN_MS) {
      return 0;
    }
    var gap = Span.of(fromMs, toMs);
    var reaction =
        signals.bursts().stream()
            .filter(burst -> burst.startMs() - fromMs < REACTS_WITHIN_MS)
            .mapToLong(gap::sharedMs)
            .sum();
    return Math.max(0, gap.lengthMs() - UNSPOKEN_MS - Math.min(REACTION_MS, reaction));
  }

  /// The energy where somebody speaks; of a video without words, wherever something is heard.
  private double[] voice(Span span) {
    var from = (int) Math.min(spoken.length, span.startMs() / Curve.STEP_MS);
    var to = (int) Math.min(spoken.length, span.endMs() / Curve.STEP_MS);
    var levels = new ArrayList<Double>();
    for (int i = from; i < to; i++) {
      if ((spoken[i] || !anybodySpeaks) && signals.energy().get(i) > AUDIBLE) {
        levels.add((double) signals.energy().get(i));
      }
    }
    return levels.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] values(Curve curve, Span span) {
    var from = (int) Math.min(curve.size(), span.startMs() / Curve.STEP_MS);
    var to = (int) Math.min(curve.size(), span.endMs() / Curve.STEP_MS);
    var values = new double[to - from];
    for (int i = from; i < to; i++) {
      values[i - from] = curve.get(i);
    }
    return values;
  }

  private static double median(double[] values) {
    return quantile(values, 0.5);
  }

  /// What three quarters of the time do not exceed: cuts, a moment each, do not count.
  private static double busy(double[] values) {
    return quantile(values, 0.75);
  }

  private static double quantile(double[] values, double share) {
    if (values.length == 0) {
      return 0;
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (sorted.length * share)];
  }
}
