package io.clipgen.domain.clips;

import java.util.Arrays;

/// A measured value over the time of a video, ten times a second.
public final class Curve {

  /// The time between two values.
  public static final long STEP_MS = 100;

  /// Nothing was measured.
  public static final Curve EMPTY = new Curve(new float[0]);

  private final float[] values;

  private Curve(float[] values) {
    this.values = values;
  }

  /// The values in order; the first one is for the first 100 ms.
  ///
  /// @throws IllegalArgumentException if one is not a finite number
  public static Curve of(float[] values) {
    for (var value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("a curve holds finite numbers only");
      }
    }
    return new Curve(values.clone());
  }

  /// How many values there are.
  public int size() {
    return values.length;
  }

  /// Whether nothing was measured.
  public boolean isEmpty() {
    return values.length == 0;
  }

  /// The value with that index.
  public float get(int index) {
    return values[index];
  }

  /// A copy of the values.
  public float[] toArray() {
    return values.clone();
  }

  /// The mean over `span`; 0 where nothing was measured in it.
  public double mean(Span span) {
    var from = index(span.startMs());
    var to = Math.max(index(span.endMs() + STEP_MS - 1), Math.min(from + 1, values.length));
    return from >= to ? 0 : mean(from, to);
  }

  /// The largest value in `span`; 0 where nothing was measured in it.
  public double max(Span span) {
    var from = index(span.startMs());
    var to = Math.max(index(span.endMs() + STEP_MS - 1), Math.min(from + 1, values.length));
    if (from >= to) {
      return 0;
    }
    var max = values[from];
    for (int i = from + 1; i < to; i++) {
      max = Math.max(max, values[i]);
    }
    return max;
  }

  /// The same coarser, for a drawing: the largest of each `step` neighbours.
  ///
  /// @throws IllegalArgumentException if `step` is not above zero
  public Curve peaks(int step) {
    if (step <= 0) {
      throw new IllegalArgumentException("a step goes on");
    }
    var peaks = new float[(values.length + step - 1) / step];
    for (int i = 0; i < values.length; i++) {
      var at = i / step;
      peaks[at] = i % step == 0 ? values[i] : Math.max(peaks[at], values[i]);
    }
    return new Curve(peaks);
  }

  /// The mean of all values; 0 where there are none.
  public double mean() {
    return values.length == 0 ? 0 : mean(0, values.length);
  }

  /// The standard deviation of all values; 0 where there are none.
  public double deviation() {
    if (values.length == 0) {
      return 0;
    }
    var mean = mean();
    double sum = 0;
    for (var value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  private double mean(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }

  private int index(long ms) {
    return (int) Math.min(values.length, ms / STEP_MS);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Curve curve && Arrays.equals(values, curve.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length + " values, mean " + mean();
  }
}
