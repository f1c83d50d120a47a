package io.clipgen.media.ffmpeg;

import java.util.Arrays;

/// A fast Fourier transform of a fixed size, for one question: how much like noise does it sound.
final class Spectrum {

  private final int size;
  private final double[] real;
  private final double[] imaginary;
  private final double[] cosines;
  private final double[] sines;

  /// @param size a power of two
  Spectrum(int size) {
    this.size = size;
    this.real = new double[size];
    this.imaginary = new double[size];
    this.cosines = new double[size / 2];
    this.sines = new double[size / 2];
    for (int i = 0; i < size / 2; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / size);
      sines[i] = Math.sin(2 * Math.PI * i / size);
    }
  }

  /// The geometric over the arithmetic mean of the power spectrum: near 0 for tones, towards 1 for
  /// noise.
  double flatness(float[] samples, int length) {
    Arrays.fill(real, 0);
    Arrays.fill(imaginary, 0);
    var used = Math.min(length, size);
    for (int i = 0; i < used; i++) {
      real[i] = samples[i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / used));
    }
    transform();
    double logs = 0;
    double sum = 0;
    for (int i = 1; i < size / 2; i++) {
      var power = real[i] * real[i] + imaginary[i] * imaginary[i] + 1e-12;
      logs += Math.log(power);
      sum += power;
    }
    var count = size / 2 - 1;
    return Math.exp(logs / count) / (sum / count);
  }

  private void transform() {
    for (int i = 1, j = 0; i < size; i++) {
      int bit = size >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        swap(real, i, j);
        swap(imaginary, i, j);
      }
    }
    for (int length = 2; length <= size; length <<= 1) {
      var half = length / 2;
      var step = size / length;
      for (int start = 0; start < size; start += length) {
        for (int k = 0; k < half; k++) {
          butterfly(start + k, start + k + half, k * step);
        }
      }
    }
  }

  private void butterfly(int upper, int lower, int turn) {
    var r = real[lower] * cosines[turn] + imaginary[lower] * sines[turn];
    var i = imaginary[lower] * cosines[turn] - real[lower] * sines[turn];
    real[lower] = real[upper] - r;
    imaginary[lower] = imaginary[upper] - i;
    real[upper] += r;
    imaginary[upper] += i;
  }

  private static void swap(double[] values, int one, int other) {
    var kept = values[one];
    values[one] = values[other];
    values[other] = kept;
  }
}
