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
/// @param remarks what else there is to know of how they were chosen, a sentence each, such as that
///   another analyst chose than the one configured
public record Selection(List<Moment> moments, List<String> shortfalls, List<String> remarks) {

  /// Two moments that share more of their words than this say the same.
  static final double ALIKE = 0.8;

  /// From this likeness on two moments are thought to speak of related things, and price grows.
  static final double RELATED = 0.5;

  /// At this likeness they are thought to speak of the same.
  static final double SAME = 0.9;

  /// So many points less is a moment worth that speaks of the same as a better one.
  static final int SAMENESS_PRICE = 25;

  /// More candidates than this are not looked at; the best are.
  static final int MOST_CANDIDATES = 600;

  private static final Comparator<Moment> BEST_FIRST =
      Comparator.comparingInt((Moment moment) -> moment.score().total())
          .reversed()
          .thenComparingLong(moment -> moment.span().startMs());

  public Selection {
    moments = List.copyOf(moments);
    shortfalls = List.copyOf(shortfalls);
    remarks = remarks == null ? List.of() : List.copyOf(remarks);
  }

  /// A choice about which there is nothing remarkable.
  public Selection(List<Moment> moments, List<String> shortfalls) {
    this(moments, shortfalls, List.of());
  }

  /// The same choice, with that to know of it.
  public Selection remarked(List<String> remarks) {
    return new Selection(moments, shortfalls, remarks);
  }

  /// Chooses without knowing what is spoken of; see [#choose(List, Transcript, Signals,
  /// ClipRequest, Meaning)].
  public static Selection choose(
      List<Moment> proposed, Transcript transcript, Signals signals, ClipRequest request) {
    return choose(proposed, transcript, signals, request, Meaning.UNKNOWN);
  }

  /// Moves the ends of the proposed moments to allowed [Boundaries], and chooses as many as asked
  /// for if they exist without overlap: each time the best that is left and leaves room for the
  /// rest, where a moment that speaks of the same as one that is chosen already counts for up to
  /// [#SAMENESS_PRICE] points less.
  public static Selection choose(
      List<Moment> proposed,
      Transcript transcript,
      Signals signals,
      ClipRequest request,
      Meaning meaning) {
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
    var chosen = new ArrayList<>(bestApart(different, request.count(), meaning));
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

  /// The best first, then of what is left the best in the light of what is chosen; but never one in
  /// whose way so many others are that there would be fewer than there could.
  private static List<Moment> bestApart(List<Moment> moments, int count, Meaning meaning) {
    var left = moments;
    var chosen = new ArrayList<Moment>();
    var wanted = Math.min(count, mostApart(left));
    while (chosen.size() < wanted) {
      var next = next(left, chosen, wanted, meaning);
      chosen.add(next);
      left = apartFrom(next, left);
    }
    return chosen;
  }

  private static Moment next(List<Moment> left, List<Moment> chosen, int wanted, Meaning meaning) {
    var others = wanted - chosen.size() - 1;
    return left.stream()
        .map(moment -> new Weighed(moment, moment.score().total() - price(moment, chosen, meaning)))
        .sorted(Comparator.comparingDouble(Weighed::worth).reversed())
        .map(Weighed::moment)
        .filter(moment -> mostApart(apartFrom(moment, left)) >= others)
        .findFirst()
        .orElseThrow();
  }

  private record Weighed(Moment moment, double worth) {}

  private static double price(Moment moment, List<Moment> chosen, Meaning meaning) {
    var likeness =
        chosen.stream()
            .mapToDouble(other -> meaning.likeness(moment.span(), other.span()))
            .max()
            .orElse(0);
    return SAMENESS_PRICE * Math.clamp((likeness - RELATED) / (SAME - RELATED), 0, 1);
  }

  private static List<Moment> apartFrom(Moment one, List<Moment> moments) {
    return moments.stream().filter(moment -> !moment.span().overlaps(one.span())).toList();
  }

  /// How many of `moments` there can be at most without overlap: always taking the one that ends
  /// first gives that number.
  private static int mostApart(List<Moment> moments) {
    int most = 0;
    long free = 0;
    for (var span :
        moments.stream().map(Moment::span).sorted(Comparator.comparingLong(Span::endMs)).toList()) {
      if (span.startMs() >= free) {
        most++;
        free = span.endMs();
      }
    }
    return most;
  }

  private static List<String> shortfalls(int made, long durationMs, ClipRequest request) {
    if (made >= request.count()) {
      return List.of();
    }
    var lengths = request.lengths();
    var room = durationMs / lengths.shortestMs();
    var refusal = request.refusal(durationMs);
    if (refusal.isPresent()) {
      return List.of(refusal.get());
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

  static String seconds(long ms) {
    return ms % 1000 == 0
        ? Long.toString(ms / 1000)
        : String.format(Locale.ROOT, "%.1f", ms / 1000.0);
  }
}
