package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What was said in a video, word by word.
///
/// @param language its ISO 639-1 code, or `und` where unknown
/// @param words in the order of their times; none overlaps the next
public record Transcript(String language, List<Word> words) {

  /// A pause this long between two words ends a sentence, full stop or not.
  public static final long SENTENCE_PAUSE_MS = 900;

  /// Nothing was said.
  public static final Transcript SILENT = new Transcript("und", List.of());

  public Transcript {
    words = List.copyOf(words);
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).span().startMs() < words.get(i - 1).span().endMs()) {
        throw new IllegalArgumentException("words must follow each other in time");
      }
    }
  }

  /// Brings words as a transcriber gives them into order: sorted by time, and each ended where the
  /// next begins. A word for which no time would be left is kept as one millisecond.
  public static Transcript of(String language, List<Word> words) {
    var sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingLong((Word word) -> word.span().startMs()));
    var ordered = new ArrayList<Word>(sorted.size());
    long free = 0;
    for (int i = 0; i < sorted.size(); i++) {
      var word = sorted.get(i);
      var start = Math.max(free, word.span().startMs());
      var next =
          i + 1 < sorted.size()
              ? Math.max(start + 1, sorted.get(i + 1).span().startMs())
              : Long.MAX_VALUE;
      var end = Math.max(start + 1, Math.min(word.span().endMs(), next));
      ordered.add(new Word(word.text(), Span.of(start, end), word.confidence()));
      free = end;
    }
    return new Transcript(language, ordered);
  }

  /// Whether nothing was said.
  public boolean isSilent() {
    return words.isEmpty();
  }

  /// All of it as text.
  public String text() {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }

  /// The words that lie in `span` as a whole.
  public List<Word> within(Span span) {
    return words.stream().filter(word -> span.covers(word.span())).toList();
  }

  /// What is said in `span`, as text.
  public String textWithin(Span span) {
    return within(span).stream().map(Word::text).collect(Collectors.joining(" "));
  }

  /// The same, as far as it is said before `ms`: what is being said then ends there.
  public Transcript until(long ms) {
    return new Transcript(
        language,
        words.stream()
            .filter(word -> word.span().startMs() < ms)
            .map(
                word ->
                    new Word(
                        word.text(),
                        Span.of(word.span().startMs(), Math.min(ms, word.span().endMs())),
                        word.confidence()))
            .toList());
  }

  /// The same words, in that language.
  public Transcript in(String language) {
    return new Transcript(language, words);
  }

  /// The same, said later.
  public Transcript later(long ms) {
    return new Transcript(
        language,
        words.stream()
            .map(
                word ->
                    new Word(
                        word.text(),
                        Span.of(word.span().startMs() + ms, word.span().endMs() + ms),
                        word.confidence()))
            .toList());
  }

  /// The sentences, in order; every word is in exactly one.
  public List<Sentence> sentences() {
    var sentences = new ArrayList<Sentence>();
    var open = new ArrayList<Word>();
    for (var word : words) {
      if (!open.isEmpty()
          && word.span().startMs() - open.getLast().span().endMs() >= SENTENCE_PAUSE_MS) {
        sentences.add(new Sentence(open));
        open.clear();
      }
      open.add(word);
      if (word.endsSentence()) {
        sentences.add(new Sentence(open));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      sentences.add(new Sentence(open));
    }
    return List.copyOf(sentences);
  }
}
