package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where a clip may begin and end: between words, best between sentences, just before the first
/// word and just after the last; where nobody speaks, best on a scene cut.
///
/// Every point has a price, in milliseconds: how much farther away a better point may lie and still
/// be taken.
public final class Boundaries {

  /// A clip begins this long before its first word, or in the middle of a shorter pause.
  static final long LEAD_IN_MS = 200;

  /// A clip ends this long after its last word, or in the middle of a shorter pause.
  static final long TAIL_MS = 300;

  /// How far an end may be moved.
  static final long REACH_MS = 10_000;

  private static final long OPEN_GAP_MS = 1_000;
  private static final long OPEN_STEP_MS = 250;
  private static final long OPEN_PRICE = 1_000;
  private static final long MID_SENTENCE_START_PRICE = 5_000;
  private static final long MID_SENTENCE_END_PRICE = 6_000;

  private final LengthRange lengths;
  private final List<Point> starts;
  private final List<Point> ends;

  private Boundaries(LengthRange lengths, List<Point> starts, List<Point> ends) {
    this.lengths = lengths;
    this.starts = sorted(starts);
    this.ends = sorted(ends);
  }

  /// The boundaries of a video.
  ///
  /// @param transcript what is said in it
  /// @param signals its cuts and its length
  /// @param lengths how long a clip may be
  public static Boundaries of(Transcript transcript, Signals signals, LengthRange lengths) {
    var starts = new ArrayList<Point>();
    var ends = new ArrayList<Point>();
    long free = 0;
    for (var sentence : transcript.sentences()) {
      var inSentence = false;
      for (var word : sentence.words()) {
        if (word.span().startMs() >= signals.durationMs()) {
          continue;
        }
        var gap = new Gap(free, word.span().startMs());
        gap.addTo(starts, ends, signals.cuts(), inSentence);
        free = Math.min(word.span().endMs(), signals.durationMs());
        inSentence = true;
      }
    }
    if (free < signals.durationMs() || transcript.isSilent()) {
      new Gap(free, signals.durationMs()).addTo(starts, ends, signals.cuts(), false);
    } else {
      ends.add(new Point(free, 0));
    }
    return new Boundaries(lengths, starts, ends);
  }

  /// The allowed span nearest to `wanted`, each end at most 10 s away; nothing if there is none of
  /// an allowed length.
  public Optional<Span> fit(Span wanted) {
    Optional<Span> best = Optional.empty();
    var bestPrice = Long.MAX_VALUE;
    for (var start : near(starts, wanted.startMs())) {
      var startPrice = start.price + Math.abs(start.ms - wanted.startMs());
      if (startPrice >= bestPrice) {
        continue;
      }
      for (var end : between(start.ms + lengths.shortestMs(), start.ms + lengths.longestMs())) {
        var moved = Math.abs(end.ms - wanted.endMs());
        var price = startPrice + end.price + moved;
        if (moved <= REACH_MS && price < bestPrice) {
          bestPrice = price;
          best = Optional.of(Span.of(start.ms, end.ms));
        }
      }
    }
    return best;
  }

  /// `wanted` with no end inside a word: where a person's choice would cut one, the end goes to the
  /// nearer side of the word, and as far into the pause there as any clip begins before its first
  /// word or ends after its last. Everything else stays where it was put.
  ///
  /// @param durationMs where the video ends
  public static Span offWords(Span wanted, Transcript transcript, long durationMs) {
    var start = offWord(wanted.startMs(), transcript.words(), durationMs, 0);
    var end = offWord(wanted.endMs(), transcript.words(), durationMs, start + 1);
    return end > start ? Span.of(start, end) : wanted;
  }

  private static long offWord(long ms, List<Word> words, long durationMs, long earliest) {
    long free = 0;
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i).span();
      if (word.isCutBy(ms)) {
        var next = i + 1 < words.size() ? words.get(i + 1).span().startMs() : durationMs;
        var before = new Gap(free, word.startMs()).lastStart();
        var after =
            Math.min(durationMs, new Gap(word.endMs(), Math.max(word.endMs(), next)).firstEnd());
        return ms - word.startMs() <= word.endMs() - ms && before >= earliest ? before : after;
      }
      free = word.endMs();
    }
    return ms;
  }

  private static List<Point> near(List<Point> points, long ms) {
    return points.subList(firstFrom(points, ms - REACH_MS), firstFrom(points, ms + REACH_MS + 1));
  }

  private List<Point> between(long fromMs, long toMs) {
    return ends.subList(firstFrom(ends, fromMs), firstFrom(ends, toMs + 1));
  }

  private static int firstFrom(List<Point> points, long ms) {
    int low = 0;
    int high = points.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (points.get(middle).ms < ms) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static List<Point> sorted(List<Point> points) {
    return points.stream().sorted(Comparator.comparingLong(Point::ms)).toList();
  }

  /// A place to cut, and how bad it is.
  private record Point(long ms, long price) {}

  /// The time between two words, or before the first, or after the last.
  private record Gap(long fromMs, long toMs) {

    /// Just before the word after it.
    long lastStart() {
      return toMs - Math.min(LEAD_IN_MS, (toMs - fromMs) / 2);
    }

    /// Just after the word before it.
    long firstEnd() {
      return fromMs + Math.min(TAIL_MS, (toMs - fromMs) / 2);
    }

    void addTo(List<Point> starts, List<Point> ends, List<Long> cuts, boolean inSentence) {
      starts.add(new Point(lastStart(), inSentence ? MID_SENTENCE_START_PRICE : 0));
      ends.add(new Point(firstEnd(), inSentence ? MID_SENTENCE_END_PRICE : 0));
      if (fromMs == 0) {
        starts.add(new Point(0, toMs > LEAD_IN_MS * 2 ? OPEN_PRICE : 0));
      }
      if (inSentence || toMs - fromMs < OPEN_GAP_MS) {
        return;
      }
      for (var ms = fromMs + OPEN_STEP_MS; ms <= toMs - OPEN_STEP_MS; ms += OPEN_STEP_MS) {
        starts.add(new Point(ms, OPEN_PRICE));
        ends.add(new Point(ms, OPEN_PRICE));
      }
      ends.add(new Point(toMs, OPEN_PRICE));
      for (var cut : cuts) {
        if (cut >= fromMs && cut <= toMs) {
          starts.add(new Point(cut, 0));
          ends.add(new Point(cut, 0));
        }
      }
    }
  }
}
