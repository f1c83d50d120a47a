package io.clipgen.media.voice;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.domain.clips.MediaInfo;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds voices to what another analyser measures. Where they cannot be listened for, they may be
/// wherever it is not silent, as the other says.
final class ListeningAnalyser implements SignalAnalyser {

  private static final Logger LOG = LoggerFactory.getLogger(ListeningAnalyser.class);

  /// Of the whole, what the other analyser takes.
  private static final double SHARE = 0.9;

  private final SignalAnalyser analyser;
  private final VoiceDetector detector;

  ListeningAnalyser(SignalAnalyser analyser, VoiceDetector detector) {
    this.analyser = analyser;
    this.detector = detector;
  }

  @Override
  public Measured measure(Path video, MediaInfo info, Path folder, Meter meter)
      throws InterruptedException {
    var share = info.hasSound() ? SHARE : 1;
    var measured =
        analyser.measure(video, info, folder, fraction -> meter.reached(fraction * share));
    if (measured.sound().isEmpty()) {
      return measured;
    }
    try {
      var voices =
          detector.voices(
              measured.sound().get(), fraction -> meter.reached(SHARE + fraction * (1 - SHARE)));
      return new Measured(
          measured.signals().withVoices(voices), measured.sound(), measured.sheet());
    } catch (MediaFailure e) {
      LOG.warn("Voices are taken to be wherever it is not silent: {}", e.getMessage());
      return measured;
    }
  }

  @Override
  public Optional<Path> sound(Path video, MediaInfo info, Path folder, Meter meter)
      throws InterruptedException {
    return analyser.sound(video, info, folder, meter);
  }
}
