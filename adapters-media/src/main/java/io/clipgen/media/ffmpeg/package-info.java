/// FFmpeg as a program beside us: which one is used ([Ffmpeg]), how it is started so that a hostile
/// file can do nothing with it, and the three things it does for the studio: probing, measuring and
/// rendering.
@NullMarked
package io.clipgen.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
