/// Draws the words that are written into a clip's picture, with fonts and emoji that travel with
/// ClipGen, so that every FFmpeg and every machine shows the same.
@NullMarked
package io.clipgen.media.captions;

import org.jspecify.annotations.NullMarked;
