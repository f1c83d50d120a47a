package io.clipgen.domain.clips;

import java.util.List;

/// How a moment of a video is made into a clip, as far as people choose it. The order has one for
/// all its clips; each clip keeps the one it was made with, and an edit changes it.
///
/// @param ratio the clip's shape
/// @param framing how the picture is brought into that shape
/// @param captions how the words are written into the picture
/// @param scenes parts of the video that are framed otherwise; where two overlap, the first counts
/// @param tightening what is taken out
/// @param hookTitle whether the moment's hook is written into the first seconds
/// @param cards what is shown before and after it
public record Treatment(
    AspectRatio ratio,
    Framing framing,
    CaptionStyle captions,
    List<SceneFraming> scenes,
    Tightening tightening,
    boolean hookTitle,
    Cards cards) {

  public Treatment {
    framing = framing == null ? Framing.AUTO : framing;
    scenes = scenes == null ? List.of() : List.copyOf(scenes);
    tightening = tightening == null ? Tightening.NONE : tightening;
    cards = cards == null ? Cards.NONE : cards;
  }

  /// That shape, framing and captions all through; nothing is taken out, and there is neither a
  /// title nor a card.
  public Treatment(AspectRatio ratio, Framing framing, CaptionStyle captions) {
    this(ratio, framing, captions, List.of(), Tightening.NONE, false, Cards.NONE);
  }

  /// Without cards.
  public Treatment(
      AspectRatio ratio,
      Framing framing,
      CaptionStyle captions,
      List<SceneFraming> scenes,
      Tightening tightening,
      boolean hookTitle) {
    this(ratio, framing, captions, scenes, tightening, hookTitle, Cards.NONE);
  }

  /// That shape, cropped to the middle, no words in the picture.
  public static Treatment plain(AspectRatio ratio) {
    return new Treatment(ratio, Framing.CENTER_CROP, CaptionStyle.NONE);
  }

  /// The same, with that taken out.
  public Treatment tightened(Tightening tightening) {
    return new Treatment(ratio, framing, captions, scenes, tightening, hookTitle, cards);
  }

  /// The same, with or without the hook in its first seconds.
  public Treatment titled(boolean hookTitle) {
    return new Treatment(ratio, framing, captions, scenes, tightening, hookTitle, cards);
  }

  /// The same, between those cards.
  public Treatment between(Cards cards) {
    return new Treatment(ratio, framing, captions, scenes, tightening, hookTitle, cards);
  }
}
