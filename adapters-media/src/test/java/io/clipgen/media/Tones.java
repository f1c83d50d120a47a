package io.clipgen.media;

import java.util.Random;
import java.util.function.IntToDoubleFunction;

/// Sound without a voice, as 16-bit samples of one channel, 16,000 a second.
public final class Tones {

  private Tones() {}

  /// A chord that is struck twice a second.
  ///
  /// @param gain 1 is as loud as can be
  public static byte[] music(int ms, double gain) {
    return samples(ms, i -> chord(i) * gain);
  }

  /// The same chord, as a poor recording has it.
  public static byte[] roughMusic(int ms, double gain) {
    return samples(ms, i -> chord(i / 2 * 2) * gain);
  }

  public static byte[] noise(int ms, Random random) {
    return samples(ms, _ -> random.nextGaussian() * 0.1);
  }

  public static byte[] silence(int ms) {
    return new byte[ms * 32];
  }

  private static double chord(int i) {
    var t = i / 16_000.0;
    var beat = Math.exp(-4 * (t % 0.5));
    return beat
        * (Math.sin(2 * Math.PI * 220 * t)
            + Math.sin(2 * Math.PI * 277 * t)
            + Math.sin(2 * Math.PI * 330 * t))
        / 3;
  }

  private static byte[] samples(int ms, IntToDoubleFunction wave) {
    var bytes = new byte[ms * 32];
    for (int i = 0; i < ms * 16; i++) {
      var value = (short) (Math.clamp(wave.applyAsDouble(i), -1, 1) * 32_000);
      bytes[2 * i] = (byte) value;
      bytes[2 * i + 1] = (byte) (value >> 8);
    }
    return bytes;
  }
}
