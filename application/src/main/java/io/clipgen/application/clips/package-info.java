/// From a video to clips: the source is probed, measured, heard and judged, and the moments chosen
/// are rendered ([io.clipgen.application.clips.ClipPipeline]). Published to other contexts:
/// [io.clipgen.application.clips.Studio].
@NullMarked
package io.clipgen.application.clips;

import org.jspecify.annotations.NullMarked;
