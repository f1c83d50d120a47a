package io.clipgen.bootstrap.cli;

import io.clipgen.application.clips.ClipsMade;
import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.SafeArea;
import io.clipgen.domain.clips.Score;
import java.io.PrintWriter;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Says of each clip where it is from, why it was chosen and where it is.
final class ClipReport {

  private static final int EXCERPT = 200;

  private ClipReport() {}

  /// @param uses the calls of models that were made
  static void print(ClipsMade made, List<Delivered> files, List<ModelUse> uses, PrintWriter out) {
    for (int i = 0; i < made.clips().size(); i++) {
      var clip = made.clips().get(i);
      var moment = clip.moment();
      out.printf(
          Locale.ROOT,
          "%d. %s  (%.1f s)  %d/100  %s%n",
          i + 1,
          moment.span(),
          clip.plan().lengthMs() / 1000.0,
          moment.score().total(),
          moment.title());
      out.printf(Locale.ROOT, "   %s [%s]%n", moment.reason(), moment.category().code());
      line("opens with", moment.hook(), out);
      line("said", shortened(clip.excerpt()), out);
      print(moment.score(), out);
      print(clip.quality(), out);
      out.printf(Locale.ROOT, "   %s%n%n", files.get(i).video());
    }
    made.shortfalls().forEach(out::println);
    made.remarks().forEach(out::println);
    print(uses, out);
    out.flush();
  }

  private static void print(QualityReport quality, PrintWriter out) {
    var fits = quality.fits().stream().map(SafeArea.Platform::title).toList();
    line("fits", fits.isEmpty() ? "no platform for upright clips" : String.join(", ", fits), out);
    line("look at", quality.faults(), out);
  }

  private static void line(String name, String text, PrintWriter out) {
    if (!text.isBlank()) {
      out.printf(Locale.ROOT, "   %-13s %s%n", name, text.strip());
    }
  }

  /// The beginning of what is said, up to a place where a line may end.
  private static String shortened(String text) {
    if (text.length() <= EXCERPT) {
      return text;
    }
    var lines = BreakIterator.getLineInstance(Locale.ROOT);
    lines.setText(text);
    var end = lines.preceding(EXCERPT);
    return end <= 0 ? "…" : text.substring(0, end).strip() + " …";
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
