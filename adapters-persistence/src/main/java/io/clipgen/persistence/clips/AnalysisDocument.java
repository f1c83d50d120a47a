package io.clipgen.persistence.clips;

import io.clipgen.application.clips.Analysis;
import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Movement;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found out about a video, as it is kept: gzipped JSON with short names, for the curves
/// and words of an hour are many. What the file itself is stands in the video's row. Documents from
/// before know nothing of what stands still and where something moves.
///
/// @param movement a hexadecimal digit for each level
record AnalysisDocument(
    long durationMs,
    float[] loudness,
    float[] energy,
    float[] motion,
    List<Long> cuts,
    List<Range> silences,
    List<Range> blacks,
    List<Range> bursts,
    @Nullable List<Range> voices,
    @Nullable List<Range> freezes,
    @Nullable String movement,
    String language,
    List<Spoken> words) {

  /// A span: from, to.
  record Range(long f, long t) {

    static Range from(Span span) {
      return new Range(span.startMs(), span.endMs());
    }

    Span toDomain() {
      return Span.of(f, t);
    }
  }

  /// A word: text, from, to, confidence.
  record Spoken(String w, long f, long t, double c) {

    static Spoken from(Word word) {
      return new Spoken(word.text(), word.span().startMs(), word.span().endMs(), word.confidence());
    }

    Word toDomain() {
      return new Word(w, Span.of(f, t), c);
    }
  }

  static AnalysisDocument from(Analysis analysis) {
    Signals signals = analysis.signals();
    return new AnalysisDocument(
        signals.durationMs(),
        signals.loudness().toArray(),
        signals.energy().toArray(),
        signals.motion().toArray(),
        signals.cuts(),
        ranges(signals.silences()),
        ranges(signals.blacks()),
        ranges(signals.bursts()),
        ranges(signals.voices()),
        ranges(signals.freezes()),
        digits(signals.movement()),
        analysis.transcript().language(),
        analysis.transcript().words().stream().map(Spoken::from).toList());
  }

  Analysis toDomain(MediaInfo info) {
    return new Analysis(
        info,
        new Signals(
            durationMs,
            Curve.of(loudness),
            Curve.of(energy),
            Curve.of(motion),
            cuts,
            spans(silences),
            spans(blacks),
            spans(bursts),
            heard(),
            freezes == null ? List.of() : spans(freezes),
            movement == null ? Movement.NONE : levels(movement),
            Chat.NONE),
        new Transcript(language, words.stream().map(Spoken::toDomain).toList()));
  }

  /// Documents from before somebody listened for voices have none.
  private List<Span> heard() {
    return voices == null ? Span.outside(spans(silences), durationMs) : spans(voices);
  }

  byte[] packed() {
    return Packed.pack(this);
  }

  static AnalysisDocument unpacked(byte[] packed) {
    return Packed.unpack(packed, AnalysisDocument.class);
  }

  private static String digits(Movement movement) {
    byte[] levels = movement.toArray();
    StringBuilder digits = new StringBuilder(levels.length);
    for (byte level : levels) {
      digits.append(Character.forDigit(level, Movement.MOST + 1));
    }
    return digits.toString();
  }

  private static Movement levels(String digits) {
    byte[] levels = new byte[digits.length()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) Character.digit(digits.charAt(i), Movement.MOST + 1);
    }
    return Movement.of(levels);
  }

  private static List<Range> ranges(List<Span> spans) {
    return spans.stream().map(Range::from).toList();
  }

  private static List<Span> spans(List<Range> ranges) {
    return ranges.stream().map(Range::toDomain).toList();
  }
}
