package io.clipgen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaToolsTest {

  @Test
  void an_unknown_name_is_answered_with_those_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tools(Map.of("clipgen.transcriber", "parrot")))
        .withMessage(
            "clipgen.transcriber is \"parrot\", but must be one of: whisper, openai, subtitles, none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tools(Map.of("clipgen.analyst", "oracle")))
        .withMessage(
            "clipgen.analyst is \"oracle\", but must be one of: offline, signals, gemini, claude");
  }

  @Test
  void given_transcripts_are_in_the_language_that_is_set(@TempDir Path folder) throws Exception {
    var srt = Files.writeString(folder.resolve("a.srt"), "1\n00:00:01,000 --> 00:00:03,000\nJa.\n");
    var tools =
        tools(
            Map.of(
                "clipgen.transcriber",
                "subtitles",
                "clipgen.transcript",
                srt.toString(),
                "clipgen.whisper.language",
                "de"));

    assertThat(tools.transcripts().read(srt).language()).isEqualTo("de");
    assertThat(tools.transcriber().transcribe(folder, Signals.none(5_000), Meter.NONE).language())
        .isEqualTo("de");
  }

  @Test
  void the_default_model_is_found_in_a_clone() {
    assertThat(tools(Map.of()).transcriber().description()).contains("ggml-base-q5_1.bin");
  }

  @Test
  void a_service_needs_an_address_and_its_key_is_kept_to_itself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tools(Map.of("clipgen.transcriber", "openai")))
        .withMessageContaining("clipgen.openai.base-url");

    var settings =
        settings(
            Map.of(
                "clipgen.transcriber", "openai",
                "clipgen.openai.base-url", "http://127.0.0.1:9/v1",
                "clipgen.openai.key", "sk-mine-0123456789"));
    assertThat(settings.toString()).doesNotContain("sk-mine");
    assertThat(new MediaTools(settings).transcriber().description())
        .isEqualTo("whisper-1 at 127.0.0.1");
  }

  @Test
  void a_model_is_named_by_its_path_or_by_the_name_it_was_fetched_by() {
    var fetched = Map.of("clipgen.whisper.model", "small.en", "clipgen.models.folder", "/models");
    assertThat(tools(fetched).transcriber().description()).contains("ggml-small.en.bin");

    var path = Map.of("clipgen.whisper.model", "/elsewhere/mine.bin");
    assertThat(tools(path).transcriber().description()).contains("mine.bin");
  }

  @Test
  void a_number_of_threads_that_is_none_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tools(Map.of("clipgen.whisper.threads", "0")))
        .withMessageContaining("from 1 to 64");
    assertThat(settings(Map.of("clipgen.whisper.threads", "auto")).threads()).isBetween(1, 4);
  }

  private static MediaTools tools(Map<String, String> settings) {
    return new MediaTools(settings(settings));
  }

  private static MediaSettings settings(Map<String, String> settings) {
    return MediaSettings.of(key -> Optional.ofNullable(settings.get(key)));
  }
}
