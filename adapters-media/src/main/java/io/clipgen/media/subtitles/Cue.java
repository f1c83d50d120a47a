package io.clipgen.media.subtitles;

import io.clipgen.domain.clips.Span;
import java.util.List;

/// What is shown for a while.
///
/// @param lines as they are written, with their markup; none is blank
record Cue(Span span, List<String> lines) {

  Cue {
    lines = List.copyOf(lines);
  }
}
