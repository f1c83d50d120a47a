package io.clipgen.web.clips;

import io.clipgen.application.identity.Caller;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.Score;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A clip.
@Serdeable
record ClipJson(
    String id,
    String video,
    String job,
    @Schema(description = "Its place by score among the clips of the same order, from 1")
        int number,
    @Schema(description = "Whether it is yours; else it was submitted to you") boolean own,
    String title,
    String hook,
    @Schema(description = "Why this moment was chosen") String reason,
    String category,
    @Schema(description = "Where it begins in the source") long startMs,
    @Schema(description = "Where it ends in the source") long endMs,
    @Schema(description = "How long the file plays") long lengthMs,
    ScoreJson score,
    @Schema(description = "What is said in it") String excerpt,
    String ratio,
    String framing,
    String captionStyle,
    String tightening,
    boolean hookTitle,
    @Nullable CardJson intro,
    @Nullable CardJson outro,
    @Schema(
            description =
                "What was shown of each scene, and why; empty for a clip from before it was noted")
        List<FramedSceneJson> scenes,
    int width,
    int height,
    boolean watermark,
    long bytes,
    Instant madeAt,
    @Schema(description = "1 when it was made first; every edit makes the next") int version,
    FilesJson files) {

  static ClipJson from(Clip clip, Caller caller) {
    return new ClipJson(
        clip.id().text(),
        clip.source().text(),
        clip.madeBy().text(),
        clip.number(),
        clip.owner().equals(caller.party()),
        clip.moment().title(),
        clip.moment().hook(),
        clip.moment().reason(),
        clip.moment().category().code(),
        clip.moment().span().startMs(),
        clip.moment().span().endMs(),
        clip.length().toMillis(),
        ScoreJson.from(clip.moment().score()),
        clip.excerpt(),
        clip.treatment().ratio().code(),
        clip.treatment().framing().code(),
        clip.treatment().captions().code(),
        clip.treatment().tightening().code(),
        clip.treatment().hookTitle(),
        CardJson.from(clip.treatment().cards().before()),
        CardJson.from(clip.treatment().cards().after()),
        clip.scenes().stream().map(FramedSceneJson::from).toList(),
        clip.size().width(),
        clip.size().height(),
        clip.watermark(),
        clip.bytes(),
        clip.madeAt(),
        clip.version(),
        FilesJson.from(clip));
  }

  /// Where its files are.
  @Serdeable
  record FilesJson(String video, String thumbnail, String srt, String vtt) {

    static FilesJson from(Clip clip) {
      String base = "/api/v1/clips/" + clip.id().text();
      return new FilesJson(
          base + "/file", base + "/thumbnail", base + "/captions.srt", base + "/captions.vtt");
    }
  }

  /// How good it is, and why.
  @Serdeable
  record ScoreJson(
      @Schema(description = "From 0 to 100: the sum of the parts and the lift, at most 100")
          int total,
      PartJson hook,
      PartJson engagement,
      PartJson value,
      PartJson shareability,
      @Schema(description = "What the signals add, at most 10") int lift,
      List<LiftJson> lifts) {

    static ScoreJson from(Score score) {
      return new ScoreJson(
          score.total(),
          PartJson.from(score.hook()),
          PartJson.from(score.engagement()),
          PartJson.from(score.value()),
          PartJson.from(score.shareability()),
          score.lift(),
          score.lifts().stream().map(LiftJson::from).toList());
    }
  }

  /// One of the four parts of a score.
  @Serdeable
  record PartJson(@Schema(description = "From 0 to 25") int points, String why) {

    static PartJson from(Score.Part part) {
      return new PartJson(part.points(), part.why());
    }
  }

  /// What one signal adds to a score.
  @Serdeable
  record LiftJson(String signal, int points, String why) {

    static LiftJson from(Score.Lift lift) {
      return new LiftJson(lift.signal(), lift.points(), lift.why());
    }
  }
}
