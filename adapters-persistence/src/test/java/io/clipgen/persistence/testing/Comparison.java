package io.clipgen.persistence.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/// Things measured side by side, in turns: A B C A B C …, so that a machine's moods hit all of
/// them. Prints medians with their range and ratios taken round by round, and writes the same as
/// JSON into `target/bench`.
public final class Comparison {

  /// How many rounds before the first are thrown away: a program of the JVM reaches its speed only
  /// after some seconds.
  public static final int WARM_UP = Integer.getInteger("bench.warmup", 3);

  private final String title;
  private final String unit;
  private final int rounds;
  private final Map<String, DoubleSupplier> candidates = new LinkedHashMap<>();
  private final List<Wanted> wanted = new ArrayList<>();

  private Comparison(String title, String unit, int rounds) {
    this.title = title;
    this.unit = unit;
    this.rounds = rounds;
  }

  /// @param unit of what the candidates measure, such as `entries/s`
  /// @param rounds how often each is measured
  public static Comparison of(String title, String unit, int rounds) {
    return new Comparison(title, unit, rounds);
  }

  /// Something to measure.
  public Comparison candidate(String name, DoubleSupplier measure) {
    candidates.put(name, measure);
    return this;
  }

  /// A ratio of two candidates and what it should be.
  ///
  /// @param goal in words, such as `≥ 0.9`
  public Comparison ratio(String one, String other, String goal) {
    wanted.add(new Wanted(one, other, goal));
    return this;
  }

  /// Measures, prints, writes.
  public void run() {
    var measured = new LinkedHashMap<String, double[]>();
    for (int round = 0; round < WARM_UP; round++) {
      candidates.values().forEach(DoubleSupplier::getAsDouble);
    }
    candidates.keySet().forEach(name -> measured.put(name, new double[rounds]));
    for (int round = 0; round < rounds; round++) {
      for (var candidate : candidates.entrySet()) {
        measured.get(candidate.getKey())[round] = candidate.getValue().getAsDouble();
      }
    }
    var lines = new ArrayList<Line>();
    measured.forEach((name, values) -> lines.add(Line.of(name, values, "")));
    for (Wanted want : wanted) {
      lines.add(
          Line.of(
              want.one() + " / " + want.other(),
              quotients(measured.get(want.one()), measured.get(want.other())),
              want.goal()));
    }
    print(lines);
    write(lines);
  }

  private static double[] quotients(double[] one, double[] other) {
    double[] quotients = new double[one.length];
    for (int i = 0; i < one.length; i++) {
      quotients[i] = one[i] / other[i];
    }
    return quotients;
  }

  private void print(List<Line> lines) {
    System.out.printf(Locale.ROOT, "%n%s (%s, %d rounds)%n", title, unit, rounds);
    for (Line line : lines) {
      System.out.printf(
          Locale.ROOT,
          "  %-52s %12s  (%s – %s)  %s%n",
          line.name(),
          digits(line.median()),
          digits(line.least()),
          digits(line.most()),
          line.goal().isEmpty() ? "" : "goal " + line.goal());
    }
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.3f", value);
  }

  private void write(List<Line> lines) {
    Bench.write(title, Map.of("title", title, "unit", unit, "rounds", rounds, "lines", lines));
  }

  private record Wanted(String one, String other, String goal) {}

  private record Line(String name, double median, double least, double most, String goal) {

    static Line of(String name, double[] values, String goal) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int middle = sorted.length / 2;
      double median =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
      return new Line(name, median, sorted[0], sorted[sorted.length - 1], goal);
    }
  }
}
