package io.clipgen.web.clips;

import io.clipgen.domain.clips.FramedScene;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/// How one scene of a clip is framed.
@Serdeable
record FramedSceneJson(
    @Schema(description = "Where it begins in the source") long startMs,
    @Schema(description = "Where it ends in the source") long endMs,
    @Schema(description = "follow, split, center-crop or blur-fill") String framing,
    @Schema(description = "Whether somebody said where the window is") boolean byHand,
    @Schema(description = "Why it is framed so") String why) {

  static FramedSceneJson from(FramedScene scene) {
    return new FramedSceneJson(
        scene.span().startMs(),
        scene.span().endMs(),
        scene.framing().code(),
        scene.byHand(),
        scene.why());
  }
}
