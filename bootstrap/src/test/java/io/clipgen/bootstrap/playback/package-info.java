/// Streams played by a real player in a real browser.
@NullMarked
package io.clipgen.bootstrap.playback;

import org.jspecify.annotations.NullMarked;
