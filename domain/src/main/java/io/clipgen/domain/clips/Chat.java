package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How fast the viewers of a broadcast wrote to one another, and where they suddenly wrote much
/// faster: what an audience reacted to. Of the messages themselves nothing is kept.
public final class Chat {

  /// The time in which messages are counted together.
  public static final long STEP_MS = 5_000;

  /// The longest broadcast whose messages are counted: later ones are not.
  public static final long LONGEST_MS = 48L * 60 * 60 * 1_000;

  /// Nobody wrote, or it is not known.
  public static final Chat NONE = new Chat(List.of());

  /// What is usual is the median of so many steps before and after: five minutes each.
  private static final int AROUND = 60;

  /// A step is a spike from so many deviations above what is usual; the deviation is robust (from
  /// the median), and never less than that of messages which come by chance.
  private static final double DEVIATIONS = 4;

  private static final double DEVIATION_OF_MEDIAN = 1.4826;

  /// From seeing something to having written of it.
  private static final long REACTION_MS = 3_000;

  private static final int FEWEST = 5;
  private static final double SLOWEST = 2;

  private final List<Integer> counts;
  private final List<Spike> spikes;

  private Chat(List<Integer> counts) {
    this.counts = List.copyOf(counts);
    this.spikes = spikes(this.counts);
  }

  /// A time in which much more was written than usual.
  ///
  /// @param span the steps of it
  /// @param times how many times as fast as usual it became
  public record Spike(Span span, double times) {

    /// Whether that which they wrote about lies in `window`: people take a few seconds to write.
    public boolean isAbout(Span window) {
      return window.contains(Math.max(0, span.startMs() - REACTION_MS));
    }
  }

  /// A chat of which `counts` says how many messages there were in each step of five seconds.
  ///
  /// @throws IllegalArgumentException if a count is negative, or there are more than [#LONGEST_MS]
  ///   has
  public static Chat of(List<Integer> counts) {
    if (counts.size() > LONGEST_MS / STEP_MS || counts.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("a chat has at most 48 hours and no negative counts");
    }
    return new Chat(counts);
  }

  /// The part of it that lies in a video of that length.
  public Chat within(long durationMs) {
    var steps = (durationMs + STEP_MS - 1) / STEP_MS;
    return steps >= counts.size() ? this : new Chat(counts.subList(0, (int) Math.max(0, steps)));
  }

  /// How many messages there were in each step.
  public List<Integer> counts() {
    return counts;
  }

  /// Where it suddenly was much faster, in order of time.
  public List<Spike> spikes() {
    return spikes;
  }

  /// Whether nobody wrote.
  public boolean isEmpty() {
    return messages() == 0;
  }

  /// How many messages there were.
  public long messages() {
    return counts.stream().mapToLong(Integer::longValue).sum();
  }

  private static List<Spike> spikes(List<Integer> counts) {
    var spikes = new ArrayList<Spike>();
    int since = -1;
    double times = 0;
    for (int i = 0; i <= counts.size(); i++) {
      var rise = i < counts.size() ? rise(counts, i) : 0;
      if (rise > 0) {
        since = since < 0 ? i : since;
        times = Math.max(times, rise);
      } else if (since >= 0) {
        spikes.add(new Spike(Span.of(since * STEP_MS, i * STEP_MS), times));
        since = -1;
        times = 0;
      }
    }
    return List.copyOf(spikes);
  }

  /// How many times as fast as usual, or 0 where that is nothing special.
  private static double rise(List<Integer> counts, int at) {
    int count = counts.get(at);
    if (count < FEWEST) {
      return 0;
    }
    var around =
        counts.subList(Math.max(0, at - AROUND), Math.min(counts.size(), at + AROUND + 1)).stream()
            .mapToDouble(Integer::doubleValue)
            .toArray();
    var usual = median(around);
    var deviation =
        DEVIATION_OF_MEDIAN
            * median(Arrays.stream(around).map(each -> Math.abs(each - usual)).toArray());
    var least = Math.max(1, Math.sqrt(usual));
    var times = count / Math.max(1, usual);
    var stands = count - usual >= DEVIATIONS * Math.max(least, deviation);
    return stands && times >= SLOWEST ? times : 0;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    var middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Chat chat && counts.equals(chat.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return messages() + " messages, spikes " + spikes;
  }
}
