package io.clipgen.persistence.clips;

import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.clips.StreamContent;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.StreamId;
import io.clipgen.persistence.shared.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `clips.stream`.
public record StreamRow(
    UUID id,
    String subject,
    UUID owner,
    UUID job,
    String source,
    String sourceVersion,
    @Nullable String captions,
    @Nullable Long previewMs,
    @Nullable String planned,
    @Nullable String transcoded,
    String state,
    @Nullable String content,
    @Nullable String failedBecause,
    Instant orderedAt) {

  static StreamRow from(MediaStream stream) {
    MediaStream.State state = stream.state();
    return new StreamRow(
        stream.id().value(),
        stream.subject(),
        stream.owner().value(),
        stream.job().value(),
        stream.source(),
        stream.version(),
        stream.captions().orElse(null),
        stream.preview().map(Duration::toMillis).orElse(null),
        stream.planned().isEmpty() ? null : Json.write(new Names(stream.planned())),
        stream.transcoded().isEmpty()
            ? null
            : Json.write(new Renditions(RenditionJson.from(stream.transcoded()))),
        switch (state) {
          case MediaStream.State.Pending _ -> "pending";
          case MediaStream.State.Ready _ -> "ready";
          case MediaStream.State.Failed _ -> "failed";
        },
        stream.content().map(ContentJson::from).map(Json::write).orElse(null),
        state instanceof MediaStream.State.Failed failed ? failed.reason() : null,
        stream.orderedAt());
  }

  MediaStream toDomain() {
    return new MediaStream(
        new StreamId(id),
        subject,
        new PartyId(owner),
        new JobId(job),
        source,
        sourceVersion,
        Optional.ofNullable(captions),
        Optional.ofNullable(previewMs).map(Duration::ofMillis),
        planned == null ? List.of() : Json.read(planned, Names.class).names(),
        transcoded == null
            ? List.of()
            : Json.read(transcoded, Renditions.class).renditions().stream()
                .map(RenditionJson::toDomain)
                .toList(),
        switch (state) {
          case "pending" -> new MediaStream.State.Pending();
          case "ready" ->
              new MediaStream.State.Ready(
                  Json.read(String.valueOf(content), ContentJson.class).toDomain());
          case "failed" -> new MediaStream.State.Failed(String.valueOf(failedBecause));
          default -> throw new IllegalStateException("no such state of a stream: " + state);
        },
        orderedAt);
  }

  /// Names of renditions as a document.
  public record Names(List<String> names) {}

  /// Several renditions as a document.
  public record Renditions(List<RenditionJson> renditions) {}

  /// A rendition as a document.
  ///
  /// @param size nothing for sound
  /// @param lengths of the segments, in milliseconds
  /// @param bytes of the segments
  public record RenditionJson(
      String name,
      @Nullable FrameSize size,
      String codecs,
      long header,
      List<Long> lengths,
      List<Long> bytes) {

    static List<RenditionJson> from(List<Rendition> renditions) {
      return renditions.stream().map(RenditionJson::from).toList();
    }

    static RenditionJson from(Rendition rendition) {
      return new RenditionJson(
          rendition.name(),
          rendition.size().orElse(null),
          rendition.codecs(),
          rendition.headerBytes(),
          rendition.segments().stream().map(Rendition.Segment::lengthMs).toList(),
          rendition.segments().stream().map(Rendition.Segment::bytes).toList());
    }

    Rendition toDomain() {
      List<Rendition.Segment> segments = new ArrayList<>();
      for (int i = 0; i < lengths.size(); i++) {
        segments.add(new Rendition.Segment(lengths.get(i), bytes.get(i)));
      }
      return new Rendition(name, Optional.ofNullable(size), codecs, header, segments);
    }
  }

  /// What there is to play, as a document.
  public record ContentJson(
      List<RenditionJson> pictures,
      @Nullable RenditionJson sound,
      double framesPerSecond,
      @Nullable Storyboard storyboard,
      boolean captions) {

    static ContentJson from(StreamContent content) {
      return new ContentJson(
          RenditionJson.from(content.pictures()),
          content.sound().map(RenditionJson::from).orElse(null),
          content.framesPerSecond(),
          content.storyboard().orElse(null),
          content.captions());
    }

    StreamContent toDomain() {
      return new StreamContent(
          pictures.stream().map(RenditionJson::toDomain).toList(),
          Optional.ofNullable(sound).map(RenditionJson::toDomain),
          framesPerSecond,
          Optional.ofNullable(storyboard),
          captions);
    }
  }
}
