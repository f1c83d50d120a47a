package io.clipgen.domain.clips;

import java.util.Optional;

/// What a probe found in a media file.
///
/// @param container the container's name as the prober calls it, such as `mov,mp4`
/// @param durationMs how long it plays, in milliseconds; 0 where the file does not say
/// @param bytes the file's size
/// @param video its picture, if it has one
/// @param audio its sound, if it has one
public record MediaInfo(
    String container, long durationMs, long bytes, Optional<Picture> video, Optional<Sound> audio) {

  public MediaInfo {
    if (durationMs < 0 || bytes < 0) {
      throw new IllegalArgumentException("duration and size must not be negative");
    }
  }

  /// The picture of a file that passed the [SourceRules].
  ///
  /// @throws IllegalStateException if it has none
  public Picture picture() {
    return video.orElseThrow(() -> new IllegalStateException("this file has no picture"));
  }

  /// Whether there is anything to hear.
  public boolean hasSound() {
    return audio.isPresent();
  }

  /// A video stream, as it is shown: after rotation, with square pixels.
  ///
  /// @param codec such as `h264`
  /// @param width shown width in pixels
  /// @param height shown height in pixels
  /// @param framesPerSecond the average; 0 where the file does not say
  /// @param startMs when its first frame is shown, to the part of a millisecond: sound may begin
  ///   before it
  public record Picture(
      String codec, int width, int height, double framesPerSecond, double startMs) {

    public Picture {
      if (width <= 0 || height <= 0) {
        throw new IllegalArgumentException("a picture must have a width and a height");
      }
      if (!(startMs >= 0)) {
        throw new IllegalArgumentException("a picture does not begin before its file");
      }
    }

    /// One that is shown from the file's start.
    public Picture(String codec, int width, int height, double framesPerSecond) {
      this(codec, width, height, framesPerSecond, 0);
    }

    /// Width by height.
    public double ratio() {
      return (double) width / height;
    }
  }

  /// An audio stream.
  ///
  /// @param codec such as `aac`
  /// @param channels how many
  /// @param sampleRate in hertz
  public record Sound(String codec, int channels, int sampleRate) {}
}
