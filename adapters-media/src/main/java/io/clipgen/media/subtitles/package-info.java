/// Transcripts that somebody brought along: SubRip, WebVTT, and the JSON of Whisper's tools.
@NullMarked
package io.clipgen.media.subtitles;

import org.jspecify.annotations.NullMarked;
