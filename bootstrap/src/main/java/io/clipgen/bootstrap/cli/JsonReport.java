package io.clipgen.bootstrap.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.ClipsMade;
import io.clipgen.application.clips.ClipsMade.MadeClip;
import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.domain.clips.Card;
import io.clipgen.domain.clips.FramedScene;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.Score;
import io.clipgen.domain.clips.Treatment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The same as [ClipReport], for programs: one JSON object.
final class JsonReport {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonReport() {}

  /// @param uses the calls of models that were made
  static String of(
      Path video, Analysis analysis, ClipsMade made, Delivery delivery, List<ModelUse> uses) {
    ObjectNode report = JSON.createObjectNode();
    report.put("video", video.toString());
    report.put("durationMs", analysis.info().durationMs());
    report.put("language", analysis.transcript().language());
    report.put("chatMessages", analysis.signals().chat().messages());
    ArrayNode clips = report.putArray("clips");
    for (int i = 0; i < made.clips().size(); i++) {
      add(clips.addObject(), i + 1, made.clips().get(i), analysis, delivery.clips().get(i));
    }
    ArrayNode shortfalls = report.putArray("shortfalls");
    made.shortfalls().forEach(shortfalls::add);
    ArrayNode remarks = report.putArray("remarks");
    made.remarks().forEach(remarks::add);
    ArrayNode calls = report.putArray("modelUse");
    uses.forEach(
        use ->
            calls
                .addObject()
                .put("model", use.model())
                .put("purpose", use.purpose())
                .put("promptTokens", use.promptTokens())
                .put("answerTokens", use.answerTokens()));
    report.put("sheet", delivery.sheet() == null ? null : delivery.sheet().toString());
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(
      ObjectNode json, int number, MadeClip clip, Analysis analysis, Delivered files) {
    Moment moment = clip.moment();
    json.put("number", number);
    json.put("title", moment.title());
    json.put("hook", moment.hook());
    json.put("reason", moment.reason());
    json.put("category", moment.category().code());
    json.put("startMs", moment.span().startMs());
    json.put("endMs", moment.span().endMs());
    json.put("lengthMs", clip.output().durationMs());
    add(json.putObject("score"), moment.score());
    json.put("excerpt", clip.excerpt());
    ArrayNode words = json.putArray("words");
    clip.plan()
        .said(analysis.transcript())
        .words()
        .forEach(
            word ->
                words
                    .addObject()
                    .put("text", word.text())
                    .put("startMs", word.span().startMs())
                    .put("endMs", word.span().endMs()));
    add(json, clip.plan().treatment());
    json.put("watermark", clip.plan().watermark());
    add(json.putArray("scenes"), clip.plan().scenes());
    json.put("width", clip.plan().size().width());
    json.put("height", clip.plan().size().height());
    json.put("bytes", clip.output().bytes());
    add(json.putObject("quality"), clip.quality());
    ObjectNode paths = json.putObject("files");
    paths.put("video", files.video().toString());
    paths.put("thumbnail", files.thumbnail().toString());
    paths.put("srt", files.srt() == null ? null : files.srt().toString());
    paths.put("vtt", files.vtt() == null ? null : files.vtt().toString());
  }

  private static void add(ObjectNode json, Treatment treatment) {
    json.put("ratio", treatment.ratio().code());
    json.put("framing", treatment.framing().code());
    json.put("captionStyle", treatment.captions().code());
    json.put("tightening", treatment.tightening().code());
    json.put("hookTitle", treatment.hookTitle());
    treatment.cards().before().ifPresent(card -> add(json.putObject("intro"), card));
    treatment.cards().after().ifPresent(card -> add(json.putObject("outro"), card));
  }

  private static void add(ObjectNode json, Card card) {
    json.put("title", card.title());
    json.put("line", card.line());
    json.put("seconds", card.lengthMs() / 1000.0);
  }

  private static void add(ArrayNode json, List<FramedScene> scenes) {
    for (FramedScene scene : scenes) {
      json.addObject()
          .put("startMs", scene.span().startMs())
          .put("endMs", scene.span().endMs())
          .put("framing", scene.framing().code())
          .put("byHand", scene.byHand())
          .put("why", scene.why());
    }
  }

  private static void add(ObjectNode json, QualityReport quality) {
    json.put("ok", quality.faults().isEmpty());
    ArrayNode checks = json.putArray("checks");
    quality
        .findings()
        .forEach(
            finding ->
                checks
                    .addObject()
                    .put("check", finding.check().code())
                    .put("value", finding.value())
                    .put("ok", finding.ok())
                    .put("sentence", finding.sentence()));
    ArrayNode platforms = json.putArray("platforms");
    for (QualityReport.Fitness fitness : quality.platforms()) {
      ObjectNode platform = platforms.addObject();
      platform.put("platform", fitness.platform().name().toLowerCase(Locale.ROOT));
      platform.put("fits", fitness.fits());
      ArrayNode reasons = platform.putArray("reasons");
      fitness.breaches().forEach(reasons::add);
    }
  }

  private static void add(ObjectNode json, Score score) {
    json.put("total", score.total());
    add(json.putObject("hook"), score.hook());
    add(json.putObject("engagement"), score.engagement());
    add(json.putObject("value"), score.value());
    add(json.putObject("shareability"), score.shareability());
    json.put("lift", score.lift());
    ArrayNode lifts = json.putArray("lifts");
    for (Score.Lift lift : score.lifts()) {
      lifts
          .addObject()
          .put("signal", lift.signal())
          .put("points", lift.points())
          .put("why", lift.why());
    }
  }

  private static void add(ObjectNode json, Score.Part part) {
    json.put("points", part.points());
    json.put("why", part.why());
  }
}
