package io.clipgen.media.simulated;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Speech that a simulator understands: each word is a level that the sound keeps.
public final class ToneSpeech {

  private static final List<String> WORDS =
      List.of("Ask", "not,", "what", "your", "well-known", "country", "can", "do", "(applause)");
  private static final int STEP = 200;
  private static final int SAMPLES_PER_MS = 16;

  private ToneSpeech() {}

  /// A word and when it is said, in milliseconds.
  public record Said(String word, long fromMs, long toMs) {}

  /// The sound, 16-bit little-endian samples, one channel, 16,000 a second.
  public static byte[] sound(long durationMs, List<Said> said) {
    var samples =
        ByteBuffer.allocate((int) durationMs * SAMPLES_PER_MS * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (var word : said) {
      var level = (short) (STEP * (1 + WORDS.indexOf(word.word())));
      for (var i = word.fromMs() * SAMPLES_PER_MS; i < word.toMs() * SAMPLES_PER_MS; i++) {
        samples.putShort((int) i * 2, level);
      }
    }
    return samples.array();
  }

  /// What is said in a sound.
  static List<Said> heard(ByteBuffer samples) {
    var sound = samples.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    var heard = new ArrayList<Said>();
    int since = 0;
    for (int i = 1; i <= sound.limit(); i++) {
      if (i == sound.limit() || sound.get(i) != sound.get(since)) {
        if (sound.get(since) > 0) {
          heard.add(
              new Said(
                  WORDS.get(sound.get(since) / STEP - 1),
                  since / SAMPLES_PER_MS,
                  i / SAMPLES_PER_MS));
        }
        since = i;
      }
    }
    return heard;
  }
}
