package io.clipgen.media.subtitles;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.application.clips.port.TranscriptReader;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Transcript;
import java.nio.file.Path;

/// Makes what reads transcripts from files.
public final class Subtitles {

  private Subtitles() {}

  /// Reads SRT, WebVTT and Whisper's JSON.
  ///
  /// @param language what is spoken where a file does not say, as an ISO 639-1 code; `auto` where
  ///   nobody knows
  public static TranscriptReader reader(String language) {
    return new SubtitleReader(language);
  }

  /// The transcript in Whisper's JSON: words with times, or segments, whose words share their time.
  ///
  /// @throws IllegalArgumentException if it is no JSON
  public static Transcript whisperJson(String json) {
    try {
      return WhisperJson.read(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is broken JSON", e);
    }
  }

  /// Answers with the transcript in `file`, whatever it is asked to hear.
  ///
  /// @param language what is spoken where the file does not say, as an ISO 639-1 code; `auto` where
  ///   nobody knows
  public static Transcriber transcriber(Path file, String language) {
    return new SubtitleTranscriber(file, reader(language));
  }

  /// Hears nothing, for those who want signals alone to decide.
  public static Transcriber none() {
    return new Transcriber() {
      @Override
      public Transcript transcribe(Path sound, Signals signals, Meter meter) {
        return Transcript.SILENT;
      }

      @Override
      public String description() {
        return "none: nothing is transcribed";
      }
    };
  }
}
