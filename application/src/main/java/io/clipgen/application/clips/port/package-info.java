/// What the clip studio needs from outside: probing, measuring, hearing, judging and rendering
/// media files, and places for bytes and records.
///
/// The ports of the pipeline work on local files, may take long, report how far they are to a
/// [Meter] and end early with an `InterruptedException` when their thread is interrupted or the
/// meter says so. None leaves a process or a half-written file behind. A file that cannot be used
/// is an [UnusableMedia], everything else that goes wrong a [MediaFailure].
@NullMarked
package io.clipgen.application.clips.port;

import org.jspecify.annotations.NullMarked;
