package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Transcript;
import java.util.List;

/// Proposes moments that are worth a clip.
public interface HighlightAnalyst {

  /// Proposes moments of about the length asked for, at least twice as many as wanted where the
  /// video gives them. They may overlap and their ends may lie anywhere:
  /// [io.clipgen.domain.clips.Selection] sees to that.
  ///
  /// @param transcript what is said; may be silent
  /// @param signals what was measured; says how long the video is
  List<Moment> propose(Transcript transcript, Signals signals, ClipRequest request, Meter meter)
      throws InterruptedException;

  /// What judges, for people to read: `offline rules`.
  String description();
}
