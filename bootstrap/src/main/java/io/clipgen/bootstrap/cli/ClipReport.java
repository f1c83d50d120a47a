package io.clipgen.bootstrap.cli;

import io.clipgen.application.clips.ClipsMade;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.SafeArea;
import io.clipgen.domain.clips.Score;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// Says of each clip where it is from, why it was chosen and where it is.
final class ClipReport {

  private ClipReport() {}

  static void print(ClipsMade made, List<Delivered> files, PrintWriter out) {
    for (int i = 0; i < made.clips().size(); i++) {
      var moment = made.clips().get(i).moment();
      out.printf(
          Locale.ROOT,
          "%d. %s  (%.1f s)  %d/100  %s%n",
          i + 1,
          moment.span(),
          made.clips().get(i).plan().lengthMs() / 1000.0,
          moment.score().total(),
          moment.title());
      out.printf(Locale.ROOT, "   %s [%s]%n", moment.reason(), moment.category().code());
      print(moment.score(), out);
      print(made.clips().get(i).quality(), out);
      out.printf(Locale.ROOT, "   %s%n%n", files.get(i).video());
    }
    made.shortfalls().forEach(out::println);
    out.flush();
  }

  private static void print(QualityReport quality, PrintWriter out) {
    var fits = quality.fits().stream().map(SafeArea.Platform::title).toList();
    out.printf(
        Locale.ROOT,
        "   %-13s %s%n",
        "fits",
        fits.isEmpty() ? "no platform for upright clips" : String.join(", ", fits));
    if (!quality.faults().isEmpty()) {
      out.printf(Locale.ROOT, "   %-13s %s%n", "look at", quality.faults());
    }
  }

  private static void print(Score score, PrintWriter out) {
    part("hook", score.hook(), out);
    part("engagement", score.engagement(), out);
    part("value", score.value(), out);
    part("shareability", score.shareability(), out);
    var lifts = score.lifts().stream().mapToInt(Score.Lift::points).sum();
    for (var lift : score.lifts()) {
      out.printf(Locale.ROOT, "   %-13s  +%d     %s%n", lift.signal(), lift.points(), lift.why());
    }
    if (lifts > score.lift()) {
      out.printf(
          Locale.ROOT, "   %-13s  +%d     signals lift by no more%n", "together", score.lift());
    }
  }

  private static void part(String name, Score.Part part, PrintWriter out) {
    out.printf(
        Locale.ROOT, "   %-13s %2d/%d   %s%n", name, part.points(), Score.PART_MAX, part.why());
  }
}
