package io.clipgen.domain.clips;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A stretch of time in a video, its end not included.
///
/// @param startMs first millisecond, 0 or more
/// @param endMs the millisecond after the last, later than `startMs`
public record Span(long startMs, long endMs) {

  public Span {
    if (startMs < 0 || endMs <= startMs) {
      throw new IllegalArgumentException(
          "a span must begin at 0 or later and end after its start: " + startMs + ".." + endMs);
    }
  }

  /// From `startMs` up to `endMs`.
  public static Span of(long startMs, long endMs) {
    return new Span(startMs, endMs);
  }

  /// What is left of the time up to `endMs` outside `spans`.
  ///
  /// @param spans ascending, none overlapping the next
  public static List<Span> outside(List<Span> spans, long endMs) {
    var outside = new ArrayList<Span>();
    long from = 0;
    for (var span : spans) {
      if (Math.min(endMs, span.startMs) > from) {
        outside.add(Span.of(from, Math.min(endMs, span.startMs)));
      }
      from = Math.max(from, span.endMs);
    }
    if (endMs > from) {
      outside.add(Span.of(from, endMs));
    }
    return List.copyOf(outside);
  }

  /// How long it is, in milliseconds.
  public long lengthMs() {
    return endMs - startMs;
  }

  /// How long it is.
  public Duration length() {
    return Duration.ofMillis(lengthMs());
  }

  /// The time in its middle.
  public long middleMs() {
    return startMs + lengthMs() / 2;
  }

  /// Whether `ms` lies in it; the end does not.
  public boolean contains(long ms) {
    return ms >= startMs && ms < endMs;
  }

  /// Whether a cut at `ms` would divide it: later than the start and before the end.
  public boolean isCutBy(long ms) {
    return ms > startMs && ms < endMs;
  }

  /// Whether all of `other` lies in it.
  public boolean covers(Span other) {
    return other.startMs >= startMs && other.endMs <= endMs;
  }

  /// Whether they share a millisecond; spans that only touch do not.
  public boolean overlaps(Span other) {
    return startMs < other.endMs && other.startMs < endMs;
  }

  /// How many milliseconds they share.
  public long sharedMs(Span other) {
    return Math.max(0, Math.min(endMs, other.endMs) - Math.max(startMs, other.startMs));
  }

  /// `1:05.3–1:20.0`.
  @Override
  public String toString() {
    return clock(startMs) + "–" + clock(endMs);
  }

  /// A time as people read it: `1:05.3`, `1:02:03.0`.
  public static String clock(long ms) {
    var tenths = ms / 100;
    var hours = tenths / 36_000;
    var minutes = tenths / 600 % 60;
    var seconds = String.format(Locale.ROOT, "%02d.%d", tenths / 10 % 60, tenths % 10);
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%s", hours, minutes, seconds)
        : String.format(Locale.ROOT, "%d:%s", minutes, seconds);
  }
}
