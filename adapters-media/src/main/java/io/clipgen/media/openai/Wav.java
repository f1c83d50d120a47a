package io.clipgen.media.openai;

import io.clipgen.application.clips.port.Transcriber;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Puts the head of a WAV file before samples.
final class Wav {

  private static final int HEAD = 44;
  private static final short PCM = 1;
  private static final int BYTES_PER_SAMPLE = 2;

  private Wav() {}

  /// @param samples 16-bit little-endian, one channel
  static byte[] of(byte[] samples) {
    return ByteBuffer.allocate(HEAD + samples.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(HEAD - 8 + samples.length)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort(PCM)
        .putShort((short) 1)
        .putInt(Transcriber.SAMPLE_RATE)
        .putInt(Transcriber.SAMPLE_RATE * BYTES_PER_SAMPLE)
        .putShort((short) BYTES_PER_SAMPLE)
        .putShort((short) (8 * BYTES_PER_SAMPLE))
        .put(ascii("data"))
        .putInt(samples.length)
        .put(samples)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
