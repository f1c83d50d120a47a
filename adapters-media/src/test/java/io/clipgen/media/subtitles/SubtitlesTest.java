package io.clipgen.media.subtitles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.testing.TranscriberContract;
import io.clipgen.domain.clips.Signals;
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
        file("1\n00:00:01,000 --> 00:00:03,000\nAsk not what\nyour country can do.\n"), "auto");
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
        Subtitles.reader("auto")
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

    assertThat(Subtitles.reader("auto").read(file(openAi)).words().getFirst())
        .isEqualTo(new Word("Hi", Span.of(100, 400), 0.9));
    assertThat(Subtitles.reader("auto").read(file(cpp)).text()).isEqualTo("Hi you");
    assertThat(Subtitles.reader("auto").read(file(cpp)).language()).isEqualTo("en");
  }

  /// As YouTube's automatic captions are: two lines roll up, and cues of 10 ms move them.
  private static final String ROLLING =
      """
      WEBVTT
      Kind: captions
      Language: en-US

      00:00:00.160 --> 00:00:02.470 align:start position:0%
      \s
      so<00:00:00.480><c> um</c><00:00:00.640><c> welcome</c>

      00:00:02.470 --> 00:00:02.480 align:start position:0%
      so um welcome
      \s

      00:00:02.480 --> 00:00:04.950 align:start position:0%
      so um welcome
      to<00:00:02.720><c> this</c><00:00:02.960><c> talk</c>

      00:00:04.950 --> 00:00:04.960 align:start position:0%
      to this talk
      \s

      00:00:04.960 --> 00:00:06.000 align:start position:0%
      to this talk
      this<00:00:05.200><c> talk</c>

      00:00:06.000 --> 00:00:06.010 align:start position:0%
      this talk
      \s

      00:00:09.000 --> 00:00:10.000 align:start position:0%
      this talk
      [Music]
      """;

  @Test
  void of_captions_that_roll_up_each_line_is_said_once_at_its_words_own_times() throws Exception {
    var transcript = Subtitles.reader("auto").read(file(ROLLING));

    assertThat(transcript.text()).isEqualTo("so um welcome to this talk this talk");
    assertThat(transcript.words())
        .startsWith(
            new Word("so", Span.of(160, 480), 1),
            new Word("um", Span.of(480, 640), 1),
            new Word("welcome", Span.of(640, 2_470), 1),
            new Word("to", Span.of(2_480, 2_720), 1));
    assertThat(transcript.language()).isEqualTo("en");
  }

  @Test
  void so_are_those_that_somebody_made_an_srt_of() throws Exception {
    var srt =
        ROLLING
            .substring(ROLLING.indexOf("00:00:00.160"))
            .replaceAll("<[^>]*>", "")
            .replaceAll("\\.(\\d{3})", ",$1");

    var transcript = Subtitles.reader("auto").read(file(srt));

    assertThat(transcript.text()).isEqualTo("so um welcome to this talk this talk");
    assertThat(transcript.words().get(3).span().startMs()).isEqualTo(2_480);
  }

  @Test
  void what_is_said_twice_is_said_twice() throws Exception {
    assertThat(said("Go!", "Go!", "Go!", "Go on!", "Now.")).isEqualTo("Go! Go! Go! Go on! Now.");
    assertThat(said("No.", "No.\nNever.")).isEqualTo("No. No. Never.");
    assertThat(said("So", "so.", "Bye.", "Bye.\nBye.", "Bye.\nOh.", "Well,", "well."))
        .isEqualTo("So so. Bye. Bye. Bye. Bye. Oh. Well, well.");
  }

  @Test
  void more_than_one_line_may_be_shown_again() throws Exception {
    assertThat(said("a\nb", "a\nb\nc", "b\nc\nd", "c\nd\nd")).isEqualTo("a b c d d");
  }

  @Test
  void a_line_of_spaces_ends_what_is_said_too() throws Exception {
    var srt = "1\n00:00:01,000 --> 00:00:02,000\nab\n \n2\n00:00:02,000 --> 00:00:03,000\ncd\n";

    assertThat(Subtitles.reader("auto").read(file(srt)).text()).isEqualTo("ab cd");
  }

  /// What is read of cues of a second each, one right after the other.
  private String said(String... cues) throws Exception {
    var srt = new StringBuilder();
    for (int i = 0; i < cues.length; i++) {
      srt.append("%d\n00:00:%02d,000 --> 00:00:%02d,000\n%s\n\n".formatted(i, i, i + 1, cues[i]));
    }
    return Subtitles.reader("auto").read(file(srt.toString())).text();
  }

  @Test
  void times_within_a_line_that_make_no_sense_are_markup() throws Exception {
    var words =
        Subtitles.reader("auto")
            .read(file("WEBVTT\n\n00:01.000 --> 00:03.000\nab<00:00:09.000> <00:00:00.500>efghi\n"))
            .words();

    assertThat(words)
        .containsExactly(
            new Word("ab", Span.of(1_000, 1_666), 1), new Word("efghi", Span.of(1_666, 3_000), 1));
  }

  @Test
  void what_is_spoken_is_as_the_file_says_else_as_is_set_else_not_known() throws Exception {
    var srt = file("1\n00:00:01,000 --> 00:00:03,000\nÄhm, ja.\n");
    assertThat(Subtitles.reader("de").read(srt).language()).isEqualTo("de");
    assertThat(Subtitles.reader("DE").read(srt).language()).isEqualTo("de");
    assertThat(Subtitles.reader("auto").read(srt).language()).isEqualTo("und");
    assertThat(Subtitles.transcriber(srt, "de").transcribe(folder, Signals.none(5_000), Meter.NONE))
        .isEqualTo(Subtitles.reader("de").read(srt));

    assertThat(Subtitles.reader("de").read(file(ROLLING)).language()).isEqualTo("en");
    var json = "{\"segments\":[{\"start\":0,\"end\":1,\"text\":\"Hi\"}]%s}";
    assertThat(Subtitles.reader("de").read(file(json.formatted(""))).language()).isEqualTo("de");
    assertThat(
            Subtitles.reader("de")
                .read(file(json.formatted(",\"language\":\"english\"")))
                .language())
        .isEqualTo("en");
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
        .isThrownBy(() -> Subtitles.reader("auto").read(file))
        .withMessageEndingWith(".");
  }

  @Test
  void what_cannot_be_read_is_said_with_its_place() throws Exception {
    var times = file("\n1\n00:00:01,000 --> 00:00:03,000\nAsk\n\n2\n00:00:03 --> 00:00:04\nnot\n");
    assertThatExceptionOfType(UnusableMedia.class)
        .isThrownBy(() -> Subtitles.reader("auto").read(times))
        .withMessageContaining("in line 7 ");
    var json = file("\n{\"segments\":[\n{\"start\":0;}]}");
    assertThatExceptionOfType(UnusableMedia.class)
        .isThrownBy(() -> Subtitles.reader("auto").read(json))
        .withMessageContaining("at line 3, column ");
  }

  @Test
  void nothing_that_is_not_printed_gets_into_a_word() throws Exception {
    assertThat(Subtitles.reader("auto").read(file("00:01.000 --> 00:03.000\na\0b\n")).text())
        .isEqualTo("ab");
    assertThat(
            Subtitles.reader("auto")
                .read(file("{\"words\":[{\"word\":\"a\\u0000b\",\"start\":1,\"end\":2}]}"))
                .text())
        .isEqualTo("ab");
  }

  private Path file(String content) throws Exception {
    return Files.writeString(folder.resolve("transcript"), content);
  }
}
