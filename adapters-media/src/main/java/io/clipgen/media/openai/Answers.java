package io.clipgen.media.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Reads what a service answers beside the words.
final class Answers {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_LETTERS = 200;

  private Answers() {}

  /// Whether there is text in it.
  static boolean saysSomething(String answer) {
    return tree(answer).path("text").asText().codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /// Why it refuses, in its own words, as one short line.
  static String reason(String answer) {
    var error = tree(answer).path("error");
    var reason = (error.isTextual() ? error : error.path("message")).asText();
    var line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.isEmpty()
        ? "it gives no reason"
        : line.substring(0, Math.min(MOST_LETTERS, line.length()));
  }

  private static JsonNode tree(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
