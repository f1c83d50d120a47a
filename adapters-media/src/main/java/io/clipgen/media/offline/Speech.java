package io.clipgen.media.offline;

import io.clipgen.domain.clips.Sentence;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is said in a window.
///
/// @param window where
/// @param words the words in it
/// @param touched the sentences of which something is in it
/// @param whole the sentences that are in it from their first word to their last
record Speech(Span window, List<Word> words, List<Sentence> touched, List<Sentence> whole) {

  private static final int QUOTE_SHORTEST = 4;
  private static final int QUOTE_LONGEST = 18;

  boolean isSilent() {
    return words.isEmpty();
  }

  List<String> bareWords() {
    return words.stream().map(word -> Lexicon.bare(word.text())).toList();
  }

  /// The first `count` words, as they are written.
  String firstWords(int count) {
    return words.stream().limit(count).map(Word::text).collect(Collectors.joining(" "));
  }

  /// How many of the first `count` words are in `set`.
  long amongFirst(int count, Set<String> set) {
    return bareWords().stream().limit(count).filter(set::contains).count();
  }

  long count(Set<String> set) {
    return bareWords().stream().filter(set::contains).count();
  }

  /// The part of the words that are in `set`.
  double share(Set<String> set) {
    return isSilent() ? 0 : count(set) / (double) words.size();
  }

  double seconds() {
    return window.lengthMs() / 1000.0;
  }

  /// The sentence that says most in few words.
  Optional<Sentence> mostQuotable() {
    return whole.stream().max(Comparator.comparingDouble(Speech::quotability));
  }

  /// From 0 to 1: short enough to remember, with feeling, address, contrast, a whole truth or
  /// repetition, and not vague.
  static double quotability(Sentence sentence) {
    var words = Lexicon.bare(sentence);
    double size = words.size();
    double memorable =
        size < QUOTE_SHORTEST ? size / QUOTE_SHORTEST / 2 : Math.min(1, QUOTE_LONGEST / size);
    var carrying = words.stream().filter(word -> !Lexicon.STOP.contains(word)).toList();
    var repeated = carrying.stream().distinct().count() < carrying.size();
    double telling =
        0.2
            + (has(words, Lexicon.ADDRESS) ? 0.2 : 0)
            + (has(words, Lexicon.FEELINGS) ? 0.25 : 0)
            + (has(words, Lexicon.CONTRASTS) ? 0.2 : 0)
            + (has(words, Lexicon.LESSONS) ? 0.25 : 0)
            + (repeated ? 0.15 : 0)
            + (sentence.text().endsWith("?") ? 0.1 : 0);
    double vague = words.stream().filter(Lexicon.VAGUE::contains).count() / size;
    return memorable * Math.clamp(telling - 2 * vague, 0, 1);
  }

  private static boolean has(List<String> words, Set<String> set) {
    return words.stream().anyMatch(set::contains);
  }
}
