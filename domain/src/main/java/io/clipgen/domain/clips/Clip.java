package io.clipgen.domain.clips;

import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.time.Instant;

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
/// @param files what the storage keys of its files begin with
/// @param madeAt when, in business time
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
    Instant madeAt) {

  public Clip {
    if (number < 1 || bytes <= 0 || !length.isPositive()) {
      throw new IllegalArgumentException("a clip has a number, a length and a size above zero");
    }
  }
}
