/// Reads the library: videos and clips, straight from rows to what is shown.
@NullMarked
package io.clipgen.application.clips.query;

import org.jspecify.annotations.NullMarked;
