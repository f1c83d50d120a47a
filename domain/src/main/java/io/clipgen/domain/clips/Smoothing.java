package io.clipgen.domain.clips;

import java.util.Arrays;

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

  /// The mean of the neighbourhood, weighted by a Gaussian; the ends count as if they went on.
  ///
  /// @param sigma in steps
  static double[] gaussian(double[] values, double sigma) {
    var reach = (int) Math.ceil(3 * sigma);
    var smooth = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      double weights = 0;
      for (int off = -reach; off <= reach; off++) {
        var weight = Math.exp(-off * off / (2 * sigma * sigma));
        sum += weight * values[Math.clamp(i + off, 0, values.length - 1)];
        weights += weight;
      }
      smooth[i] = sum / weights;
    }
    return smooth;
  }
}
