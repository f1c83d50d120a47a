/// Bytes and models behind the ports of the clip studio: FFmpeg, Whisper, the analysts, storage.
/// [MediaFactory] picks them by configuration, and [MediaTools] does so without a container.
@NullMarked
package io.clipgen.media;

import org.jspecify.annotations.NullMarked;
