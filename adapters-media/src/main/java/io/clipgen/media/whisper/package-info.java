/// Whisper in this process: whisper.cpp's native library, called by the JDK's foreign function
/// interface, with a model that travels with ClipGen or another one by configuration.
@NullMarked
package io.clipgen.media.whisper;

import org.jspecify.annotations.NullMarked;
