package io.clipgen.media.offline;

import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// How far a rule holds for a window.
///
/// @param strength from 0 to 1
/// @param detail what was found, or empty
record Evidence(Feature feature, double strength, String detail) {

  private static final int OPENING = 12;
  private static final double GOOD_PACE = 2.6;

  double exactPoints() {
    return feature.weight() * strength;
  }

  long points() {
    return Math.round(exactPoints());
  }

  @Override
  public String toString() {
    return feature.label() + (detail.isEmpty() ? "" : " (" + detail + ")") + " +" + points();
  }

  /// What every rule says of a window.
  static List<Evidence> all(Speech speech, Signals signals) {
    return List.of(
        of(Feature.OPENS_WITH_QUESTION, yes(opensWithQuestion(speech))),
        of(Feature.OPENS_STRONG, speech.amongFirst(5, Lexicon.STRONG_OPENINGS) / 1.0),
        of(Feature.OPENS_WITH_YOU, speech.amongFirst(OPENING, Lexicon.ADDRESS) / 2.0),
        of(Feature.OPENS_WITH_NUMBER, numbers(speech.words().stream().limit(OPENING).toList())),
        of(Feature.SPEAKS_AT_ONCE, speaksAtOnce(speech)),
        of(Feature.OPENS_ON_ITS_OWN, yes(opensOnItsOwn(speech))),
        pace(speech),
        of(Feature.LITTLE_SILENCE, speech.spokenShare() / 0.85),
        of(Feature.LIVELY_VOICE, lively(speech.window(), signals)),
        of(Feature.MOVING_PICTURE, motion(speech.window(), signals)),
        of(Feature.EXCITEMENT, excitement(speech)),
        of(Feature.COMPLETE, complete(speech)),
        of(Feature.EXPLAINS, speech.count(Lexicon.EXPLAINING) / 2.0),
        of(Feature.NUMBERS, numbers(speech.words()) / 2.0),
        of(Feature.NAMES, names(speech) / 2.0),
        of(Feature.DENSE, dense(speech)),
        quotable(speech),
        of(Feature.FEELING, speech.count(Lexicon.FEELINGS) / 3.0),
        of(Feature.CONTRAST, speech.count(Lexicon.CONTRASTS) / 2.0),
        of(Feature.SUPERLATIVE, speech.count(Lexicon.SUPERLATIVES) / 2.0),
        of(Feature.ADDRESSES, speech.count(Lexicon.ADDRESS) / 3.0));
  }

  private static Evidence of(Feature feature, double strength) {
    return new Evidence(feature, Math.clamp(strength, 0, 1), "");
  }

  private static double yes(boolean holds) {
    return holds ? 1 : 0;
  }

  private static boolean opensWithQuestion(Speech speech) {
    return !speech.whole().isEmpty()
        && speech.words().getFirst().equals(speech.whole().getFirst().words().getFirst())
        && speech.whole().getFirst().text().endsWith("?");
  }

  private static double speaksAtOnce(Speech speech) {
    if (speech.isSilent()) {
      return 0;
    }
    var wait = speech.words().getFirst().span().startMs() - speech.window().startMs();
    return 1 - (wait - 500) / 2_000.0;
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

  private static Evidence pace(Speech speech) {
    var wordsPerSecond = speech.words().size() / speech.seconds();
    var strength = 1 - Math.abs(wordsPerSecond - GOOD_PACE) / GOOD_PACE;
    return new Evidence(
        Feature.PACE,
        Math.clamp(strength, 0, 1),
        String.format(Locale.ROOT, "%.1f words a second", wordsPerSecond));
  }

  /// Energy that goes up and down by several decibels from moment to moment.
  private static double lively(Span window, Signals signals) {
    if (signals.energy().isEmpty()) {
      return 0;
    }
    double sum = 0;
    double squares = 0;
    int count = 0;
    var last = Math.min(signals.energy().size(), (int) (window.endMs() / 100));
    for (int i = (int) (window.startMs() / 100); i < last; i++) {
      var level = signals.energy().get(i);
      if (level > -45) {
        sum += level;
        squares += level * level;
        count++;
      }
    }
    return count < 10
        ? 0
        : Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count))) / 8;
  }

  private static double motion(Span window, Signals signals) {
    var usual = signals.motion().mean();
    return usual <= 0 ? 0 : signals.motion().mean(window) / usual / 2;
  }

  private static double excitement(Speech speech) {
    return speech.words().stream()
            .filter(word -> word.text().endsWith("?") || word.text().endsWith("!"))
            .count()
        / 2.0;
  }

  private static double complete(Speech speech) {
    return yes(beginsASentence(speech)) * 0.5 + yes(endsASentence(speech)) * 0.5;
  }

  private static double numbers(List<Word> words) {
    return words.stream()
        .filter(
            word ->
                word.text().chars().anyMatch(Character::isDigit)
                    || Lexicon.NUMBERS.contains(Lexicon.bare(word.text())))
        .count();
  }

  /// Capitalised words that do not begin a sentence.
  private static double names(Speech speech) {
    double names = 0;
    for (var sentence : speech.touched()) {
      for (var word : sentence.words().subList(1, sentence.words().size())) {
        var text = word.text();
        if (speech.words().contains(word)
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
    return telling.size() / speech.seconds();
  }

  private static Evidence quotable(Speech speech) {
    var best = speech.mostQuotable();
    return new Evidence(
        Feature.QUOTABLE,
        best.map(Speech::quotability).orElse(0.0),
        best.map(sentence -> "“" + shortened(sentence.text()) + "”").orElse(""));
  }

  private static String shortened(String text) {
    return text.length() <= 50 ? text : text.substring(0, text.lastIndexOf(' ', 50)) + "…";
  }
}
