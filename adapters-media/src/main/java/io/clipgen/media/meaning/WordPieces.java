package io.clipgen.media.meaning;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Splits a text into the pieces of words that the model knows, as BERT does: without capitals and
/// accents, every punctuation mark by itself, and of each word the longest pieces first.
final class WordPieces {

  /// The model has seen no longer texts; what follows is left out.
  private static final int MOST = 128;

  private static final int LONGEST_WORD = 100;
  private static final String WITHIN = "##";

  private final Map<String, Integer> ids;
  private final int unknown;
  private final int start;
  private final int end;

  private WordPieces(Map<String, Integer> ids) throws IOException {
    this.ids = ids;
    this.unknown = special("[UNK]");
    this.start = special("[CLS]");
    this.end = special("[SEP]");
  }

  /// Reads the vocabulary of a `tokenizer.json`.
  static WordPieces read(InputStream tokenizer) throws IOException {
    Map<String, Integer> ids = new HashMap<>(65_536);
    for (var piece :
        new ObjectMapper().readTree(tokenizer).path("model").path("vocab").properties()) {
      ids.put(piece.getKey(), piece.getValue().asInt());
    }
    return new WordPieces(ids);
  }

  private int special(String name) throws IOException {
    var id = ids.get(name);
    if (id == null) {
      throw new IOException("the vocabulary has no " + name);
    }
    return id;
  }

  /// The numbers of a text's pieces, between those for its start and its end.
  long[] of(String text) {
    var pieces = new ArrayList<Integer>();
    pieces.add(start);
    for (var word : words(text)) {
      add(word, pieces);
    }
    var kept = pieces.subList(0, Math.min(pieces.size(), MOST - 1));
    var all = new long[kept.size() + 1];
    for (int i = 0; i < kept.size(); i++) {
      all[i] = kept.get(i);
    }
    all[kept.size()] = end;
    return all;
  }

  private void add(String word, List<Integer> pieces) {
    if (word.length() > LONGEST_WORD) {
      pieces.add(unknown);
      return;
    }
    var found = new ArrayList<Integer>();
    for (int from = 0; from < word.length(); ) {
      int to = word.length();
      while (to > from && !ids.containsKey(piece(word, from, to))) {
        to--;
      }
      if (to == from) {
        pieces.add(unknown);
        return;
      }
      found.add(ids.get(piece(word, from, to)));
      from = to;
    }
    pieces.addAll(found);
  }

  private static String piece(String word, int from, int to) {
    return (from == 0 ? "" : WITHIN) + word.substring(from, to);
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var plain =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{Mn}", "");
    plain
        .codePoints()
        .forEach(
            point -> {
              if (isAlone(point)) {
                end(word, words);
                words.add(Character.toString(point));
              } else if (Character.isWhitespace(point) || Character.isISOControl(point)) {
                end(word, words);
              } else {
                word.appendCodePoint(point);
              }
            });
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isAlone(int point) {
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL ->
          point < 128;
      default -> Character.isIdeographic(point);
    };
  }
}
