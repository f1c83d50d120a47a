package io.clipgen.media;

import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.ChatReader;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.RemoteFiles;
import io.clipgen.application.clips.port.StillTaker;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.application.clips.port.TranscriptReader;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.operations.Part;
import io.clipgen.media.ffmpeg.Ffmpeg;
import io.clipgen.media.mediaconvert.MediaConvert;
import io.clipgen.media.remote.Remote;
import io.clipgen.media.storage.Storages;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.env.Environment;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Picks what the configuration names.
@Factory
final class MediaFactory {

  /// The storages there are, as `clipgen.storage` names them.
  enum Storage {
    LOCAL,
    S3
  }

  /// Who makes the renditions of streams, as `clipgen.streams.transcoder` names them.
  enum Transcoding {
    FFMPEG,
    MEDIACONVERT
  }

  @Singleton
  BlobStore storage(
      @Value("${clipgen.storage:local}") String storage,
      @Value("${clipgen.local.folder}") String folder,
      @Nullable @Value("${clipgen.s3.endpoint}") String endpoint,
      @Value("${clipgen.s3.region:us-east-1}") String region,
      @Nullable @Value("${clipgen.s3.bucket}") String bucket,
      @Nullable @Value("${clipgen.s3.access-key}") String accessKey,
      @Nullable @Value("${clipgen.s3.secret-key}") String secretKey) {
    return switch (Choice.of(Storage.class, "clipgen.storage", storage)) {
      case LOCAL -> Storages.local(Path.of(folder));
      case S3 ->
          Storages.s3(
              new Storages.S3(
                  given(endpoint).map(URI::create).orElse(null),
                  region,
                  given(bucket)
                      .orElseThrow(
                          () ->
                              new IllegalArgumentException(
                                  "clipgen.storage is \"s3\", so clipgen.s3.bucket must name a"
                                      + " bucket")),
                  given(accessKey).orElse(null),
                  given(secretKey).orElse(null)));
    };
  }

  @Singleton
  @Named("storage")
  Part storagePart(
      @Value("${clipgen.storage:local}") String storage,
      @Value("${clipgen.local.folder}") String folder,
      @Nullable @Value("${clipgen.s3.bucket}") String bucket) {
    return switch (Choice.of(Storage.class, "clipgen.storage", storage)) {
      case LOCAL ->
          new Part(
              "Storage",
              Part.State.EMBEDDED,
              "the folder " + folder,
              "clipgen.storage=s3 and clipgen.s3.bucket keep files in a bucket");
      case S3 -> new Part("Storage", Part.State.REAL, "the S3 bucket " + bucket, "");
    };
  }

  @Singleton
  WorkFolders workFolders(
      @Value("${clipgen.work.folder}") String folder,
      @Value("${clipgen.work.reserve-bytes:268435456}") long reserve) {
    return Storages.work(Path.of(folder), reserve);
  }

  @Singleton
  RemoteFiles remoteFiles(
      @Value("${clipgen.imports.longest:PT2H}") Duration longest,
      @Value("${clipgen.imports.loopback:false}") boolean loopback) {
    return Remote.files(longest, loopback, Ffmpeg::look);
  }

  @Singleton
  MediaTools tools(Environment environment) {
    return new MediaTools(MediaSettings.of(key -> environment.getProperty(key, String.class)));
  }

  @Singleton
  ClipPipeline pipeline(MediaTools tools) {
    return tools.pipeline();
  }

  @Singleton
  ChatReader chats(MediaTools tools) {
    return tools.chats();
  }

  @Singleton
  MediaProber prober(MediaTools tools) {
    return tools.ffmpeg().prober();
  }

  @Singleton
  StillTaker stills(MediaTools tools) {
    return tools.ffmpeg().stills();
  }

  @Singleton
  Transcoder transcoder(MediaTools tools, BlobStore storage, Environment environment) {
    Function<String, Optional<String>> property =
        key -> given(environment.getProperty(key, String.class).orElse(null));
    String choice = property.apply("clipgen.streams.transcoder").orElse("ffmpeg");
    return switch (Choice.of(Transcoding.class, "clipgen.streams.transcoder", choice)) {
      case FFMPEG -> tools.ffmpeg().transcoder(storage);
      case MEDIACONVERT -> MediaConvert.transcoder(mediaConvert(property), storage);
    };
  }

  private static MediaConvert.Settings mediaConvert(Function<String, Optional<String>> property) {
    if (!property.apply("clipgen.storage").filter("s3"::equals).isPresent()) {
      throw new IllegalArgumentException(
          "clipgen.streams.transcoder is \"mediaconvert\", which reads and writes a bucket: clipgen.storage must be s3");
    }
    return new MediaConvert.Settings(
        property.apply("clipgen.mediaconvert.endpoint").map(URI::create).orElse(null),
        property.apply("clipgen.s3.region").orElse("us-east-1"),
        property
            .apply("clipgen.mediaconvert.role")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "clipgen.streams.transcoder is \"mediaconvert\", so clipgen.mediaconvert.role must name the role that it reads and writes the bucket with")),
        property.apply("clipgen.s3.bucket").orElse(""),
        Duration.parse(property.apply("clipgen.mediaconvert.poll").orElse("PT5S")),
        property.apply("clipgen.s3.access-key").orElse(null),
        property.apply("clipgen.s3.secret-key").orElse(null));
  }

  @Singleton
  TranscriptReader transcripts(MediaTools tools) {
    return tools.transcripts();
  }

  @Singleton
  @Named("video")
  Part videoPart(MediaTools tools) {
    String version;
    try {
      version = "FFmpeg " + tools.ffmpeg().version() + ", " + tools.ffmpeg().origin();
    } catch (MediaFailure e) {
      version = "missing: " + e.getMessage();
    }
    return new Part("Video", Part.State.REAL, version, "");
  }

  @Singleton
  @Named("transcription")
  Part transcriptionPart(MediaTools tools) {
    return new Part("Transcription", Part.State.REAL, tools.transcriber().description(), "");
  }

  @Singleton
  @Named("analyst")
  Part analystPart(MediaTools tools) {
    return new Part(
        "Choice of moments",
        tools.analystState(),
        tools.analyst().description(),
        tools.analystState() == Part.State.REAL
            ? ""
            : "clipgen.analyst=gemini or claude, with a key in the environment");
  }

  private static Optional<String> given(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
