package io.clipgen.media.voice;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.domain.clips.Span;
import io.clipgen.media.onnx.OnnxModel;
import io.clipgen.media.onnx.Tensor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Silero's voice activity detector: for every 32 ms how likely it is that somebody speaks. It
/// remembers what it heard before, so a sound is heard from its beginning to its end.
final class VoiceDetector {

  private static final int STEP = 512;
  private static final int CONTEXT = 64;
  private static final int STEPS_PER_REPORT = 256;

  private final Path model;
  private final Path cache;

  VoiceDetector(Path model, Path cache) {
    this.model = model;
    this.cache = cache;
  }

  /// Where somebody speaks.
  ///
  /// @param sound 16-bit little-endian samples, one channel, 16,000 a second
  /// @throws MediaFailure if the network cannot be run or the sound cannot be read
  List<Span> voices(Path sound, Meter meter) throws InterruptedException {
    try (var network = OnnxModel.load(model, cache, 1);
        var in = new BufferedInputStream(Files.newInputStream(sound), 1 << 16)) {
      var samples = Files.size(sound) / 2;
      var spans = new VoiceSpans(STEP * 1000 / Transcriber.SAMPLE_RATE);
      var bytes = new byte[STEP * 2];
      var input = new float[CONTEXT + STEP];
      var state = Tensor.of(new float[2 * 128], 2, 1, 128);
      var rate = Tensor.of(Transcriber.SAMPLE_RATE);
      for (long step = 0; step * STEP < samples; step++) {
        System.arraycopy(input, STEP, input, 0, CONTEXT);
        var read = in.readNBytes(bytes, 0, bytes.length) / 2;
        for (int i = 0; i < STEP; i++) {
          input[CONTEXT + i] =
              i < read ? (short) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8)) / 32768f : 0;
        }
        var heard =
            network.run(
                Map.of("input", Tensor.of(input, 1, input.length), "state", state, "sr", rate));
        state = Objects.requireNonNull(heard.get("stateN"));
        spans.add(Objects.requireNonNull(heard.get("output")).values()[0]);
        if (step % STEPS_PER_REPORT == 0) {
          meter.reached(step * STEP / (double) samples);
        }
      }
      meter.reached(1);
      return spans.within(samples * 1000 / Transcriber.SAMPLE_RATE);
    } catch (IOException e) {
      throw new MediaFailure("The sound could not be read: " + e.getMessage(), e);
    }
  }
}
