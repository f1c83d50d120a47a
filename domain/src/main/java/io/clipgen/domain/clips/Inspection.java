package io.clipgen.domain.clips;

import java.util.Optional;

/// What was measured in a finished clip.
///
/// @param info what its file is
/// @param loudness how loud it is; nothing without sound
/// @param blackMs for how long its opening is black, after a card that is before it
/// @param frozenMs for how long its opening stands still, after a card that is before it
public record Inspection(MediaInfo info, Optional<Loudness> loudness, long blackMs, long frozenMs) {

  /// How much of the moment's beginning is looked at.
  public static final long OPENING_MS = 3_000;

  /// Bits a second of all of it, in thousands.
  public long kbps() {
    return info.bytes() * 8 / Math.max(1, info.durationMs());
  }
}
