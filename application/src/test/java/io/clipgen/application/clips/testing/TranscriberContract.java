package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.domain.clips.Signals;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What every transcriber keeps.
public abstract class TranscriberContract {

  /// The transcriber.
  protected abstract Transcriber transcriber() throws Exception;

  /// A sound in which somebody speaks.
  protected abstract Path sound() throws Exception;

  /// How long that sound is.
  protected abstract long durationMs();

  /// A word that is said in it.
  protected abstract String saidInIt();

  @Test
  void what_is_said_is_written_down_with_times_within_the_sound() throws Exception {
    var transcript = transcriber().transcribe(sound(), Signals.none(durationMs()), Meter.NONE);

    assertThat(transcript.text()).containsIgnoringCase(saidInIt());
    assertThat(transcript.words())
        .allSatisfy(word -> assertThat(word.span().endMs()).isLessThanOrEqualTo(durationMs()));
    assertThat(transcriber().description()).isNotBlank();
  }

  @Test
  void it_stops_when_it_is_told_to() throws Exception {
    var transcriber = transcriber();
    var sound = sound();
    Meter stop =
        _ -> {
          throw new InterruptedException("enough");
        };

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> transcriber.transcribe(sound, Signals.none(durationMs()), stop));
  }
}
