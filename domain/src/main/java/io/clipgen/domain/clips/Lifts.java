package io.clipgen.domain.clips;

import io.clipgen.domain.clips.Score.Lift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the signals add to a score: louder than usual, peaks of energy, viewers who suddenly write
/// faster, a cut near the start. The same rule for every analyst, whether it knows the signals or
/// not.
public final class Lifts {

  private static final int ENERGY = 4;
  private static final int PEAKS = 4;
  private static final int CHAT = 5;
  private static final int CUT = 3;
  private static final long NEAR_START_MS = 1_500;
  private static final double HYPE = 2;
  private static final double AUDIBLE = -40;
  private static final double LOUD_DECIBELS = 6;

  private Lifts() {}

  /// What lifts the moment at `window`; nothing where nothing stands out.
  public static List<Lift> of(Span window, Signals signals) {
    var lifts = new ArrayList<Lift>();
    energy(window, signals, lifts);
    peaks(window, signals, lifts);
    chat(window, signals, lifts);
    var opening =
        Span.of(
            Math.max(0, window.startMs() - NEAR_START_MS / 3), window.startMs() + NEAR_START_MS);
    if (signals.cutsIn(opening) > 0) {
      lifts.add(new Lift("cut", CUT, "the scene changes near its start"));
    }
    return lifts;
  }

  private static void energy(Span window, Signals signals, List<Lift> lifts) {
    if (signals.energy().isEmpty()) {
      return;
    }
    var above = signals.energy().mean(window) - signals.energy().mean();
    var points = (int) Math.clamp(Math.round(ENERGY * above / LOUD_DECIBELS), 0, ENERGY);
    if (points > 0) {
      lifts.add(
          new Lift(
              "energy",
              points,
              String.format(Locale.ROOT, "%.1f dB louder than the video on average", above)));
    }
  }

  /// A hype peak: energy of two deviations above the mean, or applause and laughter.
  private static void peaks(Span window, Signals signals, List<Lift> lifts) {
    var peak = Math.max(AUDIBLE, signals.energy().mean() + HYPE * signals.energy().deviation());
    var hype = !signals.energy().isEmpty() && signals.energy().max(window) >= peak;
    var bursts = signals.bursts().stream().filter(window::overlaps).count();
    var points = Math.min(PEAKS, (hype ? 2 : 0) + (int) Math.min(2, bursts) * 2);
    if (points > 0) {
      lifts.add(
          new Lift(
              "peaks", points, bursts > 0 ? "applause, laughter or the like" : "a peak of energy"));
    }
  }

  private static void chat(Span window, Signals signals, List<Lift> lifts) {
    signals.chat().spikes().stream()
        .filter(spike -> spike.isAbout(window))
        .mapToDouble(Chat.Spike::times)
        .max()
        .ifPresent(
            times ->
                lifts.add(
                    new Lift(
                        "chat",
                        (int) Math.clamp(Math.round(times), 2, CHAT),
                        String.format(Locale.ROOT, "chat %.0fx as fast as usual", times))));
  }
}
