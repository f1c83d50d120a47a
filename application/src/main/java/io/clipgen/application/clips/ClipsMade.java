package io.clipgen.application.clips;

import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.RenderPlan;
import java.nio.file.Path;
import java.util.List;

/// The clips that were made of a video.
///
/// @param clips in the order of their score, best first
/// @param shortfalls why there are fewer than asked for, a sentence each; empty if there are as
///   many
/// @param remarks what else there is to know of how they were chosen, a sentence each
public record ClipsMade(List<MadeClip> clips, List<String> shortfalls, List<String> remarks) {

  public ClipsMade {
    clips = List.copyOf(clips);
    shortfalls = List.copyOf(shortfalls);
    remarks = List.copyOf(remarks);
  }

  /// One clip, with its files in the folder that the pipeline was given.
  ///
  /// @param moment which part it is and why it was chosen; its span is what was rendered, but for
  ///   what the plan's cut leaves out
  /// @param plan how it was rendered
  /// @param excerpt what is said in it
  /// @param output what a probe of the finished file found
  /// @param quality what its measurement says
  /// @param video the MP4
  /// @param thumbnail its middle frame, a JPEG
  /// @param srt its captions as SubRip, times from the clip's start; an empty file where nobody
  ///   speaks
  /// @param vtt its captions as WebVTT
  public record MadeClip(
      Moment moment,
      RenderPlan plan,
      String excerpt,
      MediaInfo output,
      QualityReport quality,
      Path video,
      Path thumbnail,
      Path srt,
      Path vtt) {}
}
