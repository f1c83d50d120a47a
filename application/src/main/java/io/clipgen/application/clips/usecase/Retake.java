package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Recipe;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// A clip by another recipe, and what of it has to be made for that.
///
/// @param analysis with the words as they are to be read
/// @param moment with the ends, title and hook it is to have
/// @param request how it is rendered
/// @param design what it will be
record Retake(Analysis analysis, Moment moment, ClipRequest request, ClipPipeline.Design design) {

  /// `clip` by `recipe`.
  ///
  /// @param heard what is known of its source
  /// @param shorterSide pixels of the shorter side, as they were ordered
  static Retake of(Clip clip, Recipe recipe, boolean watermark, int shorterSide, Analysis heard) {
    Analysis analysis = heard.reading(recipe.corrections().applyTo(heard.transcript()));
    Moment moment = clip.moment().as(recipe);
    long cardsMs = recipe.treatment().cards().lengthMs();
    ClipRequest request =
        new ClipRequest(
            1,
            nearest(recipe.span().length(), cardsMs).plusMillis(cardsMs),
            recipe.treatment(),
            shorterSide,
            watermark);
    return new Retake(analysis, moment, request, ClipPipeline.design(analysis, moment, request));
  }

  /// Which files differ from those of `other`.
  Set<ClipFile> changedFrom(Retake other) {
    Set<ClipFile> changed = EnumSet.noneOf(ClipFile.class);
    if (!design.plan().equals(other.design.plan())) {
      changed.add(ClipFile.VIDEO);
      changed.add(ClipFile.THUMBNAIL);
    }
    if (!design.captions().equals(other.design.captions())) {
      changed.add(ClipFile.CAPTIONS_SRT);
      changed.add(ClipFile.CAPTIONS_VTT);
    }
    return changed;
  }

  private static Duration nearest(Duration length, long cardsMs) {
    if (length.compareTo(ClipRequest.SHORTEST) < 0) {
      return ClipRequest.SHORTEST;
    }
    Duration longest = ClipRequest.LONGEST.minusMillis(cardsMs);
    return length.compareTo(longest) > 0 ? longest : length;
  }
}
