package io.clipgen.domain.clips;

/// How a clip's file is written; something else than the usual only where a first attempt failed.
///
/// @param careful whether compatibility and certainty count for more than speed
/// @param mostKbps the highest bit rate of the picture; 0 for no limit
/// @param gainDb what the sound is made louder by, beyond what was measured to be needed
public record Encoding(boolean careful, int mostKbps, double gainDb) {

  /// As it is usually done.
  public static final Encoding USUAL = new Encoding(false, 0, 0);
}
