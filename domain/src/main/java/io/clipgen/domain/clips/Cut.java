package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which parts of a moment's span are in the clip. It knows two times: *span time* counts from the
/// moment's start in the source, *clip time* from the start of the finished clip, in which only the
/// kept parts follow each other.
///
/// @param span where the moment is in the source
/// @param kept what is kept, in span time; in order, with something left out between any two
public record Cut(Span span, List<Span> kept) {

  /// A silence that is longer is shortened.
  public static final long LONGEST_SILENCE_MS = 600;

  /// What stays of a silence on either side.
  static final long BREATH_MS = 120;

  /// The shortest part that is kept, and the least that is worth a jump in the picture.
  static final long SHORTEST_MS = 200;

  private static final long SHORTEST_FILLER_MS = 100;

  public Cut {
    kept = List.copyOf(kept);
    if (kept.isEmpty() || kept.getLast().endMs() > span.lengthMs()) {
      throw new IllegalArgumentException("a cut keeps something, and only of its span");
    }
    for (int i = 1; i < kept.size(); i++) {
      if (kept.get(i).startMs() <= kept.get(i - 1).endMs()) {
        throw new IllegalArgumentException("kept parts follow each other with gaps between");
      }
    }
  }

  /// All of `span`.
  public static Cut none(Span span) {
    return new Cut(span, List.of(Span.of(0, span.lengthMs())));
  }

  /// What stays of `span` when it is tightened. A silence is one only where nothing is to be heard
  /// and no word is said; what stays around it lets the speaker breathe. No word is divided, and
  /// none goes but fillers. The clip never becomes shorter than `shortestMs`: what is longest goes
  /// first, and what would go below stays.
  ///
  /// @param silences where nothing is to be heard in the source
  /// @param shortestMs how long the clip has to be at least, if the span is
  public static Cut of(
      Span span,
      Transcript transcript,
      List<Span> silences,
      Tightening tightening,
      long shortestMs) {
    if (tightening == Tightening.NONE) {
      return none(span);
    }
    var words = transcript.within(span);
    var fillers =
        tightening.fillers() ? Fillers.among(words, transcript.language()) : List.<Word>of();
    var meant = new ArrayList<>(words);
    meant.removeAll(fillers);
    var unwanted = new ArrayList<Gap>();
    for (var filler : fillers) {
      unwanted.add(
          new Gap(
              filler.span().startMs() - span.startMs(),
              filler.span().endMs() - span.startMs(),
              true));
    }
    if (tightening.silences()) {
      unwanted.addAll(silences(span, silences, touched(transcript, span, fillers)));
    }
    var kept =
        without(
            joined(unwanted, meant, span), span.lengthMs(), Math.min(span.lengthMs(), shortestMs));
    return new Cut(span, kept);
  }

  /// How long the clip is.
  public long lengthMs() {
    return kept.stream().mapToLong(Span::lengthMs).sum();
  }

  /// Whether nothing is left out.
  public boolean isWhole() {
    return lengthMs() == span.lengthMs();
  }

  /// The clip time of a span time; what is left out falls on the cut.
  public long toClip(long spanMs) {
    long before = 0;
    for (var part : kept) {
      if (spanMs < part.endMs()) {
        return before + Math.max(0, spanMs - part.startMs());
      }
      before += part.lengthMs();
    }
    return before;
  }

  /// The span time of a clip time; on a cut, where the clip goes on.
  public long toSpan(long clipMs) {
    long before = 0;
    for (var part : kept) {
      if (clipMs < before + part.lengthMs()) {
        return part.startMs() + clipMs - before;
      }
      before += part.lengthMs();
    }
    return kept.getLast().endMs();
  }

  /// What is said in the clip, in clip time: the words that are kept as a whole.
  public Transcript said(Transcript transcript) {
    var words = new ArrayList<Word>();
    for (var word : transcript.within(span)) {
      var start = word.span().startMs() - span.startMs();
      var end = word.span().endMs() - span.startMs();
      if (kept.stream().anyMatch(part -> part.startMs() <= start && end <= part.endMs())) {
        words.add(
            new Word(
                word.text(),
                Span.of(toClip(start), toClip(start) + end - start),
                word.confidence()));
      }
    }
    return new Transcript(transcript.language(), words);
  }

  /// The words that a silence must not touch: also those that the span's ends divide.
  private static List<Word> touched(Transcript transcript, Span span, List<Word> fillers) {
    var words =
        new ArrayList<>(
            transcript.words().stream().filter(word -> word.span().overlaps(span)).toList());
    words.removeAll(fillers);
    return words;
  }

  private static List<Gap> silences(Span span, List<Span> silences, List<Word> words) {
    var gaps = new ArrayList<Gap>();
    for (var silence : silences) {
      if (!silence.overlaps(span)) {
        continue;
      }
      var from =
          silence.startMs() <= span.startMs() ? 0 : silence.startMs() + BREATH_MS - span.startMs();
      var to =
          silence.endMs() >= span.endMs()
              ? span.lengthMs()
              : silence.endMs() - BREATH_MS - span.startMs();
      for (var word : words) {
        var begins = word.span().startMs() - BREATH_MS - span.startMs();
        var ends = word.span().endMs() + BREATH_MS - span.startMs();
        if (ends > from && begins < to) {
          add(gaps, from, Math.min(begins, to));
          from = Math.max(from, ends);
        }
      }
      add(gaps, from, to);
    }
    return gaps;
  }

  private static void add(List<Gap> gaps, long from, long to) {
    if (to - from > LONGEST_SILENCE_MS - 2 * BREATH_MS) {
      gaps.add(new Gap(from, to, false));
    }
  }

  /// What touches, and what has only a moment without words between, as one.
  private static List<Gap> joined(List<Gap> unwanted, List<Word> meant, Span span) {
    var sorted = unwanted.stream().sorted(Comparator.comparingLong(Gap::from)).toList();
    var joined = new ArrayList<Gap>();
    for (var gap : sorted) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && (gap.from <= last.to || isSliver(last.to, gap.from, meant, span))) {
        joined.set(
            joined.size() - 1,
            new Gap(last.from, Math.max(last.to, gap.to), last.filler || gap.filler));
      } else {
        joined.add(isSliver(0, gap.from, meant, span) ? new Gap(0, gap.to, gap.filler) : gap);
      }
    }
    if (!joined.isEmpty() && isSliver(joined.getLast().to, span.lengthMs(), meant, span)) {
      var last = joined.getLast();
      joined.set(joined.size() - 1, new Gap(last.from, span.lengthMs(), last.filler));
    }
    return joined;
  }

  private static boolean isSliver(long from, long to, List<Word> meant, Span span) {
    return to - from < SHORTEST_MS
        && meant.stream()
            .noneMatch(
                word ->
                    word.span().startMs() - span.startMs() < to
                        && word.span().endMs() - span.startMs() > from);
  }

  /// What is left when of `gaps` as much goes as may, the longest first.
  private static List<Span> without(List<Gap> gaps, long lengthMs, long shortestMs) {
    var gone = new ArrayList<Gap>();
    var room = lengthMs - shortestMs;
    var longestFirst = gaps.stream().sorted(Comparator.comparingLong(Gap::length).reversed());
    for (var gap : longestFirst.toList()) {
      var part =
          gap.length() <= room || gap.filler ? gap : new Gap(gap.from, gap.from + room, false);
      if (part.length() >= (part.filler ? SHORTEST_FILLER_MS : SHORTEST_MS)
          && part.length() <= room) {
        gone.add(part);
        gone.sort(Comparator.comparingLong(Gap::from));
        if (rest(gone, lengthMs).stream().allMatch(kept -> kept.lengthMs() >= SHORTEST_MS)) {
          room -= part.length();
        } else {
          gone.remove(part);
        }
      }
    }
    return rest(gone, lengthMs);
  }

  private static List<Span> rest(List<Gap> gone, long lengthMs) {
    var kept = new ArrayList<Span>();
    long at = 0;
    for (var gap : gone) {
      if (gap.from > at) {
        kept.add(Span.of(at, gap.from));
      }
      at = gap.to;
    }
    if (at < lengthMs) {
      kept.add(Span.of(at, lengthMs));
    }
    return kept;
  }

  /// What is to go, in span time.
  private record Gap(long from, long to, boolean filler) {

    long length() {
      return to - from;
    }
  }
}
