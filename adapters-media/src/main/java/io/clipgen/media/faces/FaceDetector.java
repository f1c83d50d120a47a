package io.clipgen.media.faces;

import io.clipgen.domain.clips.Face;
import java.util.List;

/// Finds faces in a picture.
@FunctionalInterface
public interface FaceDetector {

  /// Looks nowhere.
  FaceDetector NONE = (_, _, _) -> List.of();

  /// The faces in a picture, those that it is surest of first.
  ///
  /// @param rgb red, green and blue of each pixel, row by row
  /// @param width in pixels, divisible by 32
  /// @param height in pixels, divisible by 32
  List<Face> faces(byte[] rgb, int width, int height);
}
