package io.clipgen.media.subtitles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The JSON that Whisper's tools write: OpenAI's (`segments` with `words`, or `words` beside them,
/// in seconds) and whisper.cpp's (`transcription` with `offsets` in milliseconds).
final class WhisperJson {

  private static final int MOST_TOKENS = 2_000_000;

  private static final JsonMapper JSON = new JsonMapper();

  /// Nothing lasts longer than a week.
  private static final double MOST_MS = 7 * 86_400_000.0;

  /// Languages by their English names, which some write instead of their codes.
  private static final Map<String, String> CODES =
      Arrays.stream(Locale.getISOLanguages())
          .collect(
              Collectors.toMap(
                  code ->
                      Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT),
                  code -> code,
                  (one, _) -> one));

  private WhisperJson() {}

  static Transcript read(String json) throws JsonProcessingException {
    bound(json);
    var root = JSON.readTree(json);
    List<Word> words = new ArrayList<>();
    if (root.path("words").isArray() && !root.path("words").isEmpty()) {
      addTimed(words, root.path("words"));
      words = Punctuation.restored(words, root.path("text").asText());
    } else {
      for (var segment : root.isArray() ? root : root.path("segments")) {
        if (segment.path("words").isEmpty()) {
          add(words, seconds(segment, "start"), seconds(segment, "end"), segment);
        } else {
          addTimed(words, segment.path("words"));
        }
      }
      for (var segment : root.path("transcription")) {
        var offsets = segment.path("offsets");
        add(words, offsets.path("from").asDouble(-1), offsets.path("to").asDouble(-1), segment);
      }
    }
    return Transcript.of(language(root), words);
  }

  /// A tree takes many times the room of its text: one that is too large is not built.
  private static void bound(String json) throws JsonProcessingException {
    try (var parser = JSON.createParser(json)) {
      int tokens = 0;
      while (parser.nextToken() != null) {
        if (++tokens > MOST_TOKENS) {
          throw new UnusableMedia("The transcript has more in it than anybody can say.");
        }
      }
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(List<Word> words, double startMs, double endMs, JsonNode segment) {
    if (startMs >= 0 && endMs > startMs && endMs < MOST_MS) {
      words.addAll(
          SubtitleReader.spread(
              Span.of((long) startMs, (long) Math.max(startMs + 1, endMs)),
              segment.path("text").asText()));
    }
  }

  private static void addTimed(List<Word> words, JsonNode timed) {
    for (var word : timed) {
      var text = word.path(word.has("word") ? "word" : "text").asText().strip();
      var start = seconds(word, "start");
      var end = Math.max(start + 1, seconds(word, "end"));
      if (start >= 0 && end < MOST_MS && text.codePoints().anyMatch(Character::isLetterOrDigit)) {
        var confidence = Math.clamp(word.path("probability").asDouble(1), 0, 1);
        words.add(new Word(text, Span.of((long) start, (long) end), confidence));
      }
    }
  }

  private static double seconds(JsonNode node, String field) {
    return node.path(field).asDouble(-0.001) * 1000;
  }

  private static String language(JsonNode root) {
    var language = root.path("language").asText(root.path("result").path("language").asText());
    return language.length() == 2
        ? language
        : CODES.getOrDefault(language.toLowerCase(Locale.ROOT), "und");
  }
}
