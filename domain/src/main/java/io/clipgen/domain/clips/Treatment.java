package io.clipgen.domain.clips;

/// How a moment of a video is made into a clip, as far as people choose it. The order has one for
/// all its clips; each clip keeps the one it was made with, and an edit changes it.
///
/// @param ratio the clip's shape
/// @param framing how the picture is brought into that shape
/// @param captions how the words are written into the picture
public record Treatment(AspectRatio ratio, Framing framing, CaptionStyle captions) {

  /// That shape, cropped to the middle, no words in the picture.
  public static Treatment plain(AspectRatio ratio) {
    return new Treatment(ratio, Framing.CENTER_CROP, CaptionStyle.NONE);
  }
}
