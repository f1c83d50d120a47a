package io.clipgen.web.clips;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.Cards;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.SceneFraming;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Spot;
import io.clipgen.domain.clips.Tightening;
import io.clipgen.domain.clips.Treatment;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a clip is to be made, in the words of a request; what is not said stays as it was.
record TreatmentWords(
    @Nullable String ratio,
    @Nullable String framing,
    @Nullable String captionStyle,
    @Nullable List<@Nullable SceneJson> scenes,
    @Nullable String tightening,
    @Nullable Boolean hookTitle,
    @Nullable CardJson intro,
    @Nullable CardJson outro) {

  private static final int MOST_SCENES = 500;

  /// What is made of `usual` by these words.
  ///
  /// @throws InvalidInput if there is no such choice; names the field
  Treatment over(Treatment usual) {
    return new Treatment(
        ratio == null
            ? usual.ratio()
            : AspectRatio.find(ratio)
                .orElseThrow(
                    () -> new InvalidInput("ratio", "must be one of " + AspectRatio.codes())),
        framing == null
            ? usual.framing()
            : Framing.find(framing)
                .orElseThrow(
                    () -> new InvalidInput("framing", "must be one of " + Framing.codes())),
        captionStyle == null
            ? usual.captions()
            : CaptionStyle.find(captionStyle)
                .orElseThrow(
                    () ->
                        new InvalidInput("captionStyle", "must be one of " + CaptionStyle.codes())),
        scenes == null ? usual.scenes() : each("scenes", scenes, MOST_SCENES, SceneJson::toDomain),
        tightening == null
            ? usual.tightening()
            : Tightening.find(tightening)
                .orElseThrow(
                    () -> new InvalidInput("tightening", "must be one of " + Tightening.codes())),
        hookTitle == null ? usual.hookTitle() : hookTitle,
        new Cards(
            CardJson.over("intro", intro, usual.cards().intro()),
            CardJson.over("outro", outro, usual.cards().outro())));
  }

  /// Each of a list that came with a request, where JSON may have put nothing, or too much.
  ///
  /// @throws InvalidInput if it has; names the field
  static <J, T> List<T> each(
      String field, List<@Nullable J> given, int most, Function<J, T> reader) {
    if (given.size() > most) {
      throw new InvalidInput(field, "must have at most " + most + " entries");
    }
    return given.stream()
        .map(
            one -> {
              if (one == null) {
                throw new InvalidInput(field, "must not hold null");
              }
              return reader.apply(one);
            })
        .toList();
  }

  /// A part of the video that is framed otherwise.
  @Serdeable
  record SceneJson(
      @Schema(description = "Where it begins in the source") long startMs,
      @Schema(description = "Where it ends in the source") long endMs,
      @Schema(description = "auto, follow, split, center-crop or blur-fill")
          @Nullable String framing,
      @Schema(
              description =
                  "What to have in the middle, as parts of the picture's width and height: one for center-crop, two for split")
          @Nullable List<@Nullable SpotJson> middles) {

    static SceneJson from(SceneFraming scene) {
      return new SceneJson(
          scene.span().startMs(),
          scene.span().endMs(),
          scene.framing().code(),
          scene.middles().stream().<@Nullable SpotJson>map(SpotJson::from).toList());
    }

    SceneFraming toDomain() {
      return InvalidInput.reading(
          "scenes",
          () ->
              new SceneFraming(
                  Span.of(startMs, endMs),
                  Framing.find(String.valueOf(framing))
                      .orElseThrow(
                          () ->
                              new IllegalArgumentException(
                                  "must have a framing out of " + Framing.codes())),
                  middles == null ? List.of() : each("scenes", middles, 2, SpotJson::toDomain)));
    }
  }

  /// A place in the picture.
  @Serdeable
  record SpotJson(double x, double y) {

    static SpotJson from(Spot spot) {
      return new SpotJson(spot.x(), spot.y());
    }

    Spot toDomain() {
      return new Spot(x, y);
    }
  }
}
