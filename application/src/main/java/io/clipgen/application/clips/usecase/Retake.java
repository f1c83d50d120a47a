package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.Take;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Recipe;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// A clip by another recipe, and what of it has to be made for that. What its order allowed still
/// holds: by the same recipe, the same is left out of it as when it was first made.
///
/// @param analysis with the words as they are to be read
/// @param take with the ends, title and hook it is to have
/// @param design what it will be
record Retake(Analysis analysis, Take take, ClipPipeline.Design design) {

  /// `clip` by `recipe`.
  ///
  /// @param ordered what was asked for when it was first made
  /// @param heard what is known of its source
  static Retake of(
      Clip clip, Recipe recipe, boolean watermark, ClipRequest ordered, Analysis heard) {
    Analysis analysis = heard.reading(recipe.corrections().applyTo(heard.transcript()));
    long cardsMs = recipe.treatment().cards().lengthMs();
    ClipRequest request =
        new ClipRequest(
            1,
            nearest(recipe.span().length(), cardsMs).plusMillis(cardsMs),
            recipe.treatment(),
            ordered.shorterSide(),
            watermark);
    Take take = new Take(clip.moment().as(recipe), request, ordered.shortestMs(recipe.span()));
    return new Retake(analysis, take, ClipPipeline.design(analysis, take));
  }

  /// How it is rendered.
  ClipRequest request() {
    return take.request();
  }

  /// Which files differ from those of `made`.
  ///
  /// @param before `made` by its own recipe. If its file does not last as long, it was made when
  ///   something else was left out: what differs then differs in everything
  Set<ClipFile> changedFrom(Retake before, Clip made) {
    Set<ClipFile> changed = EnumSet.noneOf(ClipFile.class);
    if (!design.plan().equals(before.design.plan())) {
      changed.add(ClipFile.VIDEO);
      changed.add(ClipFile.THUMBNAIL);
    }
    if (!design.captions().equals(before.design.captions())) {
      changed.add(ClipFile.CAPTIONS_SRT);
      changed.add(ClipFile.CAPTIONS_VTT);
    }
    return changed.isEmpty() || before.design.plan().lasts(made.length())
        ? changed
        : EnumSet.allOf(ClipFile.class);
  }

  private static Duration nearest(Duration length, long cardsMs) {
    if (length.compareTo(ClipRequest.SHORTEST) < 0) {
      return ClipRequest.SHORTEST;
    }
    Duration longest = ClipRequest.LONGEST.minusMillis(cardsMs);
    return length.compareTo(longest) > 0 ? longest : length;
  }
}
