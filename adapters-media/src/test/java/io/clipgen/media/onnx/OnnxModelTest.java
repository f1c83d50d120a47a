package io.clipgen.media.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.media.ModelFiles;
import io.clipgen.media.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

  private static final Path VOICES = ModelFiles.find(Optional.empty(), "silero_vad_v6.onnx");

  @TempDir Path folder;

  @Test
  void a_network_is_run_with_what_it_asks_for() {
    try (var model = OnnxModel.load(VOICES, Samples.CACHE, 1)) {
      var outputs =
          model.run(
              Map.of(
                  "input", Tensor.of(new float[576], 1, 576),
                  "state", Tensor.of(new float[256], 2, 1, 128),
                  "sr", Tensor.of(16_000)));

      assertThat(outputs.keySet()).containsExactlyInAnyOrder("output", "stateN");
      assertThat(outputs.get("output").values()[0]).isBetween(0f, 0.2f);
      assertThat(outputs.get("stateN").shape()).containsExactly(2, 1, 128);
    }
  }

  @Test
  void what_a_network_does_not_take_is_refused_with_its_reason() {
    try (var model = OnnxModel.load(VOICES, Samples.CACHE, 1)) {
      assertThatExceptionOfType(MediaFailure.class)
          .isThrownBy(() -> model.run(Map.of("input", Tensor.of(1))))
          .withMessageContaining("could not be run");
    }
  }

  @Test
  void a_file_that_is_no_network_is_named() throws Exception {
    var file = Files.writeString(folder.resolve("none.onnx"), "not a network");

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> OnnxModel.load(file, Samples.CACHE, 1))
        .withMessageContaining("none.onnx");
  }
}
