package io.clipgen.domain.clips;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Takes the trembling out of a series of places.
final class Smoothing {

  private Smoothing() {}

  /// The median of each value and `radius` neighbours to both sides.
  static double[] median(double[] values, int radius) {
    var smooth = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      var from = Math.max(0, i - radius);
      var to = Math.min(values.length, i + radius + 1);
      var near = Arrays.copyOfRange(values, from, to);
      Arrays.sort(near);
      smooth[i] = near[near.length / 2];
    }
    return smooth;
  }

  /// The mean of the neighbourhood, weighted by a Gaussian; before and after the values, it is as
  /// if the first and the last went on.
  ///
  /// @param sigma in steps
  static double[] gaussian(double[] values, double sigma) {
    return gaussian(values, sigma, i -> values[Math.clamp(i, 0, values.length - 1)]);
  }

  /// The same for the places of what moves: before and after them, it is as if it had come and went
  /// on at its speed. So they begin and end where it is.
  ///
  /// @param sigma in steps
  static double[] moving(double[] places, double sigma) {
    int last = places.length - 1;
    return gaussian(
        places,
        sigma,
        i -> {
          int end = Math.clamp(i, 0, last);
          return i == end ? places[i] : 2 * places[end] - places[Math.clamp(2 * end - i, 0, last)];
        });
  }

  private static double[] gaussian(double[] values, double sigma, IntToDoubleFunction at) {
    var reach = (int) Math.ceil(3 * sigma);
    var smooth = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      double weights = 0;
      for (int off = -reach; off <= reach; off++) {
        var weight = Math.exp(-off * off / (2 * sigma * sigma));
        sum += weight * at.applyAsDouble(i + off);
        weights += weight;
      }
      smooth[i] = sum / weights;
    }
    return smooth;
  }
}
