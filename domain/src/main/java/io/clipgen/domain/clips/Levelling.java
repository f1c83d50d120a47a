package io.clipgen.domain.clips;

/// How a clip's sound is brought to the loudness that platforms play at: by one gain for all of it,
/// so that quiet stays quiet beside loud, and by a limiter only where peaks would become too high.
///
/// @param gainDb what the sound is amplified by, in decibels
/// @param limited whether peaks have to be held below [#CEILING]
public record Levelling(double gainDb, boolean limited) {

  /// What peaks are held below, in dBTP: encoding raises them a little.
  public static final double CEILING = -2.5;

  /// No sound is amplified more: beyond it there is mostly noise.
  public static final double MOST_GAIN_DB = 20;

  /// The sound as it is.
  public static final Levelling NONE = new Levelling(0, false);

  /// What brings a sound of that loudness to the target; silence stays as it is.
  public static Levelling of(Loudness measured) {
    return of(measured, 0);
  }

  /// The same, corrected by what a first attempt was off by.
  ///
  /// @param correctionDb more gain in decibels; negative for less
  public static Levelling of(Loudness measured, double correctionDb) {
    if (!measured.isAudible()) {
      return NONE;
    }
    var gain = Math.min(MOST_GAIN_DB, Loudness.TARGET - measured.integrated() + correctionDb);
    return new Levelling(gain, measured.truePeak() + gain > CEILING);
  }
}
