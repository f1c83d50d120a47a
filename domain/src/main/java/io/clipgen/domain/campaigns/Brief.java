package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.SourceVideoId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a campaign wants: which video, what kind of clips, where they are posted, until when.
///
/// @param source the video that clips are cut from
/// @param lengthSeconds of a clip: 15, 30, 45 or 60
/// @param notes style notes for the clippers; may be empty
/// @param platforms where clips are posted, each once
/// @param deadline after it there are no new claims
public record Brief(
    String title,
    SourceVideoId source,
    int lengthSeconds,
    AspectRatio ratio,
    String notes,
    List<Platform> platforms,
    Instant deadline) {

  private static final Set<Integer> LENGTHS = new TreeSet<>(Set.of(15, 30, 45, 60));
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_NOTES = 4000;

  public Brief {
    title = title.strip();
    platforms = List.copyOf(new TreeSet<>(platforms));
    BrokenRule.unless(
        !title.isEmpty() && title.length() <= LONGEST_TITLE,
        "title",
        "must have from 1 to " + LONGEST_TITLE + " characters");
    BrokenRule.unless(
        notes.length() <= LONGEST_NOTES,
        "notes",
        "must have at most " + LONGEST_NOTES + " characters");
    BrokenRule.unless(
        LENGTHS.contains(lengthSeconds), "length", "must be one of 15, 30, 45, 60 seconds");
    BrokenRule.unless(!platforms.isEmpty(), "platforms", "must name at least one platform");
  }
}
