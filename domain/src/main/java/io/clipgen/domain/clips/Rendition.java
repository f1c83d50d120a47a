package io.clipgen.domain.clips;

import java.util.List;
import java.util.Optional;

/// A media file in one quality, or its sound, as one file that begins with a header and is played
/// in segments: fragmented MP4.
///
/// @param name what it is called among the renditions of the same file, as in `720p`
/// @param size its picture; nothing for sound
/// @param codecs what a player needs to play it, in the words of RFC 6381: `avc1.64001f`
/// @param headerBytes how long the header is, before the first segment
/// @param segments in order, one behind the other in the file; at least one
public record Rendition(
    String name,
    Optional<FrameSize> size,
    String codecs,
    long headerBytes,
    List<Segment> segments) {

  public Rendition {
    segments = List.copyOf(segments);
    if (headerBytes <= 0 || segments.isEmpty()) {
      throw new IllegalArgumentException("a rendition has a header and at least one segment");
    }
  }

  /// A part that can be fetched, and for pictures decoded, by itself.
  public record Segment(long lengthMs, long bytes) {

    public Segment {
      if (lengthMs <= 0 || bytes <= 0) {
        throw new IllegalArgumentException("a segment has a length and a size above zero");
      }
    }
  }

  /// How long it plays.
  public long lengthMs() {
    return startMs(segments.size());
  }

  /// When segment `number` begins, from 0.
  public long startMs(int number) {
    return segments.stream().limit(number).mapToLong(Segment::lengthMs).sum();
  }

  /// At which byte of the file segment `number` begins, from 0.
  public long startByte(int number) {
    return headerBytes + segments.stream().limit(number).mapToLong(Segment::bytes).sum();
  }

  /// The length of the longest segment.
  public long longestMs() {
    return segments.stream().mapToLong(Segment::lengthMs).max().orElseThrow();
  }

  /// Bits a second over all of it.
  public long averageBits() {
    return bits(startByte(segments.size()) - headerBytes, lengthMs());
  }

  /// The most bits a second of any stretch of whole segments that is from half to one and a half
  /// times as long as the longest segment (RFC 8216, section 4.1), and never less than the average.
  public long peakBits() {
    var peak = averageBits();
    for (int from = 0; from < segments.size(); from++) {
      long ms = 0;
      long bytes = 0;
      for (int to = from; to < segments.size() && ms * 2 <= longestMs() * 3; to++) {
        ms += segments.get(to).lengthMs();
        bytes += segments.get(to).bytes();
        if (ms * 2 >= longestMs() && ms * 2 <= longestMs() * 3) {
          peak = Math.max(peak, bits(bytes, ms));
        }
      }
    }
    return peak;
  }

  /// Its beginning: the segments that end by `ms`, and never less than the first.
  public Rendition until(long ms) {
    int count = 1;
    long end = segments.getFirst().lengthMs();
    while (count < segments.size() && end + segments.get(count).lengthMs() <= ms) {
      end += segments.get(count).lengthMs();
      count++;
    }
    return new Rendition(name, size, codecs, headerBytes, segments.subList(0, count));
  }

  private static long bits(long bytes, long ms) {
    return Math.ceilDiv(bytes * 8 * 1000, ms);
  }
}
