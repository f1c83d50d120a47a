package io.clipgen.media.whisper;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Transcriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /// Finds the default model: in the `models` folder of the installation, or in
  /// `adapters-media/models` of a clone.
  ///
  /// @param home the installation's folder, if it is known
  /// @throws MediaFailure if it is nowhere, with what to do
  public static Path defaultModel(@Nullable Path home) {
    var looked = new ArrayList<Path>();
    if (home != null) {
      looked.add(home.resolve("models").resolve(DEFAULT_MODEL));
      looked.add(home.resolve("adapters-media/models").resolve(DEFAULT_MODEL));
    }
    for (var above : aboveThisClass()) {
      looked.add(above.resolve("models").resolve(DEFAULT_MODEL));
      looked.add(above.resolve("adapters-media/models").resolve(DEFAULT_MODEL));
    }
    return first(looked)
        .orElseThrow(
            () ->
                new MediaFailure(
                    "The speech model %s was not found: set clipgen.whisper.model to the path of a ggml model."
                        .formatted(DEFAULT_MODEL)));
  }

  private static Optional<Path> first(List<Path> files) {
    return files.stream().filter(Files::isRegularFile).findFirst();
  }

  private static List<Path> aboveThisClass() {
    var folders = new ArrayList<Path>();
    try {
      var source = Whisper.class.getProtectionDomain().getCodeSource();
      if (source != null) {
        for (var folder = Path.of(source.getLocation().toURI()).toRealPath().getParent();
            folder != null;
            folder = folder.getParent()) {
          folders.add(folder);
        }
      }
    } catch (IOException | java.net.URISyntaxException | IllegalArgumentException e) {
      // Classes that do not lie in a folder have none above them.
    }
    return folders;
  }
}
