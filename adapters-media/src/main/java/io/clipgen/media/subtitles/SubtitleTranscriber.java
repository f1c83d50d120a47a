package io.clipgen.media.subtitles;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Transcript;
import java.nio.file.Path;

/// Takes the words from a file.
final class SubtitleTranscriber implements Transcriber {

  private final Path file;

  SubtitleTranscriber(Path file) {
    this.file = file;
  }

  @Override
  public Transcript transcribe(Path sound, Signals signals, Meter meter)
      throws InterruptedException {
    var transcript = new SubtitleReader().read(file);
    meter.reached(1);
    return transcript;
  }

  @Override
  public String description() {
    return "the given transcript " + file.getFileName();
  }
}
