package io.clipgen.domain.clips;

import java.time.Duration;
import java.util.Optional;

/// What was asked for.
///
/// @param count how many clips, 1 to 20
/// @param length how long each should be, its cards included, 3 s to 3 minutes; 3 s at least are
///   left beside the cards
/// @param treatment how each is made
/// @param shorterSide pixels of the shorter side of the clips' picture, 128 to 2160; never more
///   than the source gives
/// @param watermark whether the clips carry ClipGen's mark
public record ClipRequest(
    int count, Duration length, Treatment treatment, int shorterSide, boolean watermark) {

  public static final int MOST_CLIPS = 20;
  public static final Duration SHORTEST = Duration.ofSeconds(3);
  public static final Duration LONGEST = Duration.ofMinutes(3);

  private static final long SOUND_BYTES_PER_MS = 40;
  private static final long CLIP_BYTES_PER_SECOND = 1_500_000;

  public ClipRequest {
    if (count < 1 || count > MOST_CLIPS) {
      throw new IllegalArgumentException("count must be from 1 to " + MOST_CLIPS);
    }
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("length must be from 3 to 180 seconds");
    }
    if (length.toMillis() - treatment.cards().lengthMs() < SHORTEST.toMillis()) {
      throw new IllegalArgumentException("the cards must leave at least 3 seconds for the clip");
    }
    if (shorterSide < 128 || shorterSide > 2160) {
      throw new IllegalArgumentException("the shorter side must have 128 to 2160 pixels");
    }
  }

  /// Clips of that number, length and shape: cropped to the middle, 1080 pixels across, no
  /// watermark, no words in the picture.
  public static ClipRequest of(int count, Duration length, AspectRatio ratio) {
    return new ClipRequest(count, length, Treatment.plain(ratio), 1080, false);
  }

  /// How many bytes of disk it takes to fetch `source` and make the clips of it, rather too many
  /// than too few.
  public long roomFor(MediaInfo source) {
    return source.bytes() + roomBeside(source);
  }

  /// How many bytes of disk it takes to make the clips of `source` where that lies already: its
  /// sound, and each clip twice, for it is kept elsewhere in the end.
  public long roomBeside(MediaInfo source) {
    return source.durationMs() * SOUND_BYTES_PER_MS
        + 2 * count * length.toSeconds() * CLIP_BYTES_PER_SECOND;
  }

  /// How long a moment may be so that the clip, with its cards, is what was asked for.
  public LengthRange lengths() {
    return LengthRange.around(length).less(treatment.cards().lengthMs());
  }

  /// How short the clip of `span` may become when it is tightened, its cards not counted: as short
  /// as is allowed here, or, where a person moved the ends so that the span itself is not what is
  /// allowed, four fifths of the span.
  public long shortestMs(Span span) {
    var lengths = lengths();
    return (lengths.allows(span) ? lengths : LengthRange.around(span.length())).shortestMs();
  }

  /// How long a moment should be: what the cards leave of the clip.
  public Duration momentLength() {
    return length.minusMillis(treatment.cards().lengthMs());
  }

  /// Why no clip can be made of a video of that length, as a sentence; nothing if one can.
  public Optional<String> refusal(long durationMs) {
    return durationMs >= lengths().shortestMs()
        ? Optional.empty()
        : Optional.of(
            "The video is %s s long, too short for a clip of %s s: ask for a shorter length."
                .formatted(Selection.seconds(durationMs), Selection.seconds(length.toMillis())));
  }
}
