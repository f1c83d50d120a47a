/// Hears where somebody speaks, whatever is said: with Silero's network, by onnxruntime.
@NullMarked
package io.clipgen.media.voice;

import org.jspecify.annotations.NullMarked;
