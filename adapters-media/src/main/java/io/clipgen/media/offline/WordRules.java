package io.clipgen.media.offline;

import io.clipgen.domain.clips.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the rules about words say of a window.
final class WordRules {

  private static final int OPENING = 12;
  private static final double GOOD_PACE = 2.6;
  private static final double MOSTLY_NUMBERS = 0.25;

  private WordRules() {}

  static List<Evidence> of(Speech speech) {
    return List.of(
        Evidence.of(Feature.OPENS_WITH_QUESTION, opensWithQuestion(speech)),
        Evidence.of(Feature.OPENS_STRONG, speech.amongFirst(5, Lexicon.STRONG_OPENINGS) > 0),
        Evidence.of(Feature.OPENS_WITH_CLAIM, claim(speech) / 2.0),
        Evidence.of(Feature.OPENS_WITH_YOU, speech.amongFirst(OPENING, Lexicon.ADDRESS) / 2.0),
        Evidence.of(
            Feature.OPENS_WITH_NUMBER, numbers(speech.words().stream().limit(OPENING).toList())),
        Evidence.of(Feature.OPENS_ON_ITS_OWN, opensOnItsOwn(speech)),
        Evidence.of(Feature.EXCITEMENT, excitement(speech) / 3),
        pace(speech),
        Evidence.of(Feature.COMPLETE, complete(speech)),
        Evidence.of(Feature.EXPLAINS, speech.count(Lexicon.EXPLAINING) / 3.0),
        Evidence.of(Feature.LESSON, speech.count(Lexicon.LESSONS) / 4.0),
        Evidence.of(Feature.NUMBERS, numbers(speech.words()) / 2.0),
        Evidence.of(Feature.NAMES, names(speech) / 2.0),
        Evidence.of(Feature.DENSE, dense(speech) / 2),
        Evidence.of(Feature.LIST_OF_NUMBERS, listOfNumbers(speech)),
        Evidence.of(Feature.VAGUE, speech.share(Lexicon.VAGUE) * 8),
        quotable(speech),
        Evidence.of(Feature.FEELING, speech.count(Lexicon.FEELINGS) / 3.0),
        Evidence.of(Feature.CONTRAST, speech.count(Lexicon.CONTRASTS) / 3.0),
        Evidence.of(Feature.SUPERLATIVE, speech.count(Lexicon.SUPERLATIVES) / 2.0),
        Evidence.of(Feature.STORY, story(speech) / 6.0),
        Evidence.of(Feature.ADDRESSES, speech.count(Lexicon.ADDRESS) / 4.0));
  }

  private static boolean opensWithQuestion(Speech speech) {
    return beginsASentence(speech)
        && !speech.whole().isEmpty()
        && speech.words().getFirst().equals(speech.whole().getFirst().words().getFirst())
        && speech.whole().getFirst().text().endsWith("?");
  }

  private static long claim(Speech speech) {
    if (!beginsASentence(speech) || speech.whole().isEmpty()) {
      return 0;
    }
    var bold = new HashSet<>(Lexicon.LESSONS);
    bold.addAll(Lexicon.FEELINGS);
    bold.addAll(Lexicon.SUPERLATIVES);
    return Lexicon.bare(speech.whole().getFirst()).stream().filter(bold::contains).count();
  }

  private static boolean opensOnItsOwn(Speech speech) {
    return beginsASentence(speech) && speech.amongFirst(1, Lexicon.LEANING_OPENINGS) == 0;
  }

  private static boolean beginsASentence(Speech speech) {
    return !speech.isSilent()
        && speech.touched().getFirst().words().getFirst().equals(speech.words().getFirst());
  }

  private static boolean endsASentence(Speech speech) {
    return !speech.isSilent()
        && speech.touched().getLast().words().getLast().equals(speech.words().getLast());
  }

  private static double excitement(Speech speech) {
    return speech.words().stream()
        .filter(word -> word.text().endsWith("?") || word.text().endsWith("!"))
        .count();
  }

  private static Evidence pace(Speech speech) {
    var wordsPerSecond = speech.words().size() / speech.seconds();
    return new Evidence(
        Feature.PACE,
        1 - Math.abs(wordsPerSecond - GOOD_PACE) / GOOD_PACE,
        String.format(Locale.ROOT, "%.1f words a second", wordsPerSecond));
  }

  private static double complete(Speech speech) {
    return (beginsASentence(speech) ? 0.5 : 0) + (endsASentence(speech) ? 0.5 : 0);
  }

  private static double numbers(List<Word> words) {
    return words.stream()
        .filter(
            word ->
                word.text().chars().anyMatch(Character::isDigit)
                    || Lexicon.NUMBERS.contains(Lexicon.bare(word.text())))
        .count();
  }

  private static double listOfNumbers(Speech speech) {
    return speech.isSilent()
        ? 0
        : (numbers(speech.words()) / speech.words().size() - MOSTLY_NUMBERS / 2)
            / (MOSTLY_NUMBERS / 2);
  }

  /// Capitalised words that do not begin a sentence.
  private static double names(Speech speech) {
    var heard = Set.copyOf(speech.words());
    double names = 0;
    for (var sentence : speech.touched()) {
      for (var word : sentence.words().subList(1, sentence.words().size())) {
        var text = word.text();
        if (heard.contains(word)
            && text.length() > 1
            && Character.isUpperCase(text.codePointAt(0))
            && !text.startsWith("I'")) {
          names++;
        }
      }
    }
    return names;
  }

  private static double dense(Speech speech) {
    var telling = new HashSet<>(speech.bareWords());
    telling.removeAll(Lexicon.STOP);
    telling.removeAll(Lexicon.VAGUE);
    return telling.size() / speech.seconds();
  }

  private static double story(Speech speech) {
    var self = Math.min(4, speech.count(Lexicon.SELF));
    return self == 0 ? 0 : self + speech.count(Lexicon.TURNS);
  }

  private static Evidence quotable(Speech speech) {
    var best = speech.mostQuotable();
    return new Evidence(
        Feature.QUOTABLE,
        best.map(Speech::quotability).orElse(0.0),
        best.map(sentence -> "“" + shortened(sentence.text()) + "”").orElse(""));
  }

  private static String shortened(String text) {
    if (text.length() <= 50) {
      return text;
    }
    var end = text.lastIndexOf(' ', 50);
    return text.substring(0, end > 0 ? end : 50).replaceAll("[\\p{P}\\s]+$", "") + "…";
  }
}
