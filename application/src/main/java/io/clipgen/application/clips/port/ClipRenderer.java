package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.Levelling;
import io.clipgen.domain.clips.Region;
import io.clipgen.domain.clips.RenderPlan;
import java.nio.file.Path;
import java.util.Optional;

/// Makes the file of a clip.
public interface ClipRenderer {

  /// Renders `plan` into an MP4 (H.264, AAC) and its middle frame into a JPEG.
  ///
  /// @param video the source that the plan was made for
  /// @param clip the file to write; it appears when it is complete, or not at all
  /// @param thumbnail the picture to write
  Rendered render(Path video, RenderPlan plan, Path clip, Path thumbnail, Meter meter)
      throws InterruptedException;

  /// What the renderer decided by itself.
  ///
  /// @param levelling how the sound was brought to its loudness
  /// @param words where words are written into the picture, if any are
  record Rendered(Levelling levelling, Optional<Region> words) {}
}
