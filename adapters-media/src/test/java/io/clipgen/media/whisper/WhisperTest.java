package io.clipgen.media.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.application.clips.testing.TranscriberContract;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.ModelFiles;
import io.clipgen.media.Samples;
import io.clipgen.media.Tones;
import io.clipgen.media.whisper.WhisperSession.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class WhisperTest extends TranscriberContract {

  private static final long JFK_MS = 11_000;
  private static final String JFK =
      "And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.";

  /// What the library gives for the speech, without being told how much sound there is.
  private static final String LIBRARY_ALONE_OF_JFK =
      "And so my fellow Americans ask not what your country can do for you, ask what you can do for your country.";

  /// What the library gives for the whole reading at once, as the benchmark shows.
  private static final String LIBRARY_ALONE =
      "And Mr. John Dashwood had then leisure to consider how much there might be prudently in his power to do for them."
          + " He was not an ill-disposed young man."
          + " Unless to be rather cold-hearted and rather selfish is to be ill-disposed."
          + " Had he married a more amiable woman, he might have been made still more respectable than he was."
          + " He might even have been made amiable himself.";

  private static final Path MODEL = ModelFiles.find(Optional.empty(), Whisper.DEFAULT_MODEL);

  /// Transcribing is dear: what was heard of the speech once serves all who ask.
  private static @Nullable Transcript heardOfJfk;

  @TempDir Path folder;

  @Override
  protected Transcriber transcriber() {
    var whisper = Whisper.inProcess(MODEL, Samples.CACHE, 1, "en");
    return new Transcriber() {
      @Override
      public Transcript transcribe(Path sound, Signals signals, Meter meter)
          throws InterruptedException {
        if (heardOfJfk == null || meter != Meter.NONE) {
          heardOfJfk = whisper.transcribe(sound, signals, meter);
        }
        return heardOfJfk;
      }

      @Override
      public String description() {
        return whisper.description();
      }
    };
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
  void every_word_is_right_and_the_text_is_what_the_library_alone_gives() throws Exception {
    var text = transcriber().transcribe(sound(), Signals.none(JFK_MS), Meter.NONE).text();

    assertThat(Reading.wordErrorRate(JFK, text)).isZero();
    assertThat(text).isEqualTo(LIBRARY_ALONE_OF_JFK);
  }

  @Test
  void what_is_read_aloud_is_written_with_the_true_times_of_its_words() throws Exception {
    var reading = Reading.aloud(folder);
    var fractions = new ArrayList<Double>();

    var heard =
        Whisper.inProcess(MODEL, Samples.CACHE, 1, "auto")
            .transcribe(reading.sound(), reading.signals(), fractions::add);

    assertThat(heard.language()).isEqualTo("en");
    assertThat(heard.text()).isEqualTo(LIBRARY_ALONE);
    assertThat(reading.wordErrorRate(heard.text())).isLessThanOrEqualTo(0.02);
    var errors = reading.startErrors(heard.words());
    assertThat(errors.size()).isGreaterThan(reading.words().size() * 9 / 10);
    assertThat(errors.get(errors.size() / 2)).isLessThanOrEqualTo(100);
    assertThat(errors.get(errors.size() * 95 / 100)).isLessThanOrEqualTo(300);
    assertThat(fractions).isSorted().endsWith(1.0).hasSizeGreaterThan(5);
  }

  @Test
  void where_nobody_speaks_nothing_is_written_and_nothing_is_loaded() throws Exception {
    var sound = Files.write(folder.resolve("music.pcm"), new byte[320_000]);
    var notAModel = Files.writeString(folder.resolve("none.bin"), "not a model");

    var transcript =
        Whisper.inProcess(notAModel, Samples.CACHE, 1, "auto")
            .transcribe(sound, Signals.none(10_000).withVoices(List.of()), Meter.NONE);

    assertThat(transcript.isSilent()).isTrue();
    assertThat(transcript.language()).isEqualTo("und");
  }

  @Test
  void music_noise_and_silence_around_a_voice_add_no_words() throws Exception {
    var sound = new ByteArrayOutputStream();
    sound.write(Tones.music(9_000, 0.3));
    sound.write(Samples.pcm("0930.wav"));
    sound.write(Tones.silence(2_000));
    sound.write(Tones.noise(5_000, new Random(7)));
    sound.write(Tones.roughMusic(9_000, 0.2));
    var file = Files.write(folder.resolve("mixed.pcm"), sound.toByteArray());
    var signals = Signals.none(sound.size() / 32).withVoices(Reading.voices(file));

    var heard =
        Whisper.inProcess(MODEL, Samples.CACHE, 1, "en").transcribe(file, signals, Meter.NONE);

    assertThat(heard.text()).isEqualTo("He might even have been made amiable himself.");
    assertThat(heard.words()).allMatch(word -> Span.of(9_000, 12_400).covers(word.span()));
  }

  @Test
  void one_transcribes_at_a_time_and_whoever_waits_can_be_stopped() throws Exception {
    var sound = sound();
    var ended = new CompletableFuture<Transcript>();
    WhisperTranscriber.ONE_IN_PROCESS.lock();
    try {
      var waiting =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      ended.complete(
                          Whisper.inProcess(MODEL, Samples.CACHE, 1, "en")
                              .transcribe(sound, Signals.none(JFK_MS), Meter.NONE));
                    } catch (InterruptedException e) {
                      ended.completeExceptionally(e);
                    }
                  });
      while (!WhisperTranscriber.ONE_IN_PROCESS.hasQueuedThread(waiting)) {
        assertThat(waiting.isAlive()).isTrue();
        Thread.sleep(5);
      }
      waiting.interrupt();

      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(ended::join)
          .withCauseInstanceOf(InterruptedException.class);
    } finally {
      WhisperTranscriber.ONE_IN_PROCESS.unlock();
    }
  }

  @Test
  void what_stands_in_brackets_was_not_said() {
    var pieces =
        List.of(
            new Piece(" (upbeat", 0, 300, 0.9),
            new Piece(" music)", 300, 600, 0.9),
            new Piece(" Hello", 700, 900, 0.9),
            new Piece(" [BLANK_AUDIO]", 900, 950, 0.9),
            new Piece(" *", 950, 960, 0.9),
            new Piece(" applause *", 960, 990, 0.9),
            new Piece(" there", 1_000, 1_300, 0.9),
            new Piece(".", 1_300, 1_300, 0.9));

    assertThat(Words.of(pieces, Span.of(10_000, 12_000), List.of()))
        .extracting(Word::text)
        .containsExactly("Hello", "there.");
  }

  @Test
  void no_word_lasts_into_a_pause() {
    var pieces = List.of(new Piece(" so", 0, 900, 1), new Piece(" then", 900, 2_000, 1));

    assertThat(Words.of(pieces, Span.of(0, 2_000), List.of(Span.of(0, 500), Span.of(1_400, 2_000))))
        .extracting(Word::span)
        .containsExactly(Span.of(500, 900), Span.of(900, 1_400));
  }

  @Test
  void long_silences_are_not_heard_and_neighbours_are_heard_together() {
    var voices = List.of(Span.of(5_000, 8_000), Span.of(9_000, 12_000), Span.of(30_000, 30_300));

    assertThat(VoiceWindows.of(30_400, Signals.none(30_400).withVoices(voices)))
        .containsExactly(Span.of(4_800, 12_200), Span.of(29_800, 30_400));
  }

  @Test
  void the_language_of_most_words_is_reported() {
    var languages = new SpokenLanguages();
    assertThat(languages.most()).isEmpty();

    languages.add("de", 0);
    assertThat(languages.most()).isEmpty();

    languages.add("en", 3);
    languages.add("fr", 5);
    languages.add("en", 4);
    assertThat(languages.most()).contains("en");
  }

  static String byTheLibraryAlone(byte[] pcm) throws Exception {
    var samples = new float[pcm.length / 2];
    var shorts = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = shorts.get(i) / 32768f;
    }
    try (var session = new WhisperSession(WhisperLibrary.load(Samples.CACHE), MODEL, 1)) {
      return session.hear(samples, 0, "en", Meter.NONE).pieces().stream()
          .map(Piece::text)
          .collect(Collectors.joining())
          .strip();
    }
  }
}
