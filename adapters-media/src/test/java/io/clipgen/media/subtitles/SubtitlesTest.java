package io.clipgen.media.subtitles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.testing.TranscriberContract;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Word;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubtitlesTest extends TranscriberContract {

  @TempDir Path folder;

  @Override
  protected Transcriber transcriber() throws Exception {
    return Subtitles.transcriber(
        file("1\n00:00:01,000 --> 00:00:03,000\nAsk not what\nyour country can do.\n"));
  }

  @Override
  protected Path sound() {
    return folder;
  }

  @Override
  protected long durationMs() {
    return 5_000;
  }

  @Override
  protected String saidInIt() {
    return "your country";
  }

  @Test
  void the_words_of_a_line_share_its_time_by_their_length() throws Exception {
    var words =
        Subtitles.reader()
            .read(
                file(
                    "WEBVTT\n\nintro\n00:01.000 --> 00:03.000 align:start\n<b>ab</b> [Music] efghi\n"))
            .words();

    assertThat(words)
        .containsExactly(
            new Word("ab", Span.of(1_000, 1_666), 1), new Word("efghi", Span.of(1_666, 3_000), 1));
  }

  @Test
  void the_json_of_both_whispers_is_understood() throws Exception {
    var openAi =
        """
        {"language":"en","segments":[{"start":0,"end":1,"text":"Hi you","words":[
          {"word":" Hi","start":0.1,"end":0.4,"probability":0.9},{"word":" you","start":0.5,"end":0.9}]}]}
        """;
    var cpp =
        """
        {"result":{"language":"en"},"transcription":[{"offsets":{"from":100,"to":900},"text":" Hi you"}]}
        """;

    assertThat(Subtitles.reader().read(file(openAi)).words().getFirst())
        .isEqualTo(new Word("Hi", Span.of(100, 400), 0.9));
    assertThat(Subtitles.reader().read(file(cpp)).text()).isEqualTo("Hi you");
    assertThat(Subtitles.reader().read(file(cpp)).language()).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,2,\"x\"]",
        "{\"words\":[{\"word\":\"x\",\"start\":1e300,\"end\":1e301}]}",
        "00:00:05,000 --> 00:00:01,000\nbackwards\n",
        "no times at all"
      })
  void what_is_no_transcript_gets_one_sentence(String content) throws Exception {
    var file = file(content);

    assertThatExceptionOfType(UnusableMedia.class)
        .isThrownBy(() -> Subtitles.reader().read(file))
        .withMessageEndingWith(".");
  }

  @Test
  void what_cannot_be_read_is_said_with_its_place() throws Exception {
    var times = file("\n1\n00:00:01,000 --> 00:00:03,000\nAsk\n\n2\n00:00:03 --> 00:00:04\nnot\n");
    assertThatExceptionOfType(UnusableMedia.class)
        .isThrownBy(() -> Subtitles.reader().read(times))
        .withMessageContaining("in line 7 ");
    var json = file("\n{\"segments\":[\n{\"start\":0;}]}");
    assertThatExceptionOfType(UnusableMedia.class)
        .isThrownBy(() -> Subtitles.reader().read(json))
        .withMessageContaining("at line 3, column ");
  }

  @Test
  void nothing_that_is_not_printed_gets_into_a_word() throws Exception {
    assertThat(Subtitles.reader().read(file("00:01.000 --> 00:03.000\na\0b\n")).text())
        .isEqualTo("ab");
    assertThat(
            Subtitles.reader()
                .read(file("{\"words\":[{\"word\":\"a\\u0000b\",\"start\":1,\"end\":2}]}"))
                .text())
        .isEqualTo("ab");
  }

  private Path file(String content) throws Exception {
    return Files.writeString(folder.resolve("transcript"), content);
  }
}
