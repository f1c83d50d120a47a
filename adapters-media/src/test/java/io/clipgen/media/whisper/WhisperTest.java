package io.clipgen.media.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.application.clips.testing.TranscriberContract;
import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.ModelFiles;
import io.clipgen.media.Samples;
import io.clipgen.media.whisper.WhisperSession.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class WhisperTest extends TranscriberContract {

  private static final long JFK_MS = 11_000;
  private static final int PAUSE_MS = 2_500;
  private static final int REACH = 4;

  @TempDir Path folder;

  @Override
  protected Transcriber transcriber() {
    return Whisper.inProcess(
        ModelFiles.find(Optional.empty(), Whisper.DEFAULT_MODEL), Samples.CACHE, 1, "en");
  }

  @Override
  protected Path sound() throws Exception {
    return Files.write(folder.resolve("jfk.pcm"), Samples.pcm("jfk.wav"));
  }

  @Override
  protected long durationMs() {
    return JFK_MS;
  }

  @Override
  protected String saidInIt() {
    return "ask what you can do for your country";
  }

  @Test
  void the_times_of_words_are_true() throws Exception {
    var recordings = new LinkedHashSet<String>();
    Samples.trueWords().forEach(word -> recordings.add(word[0]));
    var sound = new ByteArrayOutputStream();
    var truth = new ArrayList<Word>();
    var pauses = new ArrayList<Span>();
    for (var recording : recordings) {
      long offset = sound.size() / 32;
      for (var word : Samples.trueWords()) {
        if (word[0].equals(recording)) {
          truth.add(
              new Word(
                  word[3],
                  Span.of(
                      offset + Math.round(Double.parseDouble(word[1]) * 1000),
                      offset + Math.round(Double.parseDouble(word[2]) * 1000)),
                  1));
        }
      }
      sound.write(Samples.pcm(recording));
      pauses.add(Span.of(sound.size() / 32, sound.size() / 32 + PAUSE_MS));
      sound.write(new byte[PAUSE_MS * 32]);
    }
    var file = Files.write(folder.resolve("librivox.pcm"), sound.toByteArray());

    var heard = transcriber().transcribe(file, silentIn(pauses, sound.size() / 32), Meter.NONE);

    var errors = startErrors(truth, heard.words());
    assertThat(errors.size()).isGreaterThan(truth.size() * 9 / 10);
    assertThat(errors.get(errors.size() / 2)).isLessThanOrEqualTo(130);
    assertThat(errors.get(errors.size() * 95 / 100)).isLessThanOrEqualTo(400);
  }

  @Test
  void what_stands_in_brackets_was_not_said() {
    var pieces =
        List.of(
            new Piece(" (upbeat", 0, 300, 0.9),
            new Piece(" music)", 300, 600, 0.9),
            new Piece(" Hello", 700, 900, 0.9),
            new Piece(" [BLANK_AUDIO]", 900, 950, 0.9),
            new Piece(" there", 1_000, 1_300, 0.9),
            new Piece(".", 1_300, 1_300, 0.9));

    assertThat(Words.of(pieces, Span.of(10_000, 12_000), List.of()))
        .extracting(Word::text)
        .containsExactly("Hello", "there.");
  }

  @Test
  void no_word_lasts_into_a_silence() {
    var pieces = List.of(new Piece(" so", 0, 900, 1), new Piece(" then", 900, 2_000, 1));

    assertThat(Words.of(pieces, Span.of(0, 2_000), List.of(Span.of(0, 500), Span.of(1_400, 2_000))))
        .extracting(Word::span)
        .containsExactly(Span.of(500, 900), Span.of(900, 1_400));
  }

  @Test
  void long_silences_are_not_heard_and_neighbours_are_heard_together() {
    var signals =
        silentIn(
            List.of(Span.of(0, 5_000), Span.of(8_000, 9_000), Span.of(12_000, 40_000)), 40_000);

    assertThat(VoiceWindows.of(40_000, signals)).containsExactly(Span.of(4_800, 12_200));
  }

  private static Signals silentIn(List<Span> silences, long durationMs) {
    return new Signals(
        durationMs,
        Curve.EMPTY,
        Curve.EMPTY,
        Curve.EMPTY,
        List.of(),
        silences,
        List.of(),
        List.of(),
        Signals.audible(durationMs, silences));
  }

  /// How far the starts of words are off that were heard as they were said, ascending.
  private static List<Long> startErrors(List<Word> truth, List<Word> heard) {
    var errors = new ArrayList<Long>();
    int from = 0;
    for (var word : truth) {
      for (int i = from; i < Math.min(heard.size(), from + REACH); i++) {
        if (bare(heard.get(i).text()).startsWith(word.text())) {
          errors.add(Math.abs(heard.get(i).span().startMs() - word.span().startMs()));
          from = i + 1;
          break;
        }
      }
    }
    errors.sort(null);
    return errors;
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replace("mr", "mister");
  }
}
