package io.clipgen.media.onnx;

/// Numbers in rows and columns, as a network takes and gives them.
public sealed interface Tensor {

  /// Its length in each direction; none for a single number.
  long[] shape();

  /// Fractions.
  ///
  /// @param values row by row; not copied
  @SuppressWarnings("ArrayRecordComponent") // copying millions of numbers to compare none
  record Floats(float[] values, long... shape) implements Tensor {}

  /// Whole numbers.
  ///
  /// @param values row by row; not copied
  @SuppressWarnings("ArrayRecordComponent")
  record Longs(long[] values, long... shape) implements Tensor {}

  /// Fractions, row by row.
  static Floats of(float[] values, long... shape) {
    return new Floats(values, shape);
  }

  /// A single whole number.
  static Longs of(long value) {
    return new Longs(new long[] {value});
  }
}
