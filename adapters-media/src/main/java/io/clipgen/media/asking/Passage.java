package io.clipgen.media.asking;

import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A stretch of what is said, short enough for one question. Passages of a video overlap by the
/// length of a clip, so that each moment lies in one of them whole.
///
/// @param lines in order, at least one
record Passage(List<Line> lines) {

  /// Longer sentences are shown in pieces, each with its own times.
  private static final int MOST_WORDS = 30;

  /// A sentence, or a piece of a long one.
  record Line(Span span, String text) {

    private static Line of(List<Word> words) {
      return new Line(
          Span.of(words.getFirst().span().startMs(), words.getLast().span().endMs()),
          Texts.clean(words.stream().map(Word::text).collect(Collectors.joining(" ")), 1_000));
    }
  }

  Passage {
    lines = List.copyOf(lines);
  }

  Span span() {
    return Span.of(lines.getFirst().span().startMs(), lines.getLast().span().endMs());
  }

  /// @param characters about as many a passage has at most
  /// @param overlapMs how much of the end of one is the start of the next
  static List<Passage> of(Transcript transcript, int characters, long overlapMs) {
    var lines = lines(transcript);
    var passages = new ArrayList<Passage>();
    for (int from = 0; from < lines.size(); ) {
      int to = from;
      for (int size = 0; to < lines.size() && (to == from || size < characters); to++) {
        size += lines.get(to).text().length() + 20;
      }
      passages.add(new Passage(lines.subList(from, to)));
      if (to == lines.size()) {
        break;
      }
      var again = lines.get(to - 1).span().endMs() - overlapMs;
      int next = to;
      while (next - 1 > from && lines.get(next - 1).span().startMs() >= again) {
        next--;
      }
      from = next;
    }
    return passages;
  }

  private static List<Line> lines(Transcript transcript) {
    var lines = new ArrayList<Line>();
    for (var sentence : transcript.sentences()) {
      var words = sentence.words();
      for (int i = 0; i < words.size(); i += MOST_WORDS) {
        lines.add(Line.of(words.subList(i, Math.min(words.size(), i + MOST_WORDS))));
      }
    }
    return lines;
  }
}
