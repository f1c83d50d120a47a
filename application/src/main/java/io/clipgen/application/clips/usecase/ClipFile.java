package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.domain.clips.Clip;
import java.util.Arrays;
import java.util.stream.Stream;

/// The files of a clip.
public enum ClipFile {
  VIDEO("mp4", "video/mp4"),
  THUMBNAIL("jpg", "image/jpeg"),
  CAPTIONS_SRT("srt", "application/x-subrip"),
  CAPTIONS_VTT("vtt", "text/vtt");

  private final String ending;
  private final String mediaType;

  ClipFile(String ending, String mediaType) {
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /// How its name ends, without the dot.
  public String ending() {
    return ending;
  }

  /// What it is, as HTTP says it.
  public String mediaType() {
    return mediaType;
  }

  /// Where this file of `clip` is stored.
  public BlobKey of(Clip clip) {
    return in(isCaptions() ? clip.captionFiles() : clip.files());
  }

  /// Whether it holds words only, and so is made without rendering.
  boolean isCaptions() {
    return this == CAPTIONS_SRT || this == CAPTIONS_VTT;
  }

  /// Where the video of a marked `clip` is stored without its mark, if a platform needed it so.
  static BlobKey unmarked(Clip clip) {
    return new BlobKey(clip.files() + ".unmarked.mp4");
  }

  /// Where all files are stored, by what they begin with.
  static Stream<BlobKey> all(String files) {
    return Arrays.stream(values()).map(file -> file.in(files));
  }

  /// Where this file is stored, by what all files of a clip begin with.
  BlobKey in(String files) {
    return new BlobKey(files + "." + ending);
  }
}
