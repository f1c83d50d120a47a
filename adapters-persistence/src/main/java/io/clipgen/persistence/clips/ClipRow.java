package io.clipgen.persistence.clips;

import io.clipgen.domain.clips.Category;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.Corrections;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.FramedScene;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Score;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.persistence.shared.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A row of `clips.clip`.
public record ClipRow(
    UUID id,
    UUID source,
    UUID owner,
    UUID job,
    int number,
    long startMs,
    long endMs,
    String title,
    String hook,
    String reason,
    String category,
    String score,
    String excerpt,
    String treatment,
    int width,
    int height,
    boolean watermark,
    long lengthMs,
    long bytes,
    String files,
    String captionFiles,
    Instant madeAt,
    int version,
    String corrections,
    String scenes) {

  static final String INSERT =
      """
      INSERT INTO clips.clip (id, source, owner, job, number, start_ms, end_ms, title, hook, reason,
        category, score, excerpt, treatment, width, height, watermark, length_ms, bytes, files,
        caption_files, made_at, version, corrections, scenes)
      VALUES (:id, :source, :owner, :job, :number, :startMs, :endMs, :title, :hook, :reason,
        :category, :score::jsonb, :excerpt, :treatment::jsonb, :width, :height, :watermark,
        :lengthMs, :bytes, :files, :captionFiles, :madeAt, :version, :corrections::jsonb,
        :scenes::jsonb)
      """;

  /// The row of the same id becomes this one; whose it is and where it came from stays.
  static final String REPLACE =
      """
      UPDATE clips.clip SET start_ms = :startMs, end_ms = :endMs, title = :title, hook = :hook,
        excerpt = :excerpt, treatment = :treatment::jsonb, width = :width, height = :height,
        watermark = :watermark, length_ms = :lengthMs, bytes = :bytes, files = :files,
        caption_files = :captionFiles, made_at = :madeAt, version = :version,
        corrections = :corrections::jsonb, scenes = :scenes::jsonb
      WHERE id = :id
      """;

  static ClipRow from(Clip clip) {
    Moment moment = clip.moment();
    return new ClipRow(
        clip.id().value(),
        clip.source().value(),
        clip.owner().value(),
        clip.madeBy().value(),
        clip.number(),
        moment.span().startMs(),
        moment.span().endMs(),
        moment.title(),
        moment.hook(),
        moment.reason(),
        moment.category().name(),
        Json.write(moment.score()),
        clip.excerpt(),
        Json.write(clip.treatment()),
        clip.size().width(),
        clip.size().height(),
        clip.watermark(),
        clip.length().toMillis(),
        clip.bytes(),
        clip.files(),
        clip.captionFiles(),
        clip.madeAt(),
        clip.version(),
        Json.write(clip.corrections()),
        Json.write(clip.scenes()));
  }

  Clip toDomain() {
    return new Clip(
        new ClipId(id),
        new SourceVideoId(source),
        new PartyId(owner),
        new JobId(job),
        number,
        new Moment(
            Span.of(startMs, endMs),
            title,
            hook,
            reason,
            Category.valueOf(category),
            Json.read(score, Score.class)),
        excerpt,
        Json.read(treatment, Treatment.class),
        new FrameSize(width, height),
        watermark,
        Duration.ofMillis(lengthMs),
        bytes,
        files,
        captionFiles,
        madeAt,
        version,
        Json.read(corrections, Corrections.class),
        List.of(Json.read(scenes, FramedScene[].class)));
  }
}
