package io.clipgen.media.faces;

import java.nio.file.Path;

/// Makes the face detector.
public final class Faces {

  /// The model that travels with ClipGen.
  public static final String MODEL = "centerface.onnx";

  private Faces() {}

  /// A detector with that model, which is loaded when it is first used.
  ///
  /// @param model CenterFace as an ONNX file
  /// @param cache where native code is unpacked, once
  public static FaceDetector centerFace(Path model, Path cache) {
    return new CenterFace(model, cache);
  }
}
