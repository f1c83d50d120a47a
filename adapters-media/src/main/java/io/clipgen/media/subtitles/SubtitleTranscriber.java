package io.clipgen.media.subtitles;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.application.clips.port.TranscriptReader;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Transcript;
import java.nio.file.Path;

/// Takes the words from a file.
final class SubtitleTranscriber implements Transcriber {

  private final Path file;
  private final TranscriptReader reader;

  SubtitleTranscriber(Path file, TranscriptReader reader) {
    this.file = file;
    this.reader = reader;
  }

  @Override
  public Transcript transcribe(Path sound, Signals signals, Meter meter)
      throws InterruptedException {
    var transcript = reader.read(file);
    meter.reached(1);
    return transcript;
  }

  @Override
  public String description() {
    return "the given transcript " + file.getFileName();
  }
}
