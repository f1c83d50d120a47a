package io.clipgen.media.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.media.Unpacking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The native library. By itself it would come out of its jar into a new temporary folder at every
/// start, 28 MB that a crash leaves behind; so it is unpacked once and its place is told.
final class OnnxLibrary {

  private static final String PLACE = "onnxruntime.native.path";

  private OnnxLibrary() {}

  /// Unpacks it, if nobody has done so; on systems other than Linux it cares for itself.
  ///
  /// @throws MediaFailure if the folder cannot be written
  static synchronized void unpack(Path cache) {
    if (System.getProperty(PLACE) != null || !System.getProperty("os.name").equals("Linux")) {
      return;
    }
    var from =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "ai/onnxruntime/native/linux-x64/";
          case "aarch64" -> "ai/onnxruntime/native/linux-aarch64/";
          default ->
              throw new MediaFailure(
                  "Models cannot be run on this processor: "
                      + System.getProperty("os.arch")
                      + " is none of x86-64 and ARM64.");
        };
    try {
      var folder =
          Unpacking.folder(
              cache,
              "onnxruntime-" + version(),
              OrtEnvironment.class.getClassLoader(),
              Map.of(
                  "libonnxruntime.so", from + "libonnxruntime.so",
                  "libonnxruntime4j_jni.so", from + "libonnxruntime4j_jni.so"),
              List.of());
      System.setProperty(PLACE, folder.toString());
    } catch (IOException e) {
      throw new MediaFailure("Models cannot be run: " + e.getMessage() + ".", e);
    }
  }

  /// Named in the jar, so that a newer jar does not meet an older library.
  private static String version() {
    var version = OrtEnvironment.class.getPackage().getImplementationVersion();
    return version == null ? "any" : version;
  }
}
