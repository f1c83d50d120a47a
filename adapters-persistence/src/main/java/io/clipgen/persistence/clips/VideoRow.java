package io.clipgen.persistence.clips;

import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A row of `clips.source_video`.
public record VideoRow(
    UUID id,
    UUID owner,
    String title,
    String file,
    String container,
    long durationMs,
    long bytes,
    String videoCodec,
    int width,
    int height,
    double framesPerSecond,
    double pictureStartMs,
    @Nullable String audioCodec,
    @Nullable Integer audioChannels,
    @Nullable Integer audioSampleRate,
    @Nullable String refusedBecause,
    Instant uploadedAt) {

  static VideoRow from(SourceVideo video) {
    MediaInfo info = video.info();
    MediaInfo.Picture picture = info.picture();
    return new VideoRow(
        video.id().value(),
        video.owner().value(),
        video.title(),
        video.file(),
        info.container(),
        info.durationMs(),
        info.bytes(),
        picture.codec(),
        picture.width(),
        picture.height(),
        picture.framesPerSecond(),
        picture.startMs(),
        info.audio().map(MediaInfo.Sound::codec).orElse(null),
        info.audio().map(MediaInfo.Sound::channels).orElse(null),
        info.audio().map(MediaInfo.Sound::sampleRate).orElse(null),
        refusal(video),
        video.uploadedAt());
  }

  static @Nullable String refusal(SourceVideo video) {
    return switch (video.state()) {
      case SourceVideo.Usable _ -> null;
      case SourceVideo.Refused refused -> refused.reason();
    };
  }

  void insert(Handle handle) {
    handle
        .createUpdate(
            """
            INSERT INTO clips.source_video (id, owner, title, file, container, duration_ms, bytes,
              video_codec, width, height, frames_per_second, picture_start_ms, audio_codec,
              audio_channels, audio_sample_rate, refused_because, uploaded_at)
            VALUES (:id, :owner, :title, :file, :container, :durationMs, :bytes,
              :videoCodec, :width, :height, :framesPerSecond, :pictureStartMs, :audioCodec,
              :audioChannels, :audioSampleRate, :refusedBecause, :uploadedAt)
            """)
        .bindMethods(this)
        .execute();
  }

  SourceVideo toDomain() {
    return new SourceVideo(
        new SourceVideoId(id),
        new PartyId(owner),
        title,
        file,
        new MediaInfo(
            container,
            durationMs,
            bytes,
            Optional.of(
                new MediaInfo.Picture(videoCodec, width, height, framesPerSecond, pictureStartMs)),
            sound()),
        refusedBecause == null ? new SourceVideo.Usable() : new SourceVideo.Refused(refusedBecause),
        uploadedAt);
  }

  private Optional<MediaInfo.Sound> sound() {
    return audioCodec == null || audioChannels == null || audioSampleRate == null
        ? Optional.empty()
        : Optional.of(new MediaInfo.Sound(audioCodec, audioChannels, audioSampleRate));
  }
}
