package io.clipgen.domain.clips;

import java.util.List;

/// How a moment of a video is made into a clip, as far as people choose it. The order has one for
/// all its clips; each clip keeps the one it was made with, and an edit changes it.
///
/// @param ratio the clip's shape
/// @param framing how the picture is brought into that shape
/// @param captions how the words are written into the picture
/// @param scenes parts of the video that are framed otherwise; where two overlap, the first counts
public record Treatment(
    AspectRatio ratio, Framing framing, CaptionStyle captions, List<SceneFraming> scenes) {

  public Treatment {
    framing = framing == null ? Framing.AUTO : framing;
    scenes = scenes == null ? List.of() : List.copyOf(scenes);
  }

  /// That shape, framing and captions all through.
  public Treatment(AspectRatio ratio, Framing framing, CaptionStyle captions) {
    this(ratio, framing, captions, List.of());
  }

  /// That shape, cropped to the middle, no words in the picture.
  public static Treatment plain(AspectRatio ratio) {
    return new Treatment(ratio, Framing.CENTER_CROP, CaptionStyle.NONE);
  }
}
