package io.clipgen.media.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.testing.SignalsBuilder;
import io.clipgen.media.ModelFiles;
import io.clipgen.media.Samples;
import io.clipgen.media.Tones;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceDetectorTest {

  private static final Path MODEL = ModelFiles.find(Optional.empty(), Voices.MODEL);

  @TempDir Path folder;

  @Test
  void a_voice_is_heard_between_music_noise_and_silence_and_nowhere_else() throws Exception {
    var sound = new ByteArrayOutputStream();
    sound.write(Tones.music(4_000, 0.3));
    sound.write(Tones.noise(2_000, new Random(7)));
    sound.write(Tones.silence(1_000));
    sound.write(Samples.pcm("0880.wav"));
    sound.write(Tones.roughMusic(3_000, 0.2));
    var fractions = new ArrayList<Double>();

    var voices = detector().voices(file(sound.toByteArray()), fractions::add);

    assertThat(voices).isNotEmpty().allMatch(Span.of(7_000, 9_991)::covers);
    assertThat(voices.getFirst().startMs()).isBetween(7_100L, 7_400L);
    assertThat(voices.getLast().endMs()).isBetween(9_600L, 9_991L);
    assertThat(fractions).isSorted().endsWith(1.0);
  }

  @Test
  void it_stops_when_it_is_told_to() throws Exception {
    var sound = file(new byte[32_000]);
    Meter stop =
        _ -> {
          throw new InterruptedException("enough");
        };

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> detector().voices(sound, stop));
  }

  @Test
  void a_voice_goes_on_over_a_short_pause_and_a_click_is_none() {
    var spans = new VoiceSpans(32);
    for (var likelihood :
        new double[] {
          0, .9, 0, 0, 0, 0, 0, .9, .9, .9, .4, .9, .1, .1, .9, .9, .2, .4, .1, .1, 0, .8, .8, .8,
          .8
        }) {
      spans.add((float) likelihood);
    }

    assertThat(spans.within(780)).containsExactly(Span.of(224, 512), Span.of(672, 780));
  }

  @Test
  void where_nobody_can_listen_voices_may_be_wherever_it_is_not_silent() throws Exception {
    var signals = Signals.none(1_000);
    var sound = file(new byte[32_000]);
    var analyser =
        new SignalAnalyser() {
          @Override
          public Measured measure(Path video, MediaInfo info, Path folder, Meter meter) {
            return new Measured(
                signals,
                Optional.of(sound),
                new Sheet(new Storyboard(new FrameSize(16, 10), 1, 1, 1_000), sound));
          }

          @Override
          public Optional<Path> sound(Path video, MediaInfo info, Path folder, Meter meter) {
            return Optional.of(sound);
          }
        };
    var info = new MediaInfo("wav", 1_000, 0, Optional.empty(), Optional.empty());

    var measured =
        Voices.listening(analyser, folder.resolve("missing.onnx"), Samples.CACHE)
            .measure(sound, info, folder, Meter.NONE);
    assertThat(measured.signals().voices()).containsExactly(Span.of(0, 1_000));

    var heard =
        Voices.listening(analyser, MODEL, Samples.CACHE).measure(sound, info, folder, Meter.NONE);
    assertThat(heard.signals().voices()).isEmpty();
    assertThat(heard.sound()).contains(sound);
  }

  @Test
  void a_sound_is_divided_in_the_longest_pause_and_otherwise_where_it_is_quietest() {
    var energy = new float[100];
    energy[95] = -60;
    var signals =
        SignalsBuilder.of(10_000)
            .energy(energy)
            .voices(Span.of(0, 4_600), Span.of(4_900, 10_000))
            .build();

    assertThat(Pauses.divided(Span.of(0, 9_900), 5_000, signals))
        .containsExactly(Span.of(0, 4_750), Span.of(4_750, 9_550), Span.of(9_550, 9_900));
    assertThat(Pauses.of(10_000, signals)).containsExactly(Span.of(4_700, 4_800));
  }

  private static VoiceDetector detector() {
    return new VoiceDetector(MODEL, Samples.CACHE);
  }

  private Path file(byte[] sound) throws Exception {
    return Files.write(folder.resolve("sound.pcm"), sound);
  }
}
