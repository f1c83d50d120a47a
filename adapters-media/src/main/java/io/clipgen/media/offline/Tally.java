package io.clipgen.media.offline;

import io.clipgen.domain.clips.Score;
import io.clipgen.media.offline.Feature.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Adds up the evidence for one part of a score in whole points, so that what is named sums to the
/// points it explains: each piece of evidence is rounded down, and the points that are lost by it
/// go to those who lost most.
final class Tally {

  private final List<Line> lines = new ArrayList<>();
  private final int sum;

  private Tally(List<Evidence> evidence) {
    var given = evidence.stream().mapToDouble(Evidence::points).filter(each -> each > 0).sum();
    var taken = -evidence.stream().mapToDouble(Evidence::points).filter(each -> each < 0).sum();
    // A part does not fall below 0: what would be taken below is not taken.
    var share = taken > given ? given / taken : 1;
    double exact = 0;
    int rounded = 0;
    for (var each : evidence) {
      var points = each.points() < 0 ? each.points() * share : each.points();
      exact += points;
      var line = new Line(each, points);
      lines.add(line);
      rounded += line.points;
    }
    this.sum = (int) Math.clamp(Math.round(exact), 0, Score.PART_MAX);
    var byLoss = lines.stream().sorted(Comparator.comparingDouble(Line::loss).reversed()).toList();
    for (int i = 0; i < sum - rounded && i < byLoss.size(); i++) {
      byLoss.get(i).points++;
    }
  }

  static Tally of(Part part, List<Evidence> evidence) {
    return new Tally(evidence.stream().filter(each -> each.feature().part() == part).toList());
  }

  /// The part, explained.
  Score.Part part() {
    var why =
        lines.stream()
            .filter(line -> line.points != 0)
            .sorted(Comparator.comparingInt((Line line) -> line.points).reversed())
            .map(Line::toString)
            .collect(Collectors.joining("; "));
    return new Score.Part(sum, why.isEmpty() ? "nothing found" : why);
  }

  private static final class Line {

    private final Evidence evidence;
    private final double exact;
    private int points;

    Line(Evidence evidence, double exact) {
      this.evidence = evidence;
      this.exact = exact;
      this.points = (int) Math.floor(exact + 1e-9);
    }

    double loss() {
      return exact - points;
    }

    @Override
    public String toString() {
      return evidence.words() + (points > 0 ? " +" : " −") + Math.abs(points);
    }
  }
}
