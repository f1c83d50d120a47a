package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which of the proposed moments become clips.
///
/// @param moments the chosen ones, best first; no two overlap, none cuts a word, all have an
///   allowed length
/// @param shortfalls why there are fewer than asked for, a sentence each; empty if there are as
///   many
public record Selection(List<Moment> moments, List<String> shortfalls) {

  /// Two moments that share more of their words than this say the same.
  static final double ALIKE = 0.8;

  /// More candidates than this are not looked at; the best are.
  static final int MOST_CANDIDATES = 600;

  private static final Comparator<Moment> BEST_FIRST =
      Comparator.comparingInt((Moment moment) -> moment.score().total())
          .reversed()
          .thenComparingLong(moment -> moment.span().startMs());

  public Selection {
    moments = List.copyOf(moments);
    shortfalls = List.copyOf(shortfalls);
  }

  /// Moves the ends of the proposed moments to allowed [Boundaries], and chooses: as many as asked
  /// for if they exist without overlap, and of all such choices the one with the highest sum of
  /// scores.
  public static Selection choose(
      List<Moment> proposed, Transcript transcript, Signals signals, ClipRequest request) {
    var boundaries = Boundaries.of(transcript, signals, request.lengths());
    Map<Span, Moment> fitted = new LinkedHashMap<>();
    proposed.stream()
        .sorted(BEST_FIRST)
        .forEach(
            moment ->
                boundaries
                    .fit(moment.span())
                    .ifPresent(span -> fitted.putIfAbsent(span, moment.at(span))));
    var different =
        withoutRepeats(fitted.values().stream().limit(MOST_CANDIDATES).toList(), transcript);
    var chosen = new ArrayList<>(bestApart(different, request.count()));
    chosen.sort(BEST_FIRST);
    return new Selection(chosen, shortfalls(chosen.size(), signals.durationMs(), request));
  }

  private static List<Moment> withoutRepeats(List<Moment> bestFirst, Transcript transcript) {
    var kept = new ArrayList<Moment>();
    var keptWords = new ArrayList<Set<String>>();
    for (var moment : bestFirst) {
      var words = words(transcript.textWithin(moment.span()));
      var repeats = false;
      for (int i = 0; i < kept.size() && !repeats; i++) {
        repeats =
            !kept.get(i).span().overlaps(moment.span()) && alike(words, keptWords.get(i)) > ALIKE;
      }
      if (!repeats) {
        kept.add(moment);
        keptWords.add(words);
      }
    }
    return kept;
  }

  private static Set<String> words(String text) {
    var words = new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    words.remove("");
    return words;
  }

  private static double alike(Set<String> one, Set<String> other) {
    if (one.size() < 3 || other.size() < 3) {
      return 0;
    }
    var shared = one.stream().filter(other::contains).count();
    return (double) shared / (one.size() + other.size() - shared);
  }

  /// Weighted interval scheduling: `best[n][k]` is the best sum of at most `k` of the first `n`
  /// moments by their end, where a moment more always weighs more than any sum of scores.
  private static List<Moment> bestApart(List<Moment> moments, int count) {
    var byEnd =
        moments.stream()
            .sorted(Comparator.comparingLong((Moment moment) -> moment.span().endMs()))
            .toList();
    var size = byEnd.size();
    var before = new int[size];
    var best = new long[size + 1][count + 1];
    for (int n = 1; n <= size; n++) {
      var moment = byEnd.get(n - 1);
      before[n - 1] = endedBy(byEnd, moment.span().startMs());
      var weight = 100L * (ClipRequest.MOST_CLIPS + 1) + moment.score().total();
      for (int k = 1; k <= count; k++) {
        best[n][k] = Math.max(best[n - 1][k], best[before[n - 1]][k - 1] + weight);
      }
    }
    var chosen = new ArrayList<Moment>();
    for (int n = size, k = count; n > 0 && k > 0; ) {
      if (best[n][k] == best[n - 1][k]) {
        n--;
      } else {
        chosen.add(byEnd.get(n - 1));
        n = before[n - 1];
        k--;
      }
    }
    return chosen;
  }

  private static int endedBy(List<Moment> byEnd, long ms) {
    int low = 0;
    int high = byEnd.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (byEnd.get(middle).span().endMs() <= ms) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static List<String> shortfalls(int made, long durationMs, ClipRequest request) {
    if (made >= request.count()) {
      return List.of();
    }
    var lengths = request.lengths();
    var room = durationMs / lengths.shortestMs();
    if (room == 0) {
      return List.of(
          "The video is %s s long, too short for a clip of %s s: ask for a shorter length."
              .formatted(seconds(durationMs), seconds(request.length().toMillis())));
    }
    var clips = made == 1 ? "1 clip" : made + " clips";
    if (made >= room) {
      return List.of(
          "%s instead of %d: a video of %s s has room for no more clips of %s s (%s to %s s) that do not overlap."
              .formatted(
                  clips,
                  request.count(),
                  seconds(durationMs),
                  seconds(request.length().toMillis()),
                  seconds(lengths.shortestMs()),
                  seconds(lengths.longestMs())));
    }
    return List.of(
        "%s instead of %d: no more moments of %s s were found that begin and end between words, do not overlap and do not repeat one another."
            .formatted(
                made == 0 ? "No clip" : clips,
                request.count(),
                seconds(request.length().toMillis())));
  }

  private static String seconds(long ms) {
    return ms % 1000 == 0
        ? Long.toString(ms / 1000)
        : String.format(Locale.ROOT, "%.1f", ms / 1000.0);
  }
}
