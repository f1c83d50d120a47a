package io.clipgen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MediaToolsTest {

  @Test
  void an_unknown_name_is_answered_with_those_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tools(Map.of("clipgen.transcriber", "parrot")))
        .withMessage(
            "clipgen.transcriber is \"parrot\", but must be one of: whisper, subtitles, none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tools(Map.of("clipgen.analyst", "oracle")))
        .withMessage("clipgen.analyst is \"oracle\", but must be one of: offline, signals");
  }

  @Test
  void the_default_model_is_found_in_a_clone() {
    assertThat(tools(Map.of()).transcriber().description()).contains("ggml-base-q5_1.bin");
  }

  private static MediaTools tools(Map<String, String> settings) {
    return new MediaTools(MediaSettings.of(key -> Optional.ofNullable(settings.get(key))));
  }
}
