package io.clipgen.bootstrap.sweep;

import io.clipgen.bootstrap.sweep.Points.Way;
import io.clipgen.bootstrap.world.World;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import io.clipgen.platforms.simulated.SimulatedPlatformProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Plays a story step by step, lets every point of every step fail once in every way, and compares
/// what has become of the world with what becomes of it undisturbed.
final class Sweep implements AutoCloseable {

  private static final int TRIES = 3;

  private final Points points = new Points();
  private final AtomicReference<World> opened = new AtomicReference<>();
  private final FailingWire payments =
      new FailingWire(points, () -> announced(SimulatedPaymentsProgram.FOLDER));
  private final FailingWire platform =
      new FailingWire(points, () -> announced(SimulatedPlatformProgram.FOLDER));
  private final World world;
  private final List<Played> played = new ArrayList<>();

  /// @param timeout how long a provider may take to answer, as in `2s`
  Sweep(String timeout) {
    world =
        World.open(
            Map.of(
                "clipgen.payments.url",
                payments.address(),
                "clipgen.payments.timeout",
                timeout,
                "clipgen.platforms.url",
                platform.address(),
                "clipgen.platforms.timeout",
                timeout));
    opened.set(world);
    world.putBetween(new FailingConnections(points)::wrap);
  }

  World world() {
    return world;
  }

  /// A step as it went undisturbed.
  private record Played(
      String name,
      Runnable act,
      BooleanSupplier done,
      World.Moment before,
      List<String> points,
      List<String> after) {}

  /// Plays a step of the story undisturbed, and remembers how it went.
  ///
  /// @param act what somebody asks for; all that follows of it in the background belongs to it
  /// @param done whether it was done, as that person can see: then it is not asked for again
  void step(String name, Runnable act, BooleanSupplier done) {
    World.Moment before = world.moment();
    points.count();
    act.run();
    world.settle();
    List<String> passed = points.stop();
    world.verify();
    requireNoCallInTransaction();
    played.add(new Played(name, act, done, before, passed, world.picture()));
  }

  /// How many points each step has.
  Map<String, Integer> points() {
    var counts = new TreeMap<String, Integer>();
    played.forEach(step -> counts.merge(step.name, step.points.size(), Integer::sum));
    return counts;
  }

  /// Every point of every step in every way.
  List<Case> cases() {
    var cases = new ArrayList<Case>();
    for (Played step : played) {
      for (int at = 0; at < step.points.size(); at++) {
        for (Way way : Way.values()) {
          cases.add(new Case(played.indexOf(step), at, way));
        }
      }
    }
    return cases;
  }

  /// Some of them, chosen by chance, as different ones as there are: a statement that is run over
  /// and over comes up again only when all others have failed, in each step and in every way.
  ///
  /// @param from so many of the first are left out
  /// @param many so many at most
  /// @param repeats how often the same statement of a step may fail in the same way
  /// @param only the steps whose name contains this, and the points whose text does
  List<Case> cases(int from, int many, int repeats, long seed, String only) {
    var all = new ArrayList<>(cases());
    all.removeIf(each -> !played.get(each.step).name.contains(only) && !label(each).contains(only));
    Collections.shuffle(all, new Random(seed));
    Map<Case, Integer> alike = turns(all, each -> new Same(each.step, each.way, label(each)));
    Map<Case, Integer> labelled = turns(all, this::label);
    return all.stream()
        .filter(each -> alike.get(each) <= repeats)
        .sorted(Comparator.<Case, Integer>comparing(alike::get).thenComparing(labelled::get))
        .skip(from)
        .limit(many)
        .toList();
  }

  /// What two cases share where one statement of a step fails in one way.
  private record Same(int step, Way way, String label) {}

  // The how-manieth of its kind each is.
  private static Map<Case, Integer> turns(List<Case> all, Function<Case, Object> kind) {
    var seen = new HashMap<Object, Integer>();
    var turns = new HashMap<Case, Integer>();
    all.forEach(each -> turns.put(each, seen.merge(kind.apply(each), 1, Integer::sum)));
    return turns;
  }

  private String label(Case each) {
    return played.get(each.step).points.get(each.at);
  }

  /// One thing that fails.
  record Case(int step, int at, Way way) {}

  /// Says what fails.
  String describe(Case failing) {
    Played step = played.get(failing.step);
    return "%s, point %d of %d, %s: %s"
        .formatted(step.name, failing.at + 1, step.points.size(), failing.way, label(failing));
  }

  /// Lets it fail.
  ///
  /// @return what is wrong afterwards, empty if nothing is
  List<String> run(Case failing) {
    Played step = played.get(failing.step);
    world.backTo(step.before);
    points.arm(failing.at, failing.way);
    var wrong = new ArrayList<String>();
    try {
      ask(step);
      world.settle();
      points.stop();
      if (!points.struck()) {
        wrong.add("the point was not reached");
      }
      requireNoCallInTransaction();
      world.verify();
      wrong.addAll(difference(step.after, world.picture()));
    } catch (RuntimeException | AssertionError trouble) {
      wrong.add(trouble.toString());
      for (Throwable more : trouble.getSuppressed()) {
        wrong.add("  " + more);
      }
    } finally {
      points.stop();
    }
    return wrong;
  }

  private void requireNoCallInTransaction() {
    List<String> calls = points.calledInTransaction();
    if (!calls.isEmpty()) {
      throw new AssertionError("called over the network in a transaction: " + calls);
    }
  }

  /// As a person does: asks again when there was no answer, unless it can be seen that it was done.
  private static void ask(Played step) {
    for (int attempt = 1; ; attempt++) {
      try {
        step.act.run();
        return;
      } catch (RuntimeException trouble) {
        if (step.done.getAsBoolean()) {
          return;
        }
        if (attempt == TRIES) {
          throw trouble;
        }
      }
    }
  }

  private static List<String> difference(List<String> expected, List<String> found) {
    var missing = new ArrayList<>(expected);
    found.forEach(missing::remove);
    var surplus = new ArrayList<>(found);
    expected.forEach(surplus::remove);
    var difference = new ArrayList<String>();
    missing.forEach(line -> difference.add("- " + line));
    surplus.forEach(line -> difference.add("+ " + line));
    return difference;
  }

  @Override
  public void close() {
    world.close();
    payments.close();
    platform.close();
  }

  private URI announced(String folder) {
    try {
      return URI.create(
          "http://127.0.0.1:"
              + Files.readString(opened.get().data().resolve(folder).resolve("port")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
