package io.clipgen.media.faces;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.domain.clips.Face;
import io.clipgen.domain.clips.Region;
import io.clipgen.domain.clips.Spot;
import io.clipgen.media.onnx.OnnxModel;
import io.clipgen.media.onnx.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// CenterFace: for each cell of 4 × 4 pixels it tells how sure it is that a face has its middle
/// there, how large the face is, and where in the cell its middle is.
final class CenterFace implements FaceDetector {

  private static final String INPUT = "input.1";
  private static final String SURE = "537";
  private static final String SIZE = "538";
  private static final String PLACE = "539";
  private static final int CELL = 4;
  private static final double LEAST_SURE = 0.5;

  /// Of two boxes that share more than this part of what they cover, one is a second sight of the
  /// same face.
  private static final double SAME = 0.3;

  private final Path model;
  private final Path cache;
  private @Nullable OnnxModel loaded;

  CenterFace(Path model, Path cache) {
    this.model = model;
    this.cache = cache;
  }

  @Override
  public List<Face> faces(byte[] rgb, int width, int height) {
    var outputs = network().run(Map.of(INPUT, Tensor.of(planes(rgb), 1, 3, height, width)));
    var sure = output(outputs, SURE);
    var size = output(outputs, SIZE);
    var place = output(outputs, PLACE);
    int columns = width / CELL;
    int cells = columns * (height / CELL);
    var found = new ArrayList<Face>();
    for (int cell = 0; cell < cells; cell++) {
      if (sure[cell] >= LEAST_SURE) {
        double down = Math.exp(size[cell]) * CELL;
        double across = Math.exp(size[cells + cell]) * CELL;
        double y = (cell / columns + place[cell] + 0.5) * CELL;
        double x = (cell % columns + place[cells + cell] + 0.5) * CELL;
        found.add(
            new Face(
                Region.around(
                    new Spot(Math.clamp(x / width, 0, 1), Math.clamp(y / height, 0, 1)),
                    Math.min(1, across / width),
                    Math.min(1, down / height)),
                Math.min(1, sure[cell])));
      }
    }
    return each(found);
  }

  private synchronized OnnxModel network() {
    if (loaded == null) {
      loaded = OnnxModel.load(model, cache, 1);
    }
    return loaded;
  }

  private static float[] output(Map<String, Tensor.Floats> outputs, String name) {
    var output = outputs.get(name);
    if (output == null) {
      throw new MediaFailure("The model of faces is not CenterFace: it has no output " + name);
    }
    return output.values();
  }

  /// All red, then all green, then all blue.
  private static float[] planes(byte[] rgb) {
    int pixels = rgb.length / 3;
    var planes = new float[rgb.length];
    for (int i = 0; i < pixels; i++) {
      planes[i] = rgb[3 * i] & 0xff;
      planes[pixels + i] = rgb[3 * i + 1] & 0xff;
      planes[2 * pixels + i] = rgb[3 * i + 2] & 0xff;
    }
    return planes;
  }

  private static List<Face> each(List<Face> found) {
    found.sort(Comparator.comparingDouble(Face::confidence).reversed());
    var faces = new ArrayList<Face>();
    for (var face : found) {
      if (faces.stream().noneMatch(other -> shared(face.box(), other.box()) > SAME)) {
        faces.add(face);
      }
    }
    return List.copyOf(faces);
  }

  private static double shared(Region one, Region other) {
    double across =
        Math.min(one.left() + one.width(), other.left() + other.width())
            - Math.max(one.left(), other.left());
    double down =
        Math.min(one.top() + one.height(), other.top() + other.height())
            - Math.max(one.top(), other.top());
    if (across <= 0 || down <= 0) {
      return 0;
    }
    double both = across * down;
    return both / (one.width() * one.height() + other.width() * other.height() - both);
  }
}
