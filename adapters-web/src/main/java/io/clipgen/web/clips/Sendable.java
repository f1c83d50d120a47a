package io.clipgen.web.clips;

import io.clipgen.application.clips.usecase.DownloadClip.Download;
import io.clipgen.application.clips.usecase.OpenStoryboard;
import io.clipgen.application.clips.usecase.WatchStream.Part;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Stored bytes that can be sent, whole or in part.
interface Sendable {

  /// How many bytes there are.
  long size();

  /// Names the content, without quotes.
  String etag();

  String mediaType();

  /// What `Cache-Control` says.
  String caching();

  /// When the content was made.
  Instant madeAt();

  /// The name of the file that it becomes when it is downloaded; nothing where it is played.
  Optional<String> saveAs();

  /// Some of the bytes; the caller closes the stream.
  InputStream open(long from, long length);

  /// A file of a clip.
  static Sendable of(Download file) {
    return new ClipDownload(file);
  }

  /// A part of a stream, which a browser may keep for some seconds: as long as the viewer may see
  /// it.
  static Sendable of(Part part, String mediaType, long seconds) {
    return new StreamPart(part, mediaType, "private, max-age=" + seconds + ", immutable");
  }

  /// The small pictures of a source.
  static Sendable of(OpenStoryboard.Opened storyboard) {
    return new SourceSheet(storyboard);
  }

  /// The small pictures of a source, to be shown.
  record SourceSheet(OpenStoryboard.Opened storyboard) implements Sendable {

    @Override
    public long size() {
      return storyboard.size();
    }

    @Override
    public String etag() {
      return storyboard.etag();
    }

    @Override
    public String mediaType() {
      return "image/jpeg";
    }

    @Override
    public String caching() {
      return "private, no-cache";
    }

    @Override
    public Instant madeAt() {
      return storyboard.video().uploadedAt();
    }

    @Override
    public Optional<String> saveAs() {
      return Optional.empty();
    }

    @Override
    public InputStream open(long from, long length) {
      return storyboard.open(from, length);
    }
  }

  /// A file of a clip, to be kept under its title.
  record ClipDownload(Download file) implements Sendable {

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public String etag() {
      return file.etag();
    }

    @Override
    public String mediaType() {
      return file.file().mediaType();
    }

    @Override
    public String caching() {
      return "private, no-cache";
    }

    @Override
    public Instant madeAt() {
      return file.clip().madeAt();
    }

    @Override
    public Optional<String> saveAs() {
      String title =
          file.clip()
              .moment()
              .title()
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9]+", "-")
              .replaceAll("^-+|-+$", "");
      return Optional.of(
          "%s-%d.%s"
              .formatted(
                  title.isEmpty() ? "clip" : title, file.clip().number(), file.file().ending()));
    }

    @Override
    public InputStream open(long from, long length) {
      return file.open(from, length);
    }
  }

  /// A part of a stream.
  record StreamPart(Part part, String mediaType, String caching) implements Sendable {

    @Override
    public long size() {
      return part.size();
    }

    @Override
    public String etag() {
      return part.tag();
    }

    @Override
    public Instant madeAt() {
      return part.madeAt();
    }

    @Override
    public Optional<String> saveAs() {
      return Optional.empty();
    }

    @Override
    public InputStream open(long from, long length) {
      return part.open(from, length);
    }
  }
}
