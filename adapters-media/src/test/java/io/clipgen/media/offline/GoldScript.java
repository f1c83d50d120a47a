package io.clipgen.media.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What happens in a video of the gold set, part by part, as its file tells it: `KIND OPTIONS |
/// TEXT`. A `prize` is worth a clip, by its words, its sound, its motion or its chat; a `decoy`
/// only looks so.
///
/// @param name where its file is, such as `train/sailor`
record GoldScript(String name, List<Part> parts) {

  static final List<String> TRAIN =
      List.of("sailor", "basket", "cells", "speedrun", "wedding", "storm", "startup").stream()
          .map("train/"::concat)
          .toList();

  /// Written before the weights were set, and not looked at while they were.
  static final List<String> HOLD_OUT =
      List.of("founder", "match", "physics", "stream", "comedy", "hike").stream()
          .map("holdout/"::concat)
          .toList();

  /// A part of a video.
  ///
  /// @param kind `plain`, `prize`, `decoy`, `intro`, `outro` or `quiet`
  /// @param traits further words: what a prize has, what a decoy is
  /// @param number how good a prize is (1 to 3), or how many seconds a part without words takes
  /// @param options `picture`, `voice`, `after`, `pause`, `chat`
  record Part(
      String kind, Set<String> traits, int number, Map<String, String> options, String text) {

    boolean isPrize() {
      return kind.equals("prize");
    }

    String option(String name, String otherwise) {
      return options.getOrDefault(name, otherwise);
    }

    static Part read(String line) {
      var halves = line.split("\\|", 2);
      var words = halves[0].strip().split("\\s+");
      var traits = new HashSet<String>();
      var options = new HashMap<String, String>();
      int number = 0;
      for (var word : Arrays.copyOfRange(words, 1, words.length)) {
        if (word.matches("\\d+")) {
          number = Integer.parseInt(word);
        } else if (word.contains("=")) {
          options.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        } else {
          traits.addAll(List.of(word.split(",")));
        }
      }
      return new Part(words[0], traits, number, options, halves[1].strip());
    }
  }

  static GoldScript of(String name) {
    try (var file = GoldScript.class.getResourceAsStream("/gold/" + name + ".txt")) {
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new GoldScript(
          name,
          text.lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Part::read)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
