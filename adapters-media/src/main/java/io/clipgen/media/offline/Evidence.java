package io.clipgen.media.offline;

/// How far a rule holds for a window.
///
/// @param strength from 0 to 1
/// @param detail what was found, or empty
record Evidence(Feature feature, double strength, String detail) {

  Evidence {
    strength = Double.isNaN(strength) ? 0 : Math.clamp(strength, 0, 1);
  }

  static Evidence of(Feature feature, double strength) {
    return new Evidence(feature, strength, "");
  }

  static Evidence of(Feature feature, boolean holds) {
    return of(feature, holds ? 1 : 0);
  }

  double points() {
    return feature.weight() * strength;
  }

  /// What was found, in words.
  String words() {
    return feature.label() + (detail.isEmpty() ? "" : " (" + detail + ")");
  }
}
