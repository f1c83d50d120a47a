package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a person wrote in place of words that were misheard. The transcript stays as it was heard,
/// and times stay with its words: a correction names its word by when that begins.
///
/// @param words in the order of their times, one for a word at most
public record Corrections(List<Correction> words) {

  /// Everything is as it was heard.
  public static final Corrections NONE = new Corrections(List.of());

  /// The most characters of a corrected word.
  public static final int LONGEST = 80;

  /// The most words of a clip that can be corrected.
  public static final int MOST = 2_000;

  public Corrections {
    words =
        words.stream().sorted(Comparator.comparingLong(Correction::startMs)).distinct().toList();
    if (words.size() > MOST) {
      throw new IllegalArgumentException("must be at most " + MOST + " words");
    }
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).startMs == words.get(i - 1).startMs) {
        throw new IllegalArgumentException(
            "must correct the word at %d ms once".formatted(words.get(i).startMs));
      }
    }
  }

  /// One word.
  ///
  /// @param startMs when the word begins in the source
  /// @param text what is written in its place, at most 80 characters; empty where nothing is to be
  public record Correction(long startMs, String text) {

    public Correction {
      text = text.strip();
      if (text.length() > LONGEST) {
        throw new IllegalArgumentException("must have at most " + LONGEST + " characters a word");
      }
      if (text.codePoints().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("must have no line breaks or control characters");
      }
    }
  }

  /// These, and `more` on top: of two of the same word the later one holds, and one that says what
  /// was `heard` takes a correction back.
  ///
  /// @throws IllegalArgumentException if no word begins where a correction says; the message is the
  ///   rule
  public Corrections with(List<Correction> more, Transcript heard) {
    var texts = textsByStart(heard);
    Map<Long, Correction> all = new TreeMap<>(byStart());
    for (var correction : new Corrections(more).words) {
      var said = texts.get(correction.startMs);
      if (said == null) {
        throw new IllegalArgumentException(
            "must name words by where they begin: none begins at %d ms"
                .formatted(correction.startMs));
      }
      if (said.equals(correction.text)) {
        all.remove(correction.startMs);
      } else {
        all.put(correction.startMs, correction);
      }
    }
    return new Corrections(List.copyOf(all.values()));
  }

  /// What is to be read in place of what was `heard`.
  public Transcript applyTo(Transcript heard) {
    if (words.isEmpty()) {
      return heard;
    }
    var corrected = byStart();
    var read = new ArrayList<Word>();
    for (var word : heard.words()) {
      var correction = corrected.get(word.span().startMs());
      if (correction == null) {
        read.add(word);
      } else if (!correction.text.isEmpty()) {
        read.add(new Word(correction.text, word.span(), 1));
      }
    }
    return new Transcript(heard.language(), read);
  }

  private Map<Long, Correction> byStart() {
    return words.stream().collect(Collectors.toMap(Correction::startMs, Function.identity()));
  }

  private static Map<Long, String> textsByStart(Transcript heard) {
    return heard.words().stream()
        .collect(Collectors.toMap(word -> word.span().startMs(), Word::text));
  }
}
