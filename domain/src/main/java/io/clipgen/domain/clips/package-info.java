/// From a video to clips: what was seen and heard in a source, which moments of it are worth a
/// clip, where exactly a clip begins and ends, and how it is to be rendered.
///
/// The words: a source is described by its [MediaInfo] once it passed the [SourceRules]. A
/// [Transcript] holds the words that were said, with their times; [Signals] hold what can be
/// measured (loudness, motion, cuts, silences). An analyst proposes [Moment]s, each with a [Score]
/// that explains itself. The [Selection] moves their ends to where nobody is cut off
/// ([Boundaries]), drops overlaps, and says why where fewer are left than the [ClipRequest] asked
/// for. A [Reframing] says of each [Scene] of a clip what of the picture is shown (a [View]). A
/// [RenderPlan] is all that a renderer needs to know; [Captions] are the words of a clip as
/// subtitle files.
///
/// All times are whole milliseconds from the start of the source, unless a method says otherwise.
@NullMarked
package io.clipgen.domain.clips;

import org.jspecify.annotations.NullMarked;
