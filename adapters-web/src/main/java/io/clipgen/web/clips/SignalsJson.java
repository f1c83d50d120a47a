package io.clipgen.web.clips;

import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;

/// What was measured in a video, as an editor draws it.
@Serdeable
record SignalsJson(
    long durationMs,
    @Schema(description = "The time between two values of a curve") long stepMs,
    @Schema(description = "The sound in dBFS, the loudest of each step; empty without sound")
        List<Float> energy,
    @Schema(description = "Momentary loudness in LUFS, the loudest of each step")
        List<Float> loudness,
    @Schema(description = "How much moves, 0 to 255, the most of each step") List<Float> motion,
    @Schema(description = "Where the scene is cut, in milliseconds") List<Long> cuts,
    @Schema(description = "From cut to cut") List<SpanJson> scenes,
    List<SpanJson> silences,
    @Schema(description = "Where somebody speaks") List<SpanJson> voices,
    @Schema(description = "Applause, laughter, cheers") List<SpanJson> bursts,
    @Schema(description = "Where the picture is black") List<SpanJson> blacks,
    @Schema(description = "Where the picture does not change") List<SpanJson> freezes) {

  /// @param points how many values a curve has at most
  static SignalsJson from(Signals signals, int points) {
    long measured = (signals.durationMs() + Curve.STEP_MS - 1) / Curve.STEP_MS;
    int step = (int) Math.max(1, (measured + points - 1) / points);
    return new SignalsJson(
        signals.durationMs(),
        step * Curve.STEP_MS,
        values(signals.energy(), step, points),
        values(signals.loudness(), step, points),
        values(signals.motion(), step, points),
        signals.cuts(),
        scenes(signals),
        SpanJson.from(signals.silences()),
        SpanJson.from(signals.voices()),
        SpanJson.from(signals.bursts()),
        SpanJson.from(signals.blacks()),
        SpanJson.from(signals.freezes()));
  }

  // A curve may be a value longer than the picture.
  private static List<Float> values(Curve curve, int step, int points) {
    float[] peaks = curve.peaks(step).toArray();
    List<Float> values = new ArrayList<>();
    for (int i = 0; i < Math.min(points, peaks.length); i++) {
      values.add(Math.round(peaks[i] * 10) / 10f);
    }
    return values;
  }

  private static List<SpanJson> scenes(Signals signals) {
    List<SpanJson> scenes = new ArrayList<>();
    long from = 0;
    for (long cut : signals.cuts()) {
      if (cut > from && cut < signals.durationMs()) {
        scenes.add(new SpanJson(from, cut));
        from = cut;
      }
    }
    if (from < signals.durationMs()) {
      scenes.add(new SpanJson(from, signals.durationMs()));
    }
    return scenes;
  }

  /// A stretch of time, its end not included.
  @Serdeable
  record SpanJson(long startMs, long endMs) {

    static List<SpanJson> from(List<Span> spans) {
      return spans.stream().map(span -> new SpanJson(span.startMs(), span.endMs())).toList();
    }
  }
}
