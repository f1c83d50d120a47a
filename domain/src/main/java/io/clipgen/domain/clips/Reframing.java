package io.clipgen.domain.clips;

import java.util.List;

/// How the picture of a source is brought into a clip's shape, scene by scene. No view goes on over
/// a cut.
///
/// @param scenes in order of time, one beginning where the one before ends; at least one, the first
///   at 0, all in span time
public record Reframing(List<Scene> scenes) {

  public Reframing {
    scenes = List.copyOf(scenes);
    long at = 0;
    for (var scene : scenes) {
      if (scene.span().startMs() != at) {
        throw new IllegalArgumentException("a scene must begin at " + at + " ms: " + scene);
      }
      at = scene.span().endMs();
    }
    if (at == 0) {
      throw new IllegalArgumentException("a clip has at least one scene");
    }
  }

  /// Decides what each scene of a clip shows.
  ///
  /// @param picture the source's
  /// @param span which part of the source the clip is
  /// @param signals what was measured in the source
  /// @param sightings what a closer look at the span showed
  public static Reframing of(
      MediaInfo.Picture picture,
      Treatment treatment,
      Span span,
      Signals signals,
      Sightings sightings) {
    return new Director(picture, treatment, span, signals, sightings).reframing();
  }

  /// The middle all through: what is left where nothing else could be made.
  static Reframing safest(MediaInfo.Picture picture, AspectRatio ratio, Span span) {
    return new Reframing(
        List.of(
            new Scene(
                Span.of(0, span.lengthMs()),
                new View.Follow(new CropWindow(picture.ratio(), ratio.value()).still(Spot.MIDDLE)),
                sameShape(picture, ratio)
                    ? "The picture has the clip's shape."
                    : "The middle is safest, and what was planned could not be made.")));
  }

  /// Whether the decision depends on who is to be seen, so that a closer look is worth its time:
  /// not where the shape is the source's or somebody has decided everything.
  public static boolean looksForFaces(MediaInfo.Picture picture, Treatment treatment) {
    return !sameShape(picture, treatment.ratio())
        && (follows(treatment.framing())
            || treatment.scenes().stream()
                .anyMatch(scene -> follows(scene.framing()) && scene.middles().isEmpty()));
  }

  /// Whether next to nothing of the source's picture is cut off.
  static boolean sameShape(MediaInfo.Picture picture, AspectRatio ratio) {
    var relation = picture.ratio() / ratio.value();
    return Math.max(relation, 1 / relation) < 1.03;
  }

  private static boolean follows(Framing framing) {
    return switch (framing) {
      case AUTO, FOLLOW, SPLIT -> true;
      case CENTER_CROP, BLUR_FILL -> false;
    };
  }

  /// The scene that is shown at a time; the last one at the end and later.
  ///
  /// @param ms in span time
  public Scene at(long ms) {
    return scenes.stream()
        .filter(scene -> scene.span().contains(ms))
        .findFirst()
        .orElse(scenes.getLast());
  }
}
