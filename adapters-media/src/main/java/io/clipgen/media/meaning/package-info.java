/// Tells which English sentences speak of the same: the small language model all-MiniLM-L6-v2, run
/// in this process. It compares subjects; it does not understand.
@NullMarked
package io.clipgen.media.meaning;

import org.jspecify.annotations.NullMarked;
