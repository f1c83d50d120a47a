package io.clipgen.application.histories;

import io.clipgen.application.histories.Rehearsal.Failure;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Plays many histories, prints their seed and how many steps they had, and fails with the story of
/// the first that goes wrong, made short.
///
/// `-D<name>.count=…`, `-D<name>.length=…` and `-D<name>.seed=…` change how many, how long, and
/// which; `-D<name>.seed=random` makes new ones up.
public final class Season {

  private static final long SEED = 20_261_121;
  private static final int MOST_RUNS = 3_000;

  private final String name;
  private final int count;
  private final int length;
  private final long seed;

  /// @param name the prefix of the properties that change it
  /// @param count how many histories
  /// @param length steps in each, at most
  public Season(String name, int count, int length) {
    this.name = name;
    this.count = Integer.getInteger(name + ".count", count);
    this.length = Integer.getInteger(name + ".length", length);
    String wanted = System.getProperty(name + ".seed", String.valueOf(SEED));
    this.seed = wanted.equals("random") ? System.nanoTime() : Long.parseLong(wanted);
  }

  /// Plays them.
  ///
  /// @param slow whether troubles that take real time are wanted
  /// @throws AssertionError telling the history that went wrong
  public void run(Supplier<? extends House> houses, boolean slow) {
    var rehearsal = new Rehearsal(houses);
    long started = System.nanoTime();
    for (int i = 0; i < count; i++) {
      Optional<Failure> failure = rehearsal.improvise(new Author(seed + i, slow), length);
      if (failure.isPresent()) {
        Failure shorter = new Shortener(rehearsal, MOST_RUNS).shorten(failure.get());
        throw new AssertionError(
            "%s%nIt was found as history %d, with %d steps. Play it again with -D%s.seed=%d -D%s.count=1 -D%s.length=%d%n"
                .formatted(
                    shorter.story(),
                    i,
                    failure.get().history().size(),
                    name,
                    seed + i,
                    name,
                    name,
                    length));
      }
    }
    if (Boolean.getBoolean(name + ".tally")) {
      System.out.println("done + refused: " + rehearsal.tally());
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %,d histories, %,d steps (%,d refused by both sides), 0 differences, seed %d, %.1f s (%.2f s per 1,000)%n",
        name,
        count,
        rehearsal.steps(),
        rehearsal.refused(),
        seed,
        seconds,
        1_000 * seconds / count);
  }
}
