package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Sightings;
import io.clipgen.domain.clips.Span;
import java.nio.file.Path;
import java.util.List;

/// Looks closely at one part of a video: whose faces are seen, and where exactly the scene changes.
@FunctionalInterface
public interface SubjectFinder {

  /// Looks at a part of a video a few times a second.
  ///
  /// @param span which part
  /// @param cuts where the scene changes, to a tenth of a second, in span time
  /// @param folder a private folder; nothing is left in it
  /// @return in span time; each of `cuts` to the frame, or as it was given where it is not found
  Sightings look(Path video, MediaInfo info, Span span, List<Long> cuts, Path folder, Meter meter)
      throws InterruptedException;
}
