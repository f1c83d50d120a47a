package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Storyboard;
import java.nio.file.Files;
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
    assertThat(measured.sheet().file()).isNotEmptyFile();
    assertThat(measured.sheet().storyboard())
        .isEqualTo(Storyboard.of(info().picture(), info().durationMs()));
  }

  @Test
  void its_sound_is_the_same_whether_it_was_kept_or_has_to_be_decoded_again() throws Exception {
    analyser().measure(video(), info(), folder, Meter.NONE);
    var kept = analyser().sound(video(), info(), folder, Meter.NONE).orElseThrow();
    var bytes = Files.readAllBytes(kept);
    Files.delete(kept);
    assertThat(analyser().sound(video(), info(), folder, Meter.NONE)).contains(kept);
    assertThat(loudestDifference(bytes, Files.readAllBytes(kept))).isLessThanOrEqualTo(2);
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

  // On the way to other measurements samples may be rounded differently.
  private static int loudestDifference(byte[] one, byte[] other) {
    assertThat(other).hasSameSizeAs(one);
    int most = 0;
    for (int i = 0; i + 1 < one.length; i += 2) {
      int difference = (one[i] & 0xff | one[i + 1] << 8) - (other[i] & 0xff | other[i + 1] << 8);
      most = Math.max(most, Math.abs(difference));
    }
    return most;
  }
}
