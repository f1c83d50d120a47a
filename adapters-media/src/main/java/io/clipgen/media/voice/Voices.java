package io.clipgen.media.voice;

import io.clipgen.application.clips.port.SignalAnalyser;
import java.nio.file.Path;

/// Makes what hears where somebody speaks.
public final class Voices {

  /// The network that travels with ClipGen.
  public static final String MODEL = "silero_vad_v6.onnx";

  private Voices() {}

  /// An analyser that also listens for voices in the sound that `analyser` found.
  ///
  /// @param model the network's file
  /// @param cache where the native library is unpacked, once
  public static SignalAnalyser listening(SignalAnalyser analyser, Path model, Path cache) {
    return new ListeningAnalyser(analyser, new VoiceDetector(model, cache));
  }
}
