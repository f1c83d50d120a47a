package io.clipgen.media.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.application.clips.testing.TranscriberContract;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.simulated.SimulatedTranscription;
import io.clipgen.media.simulated.SimulatedTranscription.Trouble;
import io.clipgen.media.simulated.ToneSpeech;
import io.clipgen.media.simulated.ToneSpeech.Said;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiTranscriberTest extends TranscriberContract {

  private static final long DURATION_MS = 4_000;
  private static final List<Said> SAID =
      List.of(
          new Said("Ask", 300, 600),
          new Said("not,", 700, 1_000),
          new Said("(applause)", 1_200, 1_600),
          new Said("well-known", 2_000, 2_400),
          new Said("country", 2_500, 3_100));

  @TempDir Path folder;
  private SimulatedTranscription service;
  private final List<Duration> slept = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    service = SimulatedTranscription.start(folder);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Override
  protected Transcriber transcriber() {
    return transcriber(service.base(), service.key(), "whisper-1", Duration.ofSeconds(20));
  }

  @Override
  protected Path sound() throws Exception {
    return Files.write(folder.resolve("sound.pcm"), ToneSpeech.sound(DURATION_MS, SAID));
  }

  @Override
  protected long durationMs() {
    return DURATION_MS;
  }

  @Override
  protected String saidInIt() {
    return "Ask not, well-known country";
  }

  @Test
  void words_have_their_times_and_their_punctuation_and_what_is_in_brackets_is_none()
      throws Exception {
    var signals = Signals.none(DURATION_MS).withVoices(List.of(Span.of(800, 3_100)));
    var fractions = new ArrayList<Double>();

    var transcript = transcriber().transcribe(sound(), signals, fractions::add);

    assertThat(transcript.language()).isEqualTo("en");
    assertThat(transcript.words())
        .containsExactly(
            new Word("Ask", Span.of(300, 600), 1),
            new Word("not,", Span.of(700, 1_000), 1),
            new Word("well-known", Span.of(2_000, 2_400), 1),
            new Word("country", Span.of(2_500, 3_100), 1));
    assertThat(fractions).isSorted().endsWith(1.0);
    assertThat(service.asked().getFirst().fields())
        .containsEntry("response_format", List.of("verbose_json"))
        .containsEntry("timestamp_granularities[]", List.of("word", "segment"))
        .containsEntry("language", List.of("en"));
  }

  @Test
  void a_long_sound_is_sent_in_pieces_divided_where_nobody_speaks() throws Exception {
    var said =
        List.of(
            new Said("Ask", 500, 900),
            new Said("what", 289_000, 289_600),
            new Said("can", 299_800, 300_400),
            new Said("do", 318_000, 318_500));
    var sound = Files.write(folder.resolve("long.pcm"), ToneSpeech.sound(400_000, said));
    var voices = said.stream().map(word -> Span.of(word.fromMs(), word.toMs())).toList();

    var transcript =
        transcriber().transcribe(sound, Signals.none(400_000).withVoices(voices), Meter.NONE);

    assertThat(transcript.words()).extracting(Word::span).containsExactlyElementsOf(voices);
    assertThat(service.asked()).hasSize(2).allMatch(asked -> asked.bytes() < 10_000_000);
  }

  @Test
  void where_nobody_speaks_nobody_is_asked() throws Exception {
    var signals = Signals.none(DURATION_MS).withVoices(List.of());

    assertThat(transcriber().transcribe(sound(), signals, Meter.NONE).isSilent()).isTrue();
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void a_busy_service_is_asked_again_when_it_says_so() throws Exception {
    service.fail(Trouble.BUSY, 1, Duration.ofSeconds(7));
    service.fail(Trouble.ERROR, 1, Duration.ZERO);
    service.fail(Trouble.MALFORMED, 1, Duration.ZERO);

    assertThat(transcribed()).hasSize(4);
    assertThat(slept.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(7 + 2 + 4));
  }

  @Test
  void a_service_that_fails_again_and_again_is_given_up_with_its_reason() {
    service.fail(Trouble.BUSY, 100, Duration.ofDays(1));

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(this::transcribed)
        .withMessageContainingAll("whisper-1 at 127.0.0.1", "5 times", "429, Rate limit reached")
        .withMessageNotContaining(service.key());
    assertThat(slept.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(4 * 60));
  }

  @Test
  void a_wrong_key_and_an_unknown_model_name_their_settings_and_are_not_tried_again() {
    var secret = "sk-mine-0123456789";
    var stranger = transcriber(service.base(), secret, "whisper-1", Duration.ofSeconds(20));

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> stranger.transcribe(sound(), Signals.none(DURATION_MS), Meter.NONE))
        .withMessageContaining("clipgen.openai.key")
        .withMessageNotContaining(secret);
    assertThat(stranger.description()).doesNotContain(secret);
    assertThat(service(service.base(), secret, "m", Duration.ZERO).toString())
        .doesNotContain(secret);

    var unknown = transcriber(service.base(), service.key(), "parrot-1", Duration.ofSeconds(20));
    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> unknown.transcribe(sound(), Signals.none(DURATION_MS), Meter.NONE))
        .withMessageContainingAll("clipgen.openai.model", "The model does not exist");
    assertThat(slept).isEmpty();
  }

  @Test
  void a_model_without_times_is_of_no_use_and_that_is_said() {
    service.fail(Trouble.NO_TIMES, 1, Duration.ZERO);

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(this::transcribed)
        .withMessageContainingAll("without times", "clipgen.openai.model");
  }

  @Test
  void an_answer_that_does_not_come_is_not_waited_for_longer_than_wanted() throws Exception {
    service.fail(Trouble.HANG, 1, Duration.ZERO);
    var impatient = transcriber(service.base(), service.key(), "whisper-1", Duration.ofMillis(500));
    assertThat(impatient.transcribe(sound(), Signals.none(DURATION_MS), Meter.NONE).words())
        .hasSize(4);

    service.fail(Trouble.HANG, 1, Duration.ZERO);
    var looks = new AtomicInteger();
    Meter stop =
        _ -> {
          if (looks.incrementAndGet() == 4) {
            throw new InterruptedException("enough");
          }
        };
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> transcriber().transcribe(sound(), Signals.none(DURATION_MS), stop));
  }

  @Test
  void a_service_that_is_not_there_is_said_to_be_out_of_reach() {
    service.close();

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(this::transcribed)
        .withMessageContaining("could not transcribe, tried 5 times");
  }

  @Test
  void an_address_that_is_none_is_refused_before_anything_is_sent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> service(URI.create("file:/etc/passwd"), "", "m", Duration.ZERO))
        .withMessageContaining("clipgen.openai.base-url");
  }

  private List<Word> transcribed() throws Exception {
    return transcriber().transcribe(sound(), Signals.none(DURATION_MS), Meter.NONE).words();
  }

  private Transcriber transcriber(URI base, String key, String model, Duration timeout) {
    var service = service(base, key, model, timeout);
    return new OpenAiTranscriber(service, new OpenAiClient(service, slept::add));
  }

  private static OpenAi.Service service(URI base, String key, String model, Duration timeout) {
    return new OpenAi.Service(base, key, model, "en", timeout);
  }
}
