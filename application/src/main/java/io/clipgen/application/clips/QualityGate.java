package io.clipgen.application.clips;

import io.clipgen.application.clips.port.ClipRenderer;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.clips.Inspection;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.RenderPlan;
import java.nio.file.Path;

/// Lets no clip pass that is not what was planned: each is measured when it is finished, and made
/// once more, otherwise, if that may mend what is wrong.
final class QualityGate {

  private final ClipRenderer renderer;
  private final MediaProber prober;

  QualityGate(ClipRenderer renderer, MediaProber prober) {
    this.renderer = renderer;
    this.prober = prober;
  }

  /// A clip that passed.
  ///
  /// @param plan what it was made by in the end
  record Passed(RenderPlan plan, Inspection clip, QualityReport report) {}

  /// Renders a clip and looks at it; one that was finished by the same plan before is only looked
  /// at.
  ///
  /// @param note where it is noted by which plan the clip was made
  /// @throws MediaFailure if what came of it is of no use, at the second try too; with the reason
  Passed render(Path video, RenderPlan plan, PlanNote note, Path clip, Path thumbnail, Meter meter)
      throws InterruptedException {
    var before = note.read(plan);
    if (before.isPresent()) {
      return usable(measured(before.get().plan(), before.get().rendered(), clip)).clip;
    }
    var attempt = tried(video, plan, clip, thumbnail, meter);
    note.write(plan, new PlanNote.Made(attempt.clip.plan, attempt.rendered));
    return attempt.clip;
  }

  private Attempt tried(Path video, RenderPlan plan, Path clip, Path thumbnail, Meter meter)
      throws InterruptedException {
    Attempt first;
    try {
      first = attempt(video, plan, clip, thumbnail, meter);
    } catch (MediaFailure | UnusableMedia failure) {
      return usable(attempt(video, plan.careful(), clip, thumbnail, meter));
    }
    var remedy = first.clip.report.remedy(plan, first.clip.clip);
    return usable(
        remedy.isPresent() ? attempt(video, remedy.get(), clip, thumbnail, meter) : first);
  }

  private Attempt attempt(Path video, RenderPlan plan, Path file, Path thumbnail, Meter meter)
      throws InterruptedException {
    return measured(plan, renderer.render(video, plan, file, thumbnail, meter), file);
  }

  private Attempt measured(RenderPlan plan, ClipRenderer.Rendered rendered, Path file)
      throws InterruptedException {
    var info = prober.probe(file);
    prober.checkEnd(file, info);
    var clip = prober.inspect(file, info, plan.shown().startMs());
    var report = QualityReport.of(plan, clip, rendered.levelling(), rendered.words());
    return new Attempt(new Passed(plan, clip, report), rendered);
  }

  private static Attempt usable(Attempt attempt) {
    if (!attempt.clip.report.isUsable()) {
      throw new MediaFailure(
          "The rendered clip is not what was planned, at the second try either: "
              + attempt.clip.report.faults());
    }
    return attempt;
  }

  private record Attempt(Passed clip, ClipRenderer.Rendered rendered) {}
}
