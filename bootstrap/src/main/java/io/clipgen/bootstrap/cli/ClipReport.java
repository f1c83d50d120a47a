package io.clipgen.bootstrap.cli;

import io.clipgen.application.clips.ClipsMade;
import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.SafeArea;
import io.clipgen.domain.clips.Score;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Says of each clip where it is from, why it was chosen and where it is.
final class ClipReport {

  private ClipReport() {}

  /// @param uses the calls of models that were made
  static void print(ClipsMade made, List<Delivered> files, List<ModelUse> uses, PrintWriter out) {
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
    made.remarks().forEach(out::println);
    print(uses, out);
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

  private static void print(List<ModelUse> uses, PrintWriter out) {
    Map<String, List<ModelUse>> byModel =
        uses.stream()
            .collect(Collectors.groupingBy(ModelUse::model, TreeMap::new, Collectors.toList()));
    byModel.forEach(
        (model, calls) ->
            out.printf(
                Locale.ROOT,
                "%s was asked %s: %,d tokens read, %,d written.%n",
                model,
                calls.size() == 1 ? "once" : calls.size() + " times",
                calls.stream().mapToLong(ModelUse::promptTokens).sum(),
                calls.stream().mapToLong(ModelUse::answerTokens).sum()));
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
