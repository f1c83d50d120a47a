package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.domain.clips.MediaInfo;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every analyser keeps.
public abstract class SignalAnalyserContract {

  @TempDir protected Path folder;

  /// The analyser.
  protected abstract SignalAnalyser analyser();

  /// A video with sound.
  protected abstract Path video() throws Exception;

  /// What it is.
  protected abstract MediaInfo info() throws Exception;

  @Test
  void all_of_a_video_is_measured() throws Exception {
    var measured = analyser().measure(video(), info(), folder, Meter.NONE);

    assertThat(measured.signals().durationMs()).isCloseTo(info().durationMs(), Offset.offset(200L));
    assertThat(measured.sound()).hasValueSatisfying(sound -> assertThat(sound).exists());
  }

  @Test
  void it_stops_when_it_is_told_to() throws Exception {
    var video = video();
    var info = info();
    Meter stop =
        _ -> {
          throw new InterruptedException("enough");
        };

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> analyser().measure(video, info, folder, stop));
  }
}
