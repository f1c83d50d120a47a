/// What the clip studio needs from outside: storage for files, rows for videos and clips, and the
/// tools of the pipeline.
@NullMarked
package io.clipgen.application.clips.port;

import org.jspecify.annotations.NullMarked;
