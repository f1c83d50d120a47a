package io.clipgen.domain.clips;

/// How loud a sound is as a whole, by EBU R 128.
///
/// @param integrated mean loudness in LUFS, with what is silent left out
/// @param truePeak the highest peak in dBTP
public record Loudness(double integrated, double truePeak) {

  /// What platforms play music and speech at.
  public static final double TARGET = -14;

  /// What a file's peaks must not exceed, so that no decoder distorts them.
  public static final double HIGHEST_PEAK = -1;

  /// Quieter than this is silence: there is nothing to be made louder.
  public static final double SILENCE = -60;

  public Loudness {
    if (Double.isNaN(integrated) || Double.isNaN(truePeak)) {
      throw new IllegalArgumentException("loudness is a number");
    }
  }

  /// Whether there is something to hear.
  public boolean isAudible() {
    return integrated > SILENCE;
  }
}
