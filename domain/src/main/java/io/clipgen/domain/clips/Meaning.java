package io.clipgen.domain.clips;

import java.util.List;

/// What the sentences of a video speak of, as far as a model of language can tell: a direction in
/// space for each, where alike directions mean alike subjects. It knows subjects, not truth, wit or
/// weight.
public final class Meaning {

  /// Nothing is known: nothing is like anything.
  public static final Meaning UNKNOWN = new Meaning(List.of(), new double[1][0]);

  private static final long AROUND_MS = 30_000;

  private final List<Sentence> sentences;

  /// `sums[n]` is the sum of the directions of the first `n` sentences.
  private final double[][] sums;

  private Meaning(List<Sentence> sentences, double[][] sums) {
    this.sentences = sentences;
    this.sums = sums;
  }

  /// The meaning of `sentences`, in order of time.
  ///
  /// @param directions a vector of length one for each, all with as many numbers; empty if they are
  ///   not known
  public static Meaning of(List<Sentence> sentences, List<float[]> directions) {
    if (directions.isEmpty()) {
      return UNKNOWN;
    }
    if (directions.size() != sentences.size()) {
      throw new IllegalArgumentException("each sentence must have a direction");
    }
    var sums = new double[sentences.size() + 1][directions.getFirst().length];
    for (int n = 0; n < sentences.size(); n++) {
      var direction = directions.get(n);
      if (direction.length != sums[n].length) {
        throw new IllegalArgumentException("all directions must have as many numbers");
      }
      for (int i = 0; i < direction.length; i++) {
        sums[n + 1][i] = sums[n][i] + direction[i];
      }
    }
    return new Meaning(List.copyOf(sentences), sums);
  }

  /// Whether anything is known.
  public boolean isKnown() {
    return !sentences.isEmpty();
  }

  /// How alike that is of which two parts of the video speak: 1 for the same, about 0 for what has
  /// nothing in common; 0 where nothing is said or known. A sentence counts where its middle is.
  public double likeness(Span one, Span other) {
    return cosine(sum(from(one)), sum(from(other)));
  }

  /// How like what is said in `span` is to one direction.
  public double likeness(Span span, float[] direction) {
    var other = new double[direction.length];
    for (int i = 0; i < direction.length; i++) {
      other[i] = direction[i];
    }
    return cosine(sum(from(span)), other);
  }

  /// How far the sentences in `span` keep to one subject, from 0 to 1: their mean likeness to what
  /// they say together. Nothing where there are fewer than two.
  public double cohesion(Span span) {
    var range = from(span);
    var count = range.to - range.from;
    return count < 2 ? 0 : length(sum(range)) / count;
  }

  /// How much the subject changes at `ms`, from 0 to 1: how unlike what is said in the half minute
  /// after is to what was said in the half minute before; 0 where either is silent.
  public double shiftAt(long ms) {
    if (ms <= 0) {
      return 0;
    }
    var before = from(Span.of(Math.max(0, ms - AROUND_MS), ms));
    var after = from(Span.of(ms, ms + AROUND_MS));
    return before.isEmpty() || after.isEmpty()
        ? 0
        : Math.clamp(1 - cosine(sum(before), sum(after)), 0, 1);
  }

  private record Range(int from, int to) {
    boolean isEmpty() {
      return from >= to;
    }
  }

  private Range from(Span span) {
    return new Range(from(span.startMs()), from(span.endMs()));
  }

  /// The first sentence whose middle is not before `ms`.
  private int from(long ms) {
    int low = 0;
    int high = sentences.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (sentences.get(middle).span().middleMs() < ms) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double[] sum(Range range) {
    var sum = sums[Math.max(range.from, range.to)].clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] -= sums[range.from][i];
    }
    return sum;
  }

  private static double cosine(double[] one, double[] other) {
    var lengths = length(one) * length(other);
    if (lengths < 1e-9 || one.length != other.length) {
      return 0;
    }
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
    }
    return product / lengths;
  }

  private static double length(double[] vector) {
    double sum = 0;
    for (var each : vector) {
      sum += each * each;
    }
    return Math.sqrt(sum);
  }
}
