package io.clipgen.media.asking;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clipgen.domain.clips.Category;
import io.clipgen.domain.clips.LengthRange;
import io.clipgen.domain.clips.Lifts;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Score;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Makes moments of an answer. The answer is from outside: its shape is checked strictly, each
/// number is moved into its range, each text is made one short line, and what remains can only ever
/// be a moment of this video. The score is computed here.
final class AnswerReader {

  /// The parts of a score, as an answer names them.
  static final List<String> PARTS =
      List.of("hookScore", "engagementScore", "valueScore", "shareabilityScore");

  /// More moments of one answer are not looked at.
  static final int MOST_MOMENTS = 100;

  static final int LONGEST_TITLE = 80;
  static final int LONGEST_HOOK = 140;
  static final int LONGEST_REASON = 300;
  static final int LONGEST_WHY = 160;

  private static final long ALIKE_MS = 500;
  private static final int DEEPEST = 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Signals signals;
  private final LengthRange lengths;

  AnswerReader(Signals signals, LengthRange lengths) {
    this.signals = signals;
    this.lengths = lengths;
  }

  /// An answer that is not what was asked for.
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String complaint) {
      super(complaint);
    }
  }

  /// The moments of an answer about `passage`, in its order; none, where it says that there is
  /// none.
  ///
  /// @throws Unreadable if it is not JSON of the schema, or of the moments in it none is of the
  ///   passage
  List<Moment> read(String answer, Span passage) throws Unreadable {
    var moments = parsed(answer).path("moments");
    if (!moments.isArray()) {
      throw new Unreadable("there is no array \"moments\" in it");
    }
    var read = new ArrayList<Moment>();
    for (int i = 0; i < moments.size() && i < MOST_MOMENTS; i++) {
      moment(moments.get(i), passage)
          .filter(moment -> read.stream().noneMatch(other -> alike(moment, other)))
          .ifPresent(read::add);
    }
    if (read.isEmpty() && !moments.isEmpty()) {
      throw new Unreadable("no moment in it lies in the transcript");
    }
    return read;
  }

  private static JsonNode parsed(String answer) throws Unreadable {
    try {
      return JSON.readTree(answer);
    } catch (JacksonException e) {
      throw new Unreadable("it is not JSON: " + Texts.clean(e.getOriginalMessage(), 160));
    }
  }

  private Optional<Moment> moment(JsonNode node, Span passage) {
    return span(node, passage)
        .map(
            span ->
                new Moment(
                    span,
                    text(node, "title", LONGEST_TITLE, "Moment at " + Span.clock(span.startMs())),
                    text(node, "hook", LONGEST_HOOK, ""),
                    text(node, "reason", LONGEST_REASON, "The model gave no reason."),
                    category(node),
                    new Score(
                        part(node, PARTS.get(0)),
                        part(node, PARTS.get(1)),
                        part(node, PARTS.get(2)),
                        part(node, PARTS.get(3)),
                        Lifts.of(span, signals))));
  }

  /// Where it is: in the video, begun in the passage, and of about an allowed length.
  private Optional<Span> span(JsonNode node, Span passage) {
    var start = node.path("start").asDouble(Double.NaN);
    var end = node.path("end").asDouble(Double.NaN);
    if (!node.path("start").isNumber()
        || !node.path("end").isNumber()
        || !Double.isFinite(start)
        || !Double.isFinite(end)
        || end <= start) {
      return Optional.empty();
    }
    var startMs = Math.max(0, Math.round(start * 1_000));
    var endMs = Math.round(end * 1_000);
    if (startMs >= passage.endMs()
        || endMs <= passage.startMs()
        || startMs >= signals.durationMs()) {
      return Optional.empty();
    }
    var length = Math.clamp(endMs - startMs, lengths.shortestMs(), lengths.longestMs());
    var lastMs = Math.min(signals.durationMs(), startMs + length);
    return lastMs > startMs ? Optional.of(Span.of(startMs, lastMs)) : Optional.empty();
  }

  private static boolean alike(Moment one, Moment other) {
    return Math.abs(one.span().startMs() - other.span().startMs()) < ALIKE_MS
        && Math.abs(one.span().endMs() - other.span().endMs()) < ALIKE_MS;
  }

  private static String text(JsonNode node, String field, int longest, String otherwise) {
    var text = node.path(field).isTextual() ? Texts.clean(node.path(field).asText(), longest) : "";
    return text.isEmpty() ? otherwise : text;
  }

  private static Category category(JsonNode node) {
    var code = node.path("category").asText();
    return Arrays.stream(Category.values())
        .filter(category -> category.code().equalsIgnoreCase(code.strip()))
        .findFirst()
        .orElse(Category.EDUCATIONAL);
  }

  private static Score.Part part(JsonNode node, String name) {
    var points = node.path(name).path("points");
    var given = points.isNumber() ? points.asDouble() : 0;
    // Math.round makes 0 of what is no number.
    return Score.Part.clamped(
        Math.round(given), text(node.path(name), "why", LONGEST_WHY, "no reason given"));
  }
}
