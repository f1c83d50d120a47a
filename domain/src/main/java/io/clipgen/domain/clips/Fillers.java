package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the words that say nothing: sounds of hesitation wherever they are said, and phrases such
/// as "you know" only where punctuation or a pause sets them off on both sides, since elsewhere
/// they carry meaning.
final class Fillers {

  private static final long SET_OFF_MS = 250;
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}ー]+");
  private static final Pattern DRAWN_OUT = Pattern.compile("(.)\\1{2,}");
  private static final String MARKS = ",.;:!?…—–、。，！？";

  /// What is a filler in whatever language.
  private static final Set<String> ANYWHERE = Set.of("uh", "uhm", "uhh", "hmm");

  /// Sounds, by language; a sound that is drawn out is written with its letter once.
  private static final Map<String, Set<String>> SOUNDS =
      Map.ofEntries(
          Map.entry("en", Set.of("um", "umm", "er", "erm", "hm")),
          Map.entry("de", Set.of("äh", "ähm", "öh", "öhm", "ehm", "hm")),
          Map.entry("fr", Set.of("euh", "heu", "hum", "hm")),
          Map.entry("es", Set.of("eh", "em", "ehm", "mm", "m")),
          Map.entry("it", Set.of("ehm", "mh", "mm", "m")),
          Map.entry("pt", Set.of("hum", "ahn", "hã", "ãh", "éh")),
          Map.entry("nl", Set.of("eh", "ehm", "euh", "hm")),
          Map.entry("sv", Set.of("eh", "ehm", "öh", "öhm", "hm")),
          Map.entry("da", Set.of("øh", "øhm", "eh", "hm")),
          Map.entry("no", Set.of("øh", "øhm", "eh", "hm")),
          Map.entry("fi", Set.of("öö", "ööm", "hm", "niinku")),
          Map.entry("pl", Set.of("y", "yy", "e", "ee", "ehm", "hm")),
          Map.entry("ru", Set.of("э", "ээ", "эм", "мм", "хм")),
          Map.entry("uk", Set.of("е", "ее", "ем", "мм", "хм")),
          Map.entry("tr", Set.of("ı", "ıı", "eh", "hm")),
          Map.entry("ja", Set.of("えーと", "えっと", "えと", "えー", "あのー", "うーん")),
          Map.entry("zh", Set.of("嗯", "呃", "额")),
          Map.entry("ko", Set.of("음", "어")));

  /// Phrases that are fillers where they are set off.
  private static final Map<String, List<List<String>>> PHRASES =
      Map.of(
          "en", List.of(List.of("you", "know"), List.of("i", "mean"), List.of("like")),
          "de", List.of(List.of("weißt", "du"), List.of("sozusagen"), List.of("na", "ja")),
          "fr", List.of(List.of("tu", "vois"), List.of("tu", "sais"), List.of("genre")),
          "es", List.of(List.of("o", "sea"), List.of("este"), List.of("sabes")),
          "it", List.of(List.of("cioè"), List.of("sai"), List.of("diciamo")),
          "pt", List.of(List.of("tipo"), List.of("sabe"), List.of("né")),
          "ru", List.of(List.of("ну"), List.of("как", "бы"), List.of("типа")),
          "tr", List.of(List.of("şey"), List.of("yani")));

  private Fillers() {}

  /// Those of `words` that are fillers, in order.
  ///
  /// @param language its ISO 639-1 code
  static List<Word> among(List<Word> words, String language) {
    var sounds = SOUNDS.getOrDefault(language, Set.of());
    var phrases = PHRASES.getOrDefault(language, List.of());
    var letters = words.stream().map(word -> letters(word.text())).toList();
    var fillers = new ArrayList<Word>();
    int at = 0;
    while (at < words.size()) {
      int from = at;
      var length =
          sounds.contains(letters.get(at)) || ANYWHERE.contains(letters.get(at))
              ? 1
              : phrases.stream()
                  .filter(phrase -> isSaid(phrase, letters, from))
                  .filter(phrase -> isSetOff(words, from, from + phrase.size()))
                  .mapToInt(List::size)
                  .findFirst()
                  .orElse(0);
      fillers.addAll(words.subList(at, at + length));
      at += Math.max(1, length);
    }
    return fillers;
  }

  private static String letters(String text) {
    var bare = NOT_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    return DRAWN_OUT.matcher(bare).replaceAll("$1");
  }

  private static boolean isSaid(List<String> phrase, List<String> letters, int from) {
    return from + phrase.size() <= letters.size()
        && letters.subList(from, from + phrase.size()).equals(phrase);
  }

  private static boolean isSetOff(List<Word> words, int from, int to) {
    return (from == 0 || isBreak(words, from)) && (to == words.size() || isBreak(words, to));
  }

  private static boolean isBreak(List<Word> words, int before) {
    var last = words.get(before - 1);
    return MARKS.indexOf(last.text().charAt(last.text().length() - 1)) >= 0
        || words.get(before).span().startMs() - last.span().endMs() >= SET_OFF_MS;
  }
}
