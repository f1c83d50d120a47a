package io.clipgen.domain.clips;

import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A finished clip: rendered, checked and stored.
///
/// @param source what it was cut from
/// @param owner who asked for it, which need not be the source's owner
/// @param madeBy the job that made it
/// @param number its place among that job's clips by score, from 1
/// @param moment which part it is and why it was chosen
/// @param excerpt what is said in it
/// @param treatment how it was made
/// @param size its picture
/// @param watermark whether it carries ClipGen's mark
/// @param length how long its file plays
/// @param bytes its file's size
/// @param files what the storage keys of its video and its picture begin with
/// @param captionFiles what the storage keys of its subtitle files begin with
/// @param madeAt when this version was, in business time
/// @param version how often it was made, from 1; every edit makes the next
/// @param corrections what is written in place of misheard words
/// @param scenes how each of its scenes was framed, in order of time; none of a clip from before
///   that was noted
public record Clip(
    ClipId id,
    SourceVideoId source,
    PartyId owner,
    JobId madeBy,
    int number,
    Moment moment,
    String excerpt,
    Treatment treatment,
    FrameSize size,
    boolean watermark,
    Duration length,
    long bytes,
    String files,
    String captionFiles,
    Instant madeAt,
    int version,
    Corrections corrections,
    List<FramedScene> scenes) {

  public Clip {
    scenes = List.copyOf(scenes);
    if (number < 1 || version < 1 || bytes <= 0 || !length.isPositive()) {
      throw new IllegalArgumentException(
          "a clip has a number, a version, a length and a size above zero");
    }
  }

  /// All that people decide about it, and can change.
  public Recipe recipe() {
    return new Recipe(moment.span(), moment.title(), moment.hook(), corrections, treatment);
  }

  /// The next version of this clip.
  ///
  /// @param scenes how its picture was framed; that of this version where it is the same picture
  public Clip next(
      Recipe recipe,
      String excerpt,
      FrameSize size,
      boolean watermark,
      Duration length,
      long bytes,
      String files,
      String captionFiles,
      Instant madeAt,
      List<FramedScene> scenes) {
    return new Clip(
        id,
        source,
        owner,
        madeBy,
        number,
        moment.as(recipe),
        excerpt,
        recipe.treatment(),
        size,
        watermark,
        length,
        bytes,
        files,
        captionFiles,
        madeAt,
        version + 1,
        recipe.corrections(),
        scenes);
  }

  /// The same as a clip of its own, in its first version.
  public Clip copiedAs(ClipId id, int number) {
    return new Clip(
        id,
        source,
        owner,
        madeBy,
        number,
        moment,
        excerpt,
        treatment,
        size,
        watermark,
        length,
        bytes,
        files,
        captionFiles,
        madeAt,
        1,
        corrections,
        scenes);
  }
}
