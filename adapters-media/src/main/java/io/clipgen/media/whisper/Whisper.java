package io.clipgen.media.whisper;

import io.clipgen.application.clips.port.Transcriber;
import java.nio.file.Path;

/// Makes the transcriber that runs whisper.cpp in this process.
public final class Whisper {

  /// The model that travels with ClipGen.
  public static final String DEFAULT_MODEL = "ggml-base-q5_1.bin";

  private Whisper() {}

  /// A transcriber with that model; nothing is loaded before it is used.
  ///
  /// @param model a ggml file
  /// @param cache where the native library is unpacked, once
  /// @param threads how many threads it computes on
  /// @param language the ISO 639-1 code of what is spoken, or `auto`
  public static Transcriber inProcess(Path model, Path cache, int threads, String language) {
    return new WhisperTranscriber(model, cache, threads, language);
  }
}
