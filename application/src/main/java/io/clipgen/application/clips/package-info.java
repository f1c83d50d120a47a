/// From a video to clips. Published: [io.clipgen.application.clips.Studio].
@NullMarked
package io.clipgen.application.clips;

import org.jspecify.annotations.NullMarked;
