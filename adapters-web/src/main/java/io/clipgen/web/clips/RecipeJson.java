package io.clipgen.web.clips;

import io.clipgen.application.clips.query.EditorDesk.OpenClip;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipEdit;
import io.clipgen.domain.clips.ClipVersion;
import io.clipgen.domain.clips.Corrections;
import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.Recipe;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.Word;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a clip is made, and what can be seen and heard around it.
@Serdeable
record RecipeJson(
    String clip,
    String video,
    @Schema(description = "Name it when you edit the clip") int version,
    @Schema(description = "Whether it was submitted and stays as it is; edits become copies")
        boolean frozen,
    long startMs,
    long endMs,
    String title,
    String hook,
    TreatmentJson treatment,
    @Schema(
            description =
                "What the clip shows of each scene now, and why; empty for a clip from before it was noted")
        List<FramedSceneJson> framed,
    @Schema(description = "Where the source ends") long videoMs,
    @Schema(description = "The part of the source that words, scenes, silences and energy are of")
        SpanJson window,
    List<WordJson> words,
    List<SpanJson> scenes,
    List<SpanJson> silences,
    EnergyJson energy,
    @Schema(description = "What it was before, newest first; give `restore` to go back")
        List<VersionJson> versions,
    @Schema(description = "The newest edit of it") @Nullable EditJson edit) {

  /// What is shown before and after a clip, so that its ends can be moved.
  private static final long AROUND_MS = 30_000;

  static RecipeJson from(OpenClip open) {
    Clip clip = open.clip();
    Span span = clip.moment().span();
    long end = open.analysis().info().durationMs();
    Span window =
        Span.of(
            Math.max(0, span.startMs() - AROUND_MS),
            Math.max(span.endMs(), Math.min(end, span.endMs() + AROUND_MS)));
    Signals signals = open.analysis().signals();
    return new RecipeJson(
        clip.id().text(),
        clip.source().text(),
        clip.version(),
        open.frozen(),
        span.startMs(),
        span.endMs(),
        clip.moment().title(),
        clip.moment().hook(),
        TreatmentJson.from(clip.treatment()),
        clip.scenes().stream().map(FramedSceneJson::from).toList(),
        end,
        SpanJson.from(window),
        words(open.analysis().transcript().within(window), clip.corrections()),
        scenes(signals.cuts(), window),
        signals.silences().stream().filter(window::overlaps).map(SpanJson::from).toList(),
        EnergyJson.from(signals.energy(), window),
        open.earlier().stream().map(VersionJson::from).toList(),
        open.edit().map(EditJson::from).orElse(null));
  }

  private static List<WordJson> words(List<Word> heard, Corrections corrections) {
    Map<Long, Corrections.Correction> corrected =
        corrections.words().stream()
            .collect(Collectors.toMap(Corrections.Correction::startMs, Function.identity()));
    return heard.stream()
        .map(word -> WordJson.from(word, corrected.get(word.span().startMs())))
        .toList();
  }

  private static List<SpanJson> scenes(List<Long> cuts, Span window) {
    List<SpanJson> scenes = new ArrayList<>();
    long from = window.startMs();
    for (long cut : cuts) {
      if (window.isCutBy(cut)) {
        scenes.add(new SpanJson(from, cut));
        from = cut;
      }
    }
    scenes.add(new SpanJson(from, window.endMs()));
    return scenes;
  }

  /// A stretch of the source.
  @Serdeable
  record SpanJson(long startMs, long endMs) {

    static SpanJson from(Span span) {
      return new SpanJson(span.startMs(), span.endMs());
    }
  }

  /// A word of the source.
  @Serdeable
  record WordJson(
      @Schema(description = "Names the word in a correction") long startMs,
      long endMs,
      @Schema(description = "What is written; empty if it is left out") String text,
      @Schema(description = "What was heard, if something else is written") @Nullable String heard,
      @Schema(description = "How sure the transcriber was, from 0 to 1") double confidence) {

    static WordJson from(Word word, Corrections.@Nullable Correction correction) {
      return new WordJson(
          word.span().startMs(),
          word.span().endMs(),
          correction == null ? word.text() : correction.text(),
          correction == null ? null : word.text(),
          word.confidence());
    }
  }

  /// How loud it is over the window.
  @Serdeable
  record EnergyJson(
      @Schema(description = "The time between two values") long stepMs,
      @Schema(description = "dBFS, −90 for silence; none without sound") List<Integer> values) {

    static EnergyJson from(Curve energy, Span window) {
      List<Integer> values = new ArrayList<>();
      int to = (int) Math.min(energy.size(), window.endMs() / Curve.STEP_MS);
      for (int i = (int) (window.startMs() / Curve.STEP_MS); i < to; i++) {
        values.add(Math.round(energy.get(i)));
      }
      return new EnergyJson(Curve.STEP_MS, values);
    }
  }

  /// How the picture is made.
  @Serdeable
  record TreatmentJson(
      String ratio,
      String framing,
      String captionStyle,
      @Schema(description = "Parts that are framed otherwise")
          List<TreatmentWords.SceneJson> scenes,
      @Schema(description = "What is taken out: none, silences, fillers or all") String tightening,
      @Schema(description = "Whether the hook is written into the first seconds") boolean hookTitle,
      @Schema(description = "The card before it") @Nullable CardJson intro,
      @Schema(description = "The card after it") @Nullable CardJson outro) {

    static TreatmentJson from(Treatment treatment) {
      return new TreatmentJson(
          treatment.ratio().code(),
          treatment.framing().code(),
          treatment.captions().code(),
          treatment.scenes().stream().map(TreatmentWords.SceneJson::from).toList(),
          treatment.tightening().code(),
          treatment.hookTitle(),
          CardJson.from(treatment.cards().before()),
          CardJson.from(treatment.cards().after()));
    }
  }

  /// What the clip was.
  @Serdeable
  record VersionJson(
      int version,
      long startMs,
      long endMs,
      String title,
      String hook,
      @Schema(description = "How many words were corrected") int corrections,
      TreatmentJson treatment,
      Instant madeAt) {

    static VersionJson from(ClipVersion version) {
      Recipe recipe = version.recipe();
      return new VersionJson(
          version.number(),
          recipe.span().startMs(),
          recipe.span().endMs(),
          recipe.title(),
          recipe.hook(),
          recipe.corrections().words().size(),
          TreatmentJson.from(recipe.treatment()),
          version.madeAt());
    }
  }

  /// An edit and what came of it.
  @Serdeable
  record EditJson(
      String job,
      @Schema(description = "The clip that it becomes: this one, or a copy") String becomes,
      @Schema(description = "pending, made or failed") String state,
      @Schema(description = "Why it failed") @Nullable String reason,
      Instant askedAt) {

    static EditJson from(ClipEdit edit) {
      return switch (edit.outcome()) {
        case ClipEdit.Pending _ -> from(edit, "pending", null);
        case ClipEdit.Made _ -> from(edit, "made", null);
        case ClipEdit.Failed failed -> from(edit, "failed", failed.reason());
      };
    }

    private static EditJson from(ClipEdit edit, String state, @Nullable String reason) {
      return new EditJson(edit.job().text(), edit.target().text(), state, reason, edit.askedAt());
    }
  }
}
