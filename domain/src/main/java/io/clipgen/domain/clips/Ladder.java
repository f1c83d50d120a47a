package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The qualities in which a media file is streamed, best first, so that a player can change between
/// them at any segment: every rung is cut at the same times. No rung is above the source.
///
/// The rungs are 1080, 720, 480 and 360 pixels of the shorter side, which is the width of an
/// upright picture. A source that is smaller than the lowest gets one rung of its own size.
///
/// @param rungs best first; at least one
/// @param framesPerSecond of every rung
/// @param sound whether there is anything to hear, in a rendition that all rungs share
public record Ladder(List<Rung> rungs, double framesPerSecond, boolean sound) {

  /// How long a segment is meant to be: where one ends, each rung has a key frame.
  public static final long SEGMENT_MS = 4_000;

  /// The name of the rendition with the sound.
  public static final String SOUND = "sound";

  private static final List<Integer> SHORTER_SIDES = List.of(1080, 720, 480, 360);
  private static final double USUAL_FRAMES = 30;
  private static final double MOST_FRAMES = 60;
  private static final double BITS_PER_PIXEL = 0.08;
  private static final int FEWEST_KILOBITS = 200;
  private static final int SOUND_KILOBITS = 192;
  private static final long LENGTH_TOLERANCE_MS = 500;

  public Ladder {
    rungs = List.copyOf(rungs);
    if (rungs.isEmpty() || !(framesPerSecond > 0)) {
      throw new IllegalArgumentException("a ladder has at least one rung, of moving pictures");
    }
  }

  /// The ladder for a file.
  ///
  /// @throws IllegalStateException if it has no picture
  public static Ladder of(MediaInfo source) {
    var picture = source.picture();
    var frames =
        picture.framesPerSecond() > 0
            ? Math.min(picture.framesPerSecond(), MOST_FRAMES)
            : USUAL_FRAMES;
    var shorter = Math.min(picture.width(), picture.height());
    var rungs = new ArrayList<Rung>();
    for (var side : SHORTER_SIDES) {
      if (side <= shorter) {
        rungs.add(rung(picture, side, frames));
      }
    }
    if (rungs.isEmpty()) {
      rungs.add(rung(picture, shorter, frames));
    }
    return new Ladder(rungs, frames, source.hasSound());
  }

  private static Rung rung(MediaInfo.Picture picture, int side, double frames) {
    var scale = (double) side / Math.min(picture.width(), picture.height());
    var size = new FrameSize(even(picture.width() * scale), even(picture.height() * scale));
    // Twice the pixels need less than twice the bits.
    var pixels = Math.pow((double) size.width() * size.height(), 0.95);
    var kilobits = (int) Math.round(pixels * frames * BITS_PER_PIXEL * 2 / 1000);
    return new Rung(size, Math.max(FEWEST_KILOBITS, kilobits));
  }

  // Down, so that no rung is larger than the source by a pixel.
  private static int even(double pixels) {
    return Math.max(2, (int) (pixels + 1e-6) / 2 * 2);
  }

  /// The names of the renditions to make: each rung's, best first, and the sound's where there is
  /// one.
  public List<String> names() {
    var names = new ArrayList<>(rungs.stream().map(Rung::name).toList());
    if (sound) {
      names.add(SOUND);
    }
    return Collections.unmodifiableList(names);
  }

  /// How many bytes of disk it takes to make its renditions of a file, rather too many than too
  /// few: each twice, for it is kept elsewhere in the end.
  ///
  /// @param lengthMs how long the file plays
  public long roomFor(long lengthMs) {
    var kilobits = rungs.stream().mapToLong(Rung::kilobits).sum() + (sound ? SOUND_KILOBITS : 0);
    return 2 * Math.ceilDiv(kilobits * lengthMs, 8);
  }

  /// What is wrong with the renditions that were made of a file, as a sentence; nothing if they are
  /// what was planned: those of [#names] in that order, of the right size and length, with pictures
  /// that are cut at the same times.
  ///
  /// @param lengthMs how long the file plays
  public Optional<String> fault(List<Rendition> made, long lengthMs) {
    if (!made.stream().map(Rendition::name).toList().equals(names())) {
      return Optional.of(
          "it has the renditions %s instead of %s."
              .formatted(made.stream().map(Rendition::name).toList(), names()));
    }
    for (var rendition : made) {
      if (Math.abs(rendition.lengthMs() - lengthMs) > LENGTH_TOLERANCE_MS) {
        return Optional.of(
            "%s is %d ms long instead of %d."
                .formatted(rendition.name(), rendition.lengthMs(), lengthMs));
      }
    }
    for (int i = 0; i < rungs.size(); i++) {
      if (!made.get(i).size().equals(Optional.of(rungs.get(i).size()))) {
        return Optional.of(made.get(i).name() + " has not the size that was planned.");
      }
      if (!cutAlike(made.get(i), made.getFirst())) {
        return Optional.of(made.get(i).name() + " is not cut where the others are.");
      }
    }
    return Optional.empty();
  }

  private boolean cutAlike(Rendition one, Rendition other) {
    var frameMs = 1000 / framesPerSecond;
    return one.segments().size() == other.segments().size()
        && IntStream.range(0, one.segments().size())
            .allMatch(i -> Math.abs(one.startMs(i) - other.startMs(i)) < frameMs / 2 + 1);
  }
}
