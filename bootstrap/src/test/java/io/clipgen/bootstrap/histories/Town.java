package io.clipgen.bootstrap.histories;

import io.clipgen.application.histories.House;
import io.clipgen.application.histories.Paper;
import io.clipgen.application.identity.Caller;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.shared.SourceVideoId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A world with its people, to which each history comes as to an empty one.
final class Town implements Supplier<House>, AutoCloseable {

  // A refused refund waits for somebody, as in the model; what is published is in force at once.
  private final World world =
      World.open(
          Map.of(
              "clipgen.earnings.refunds.attempts", "1", "clipgen.campaigns.schedules-kept", "0ms"));
  private final List<Caller> brands =
      IntStream.range(0, Paper.BRANDS).mapToObj(_ -> world.brand()).toList();
  private final List<Caller> clippers =
      IntStream.range(0, Paper.CLIPPERS).mapToObj(_ -> world.clipper()).toList();
  private final List<SourceVideoId> sources = brands.stream().map(world::video).toList();
  private final World.Moment beginning = world.moment();

  @Override
  public House get() {
    world.backTo(beginning);
    return new DatabaseHouse(this);
  }

  World world() {
    return world;
  }

  List<Caller> brands() {
    return brands;
  }

  List<Caller> clippers() {
    return clippers;
  }

  List<SourceVideoId> sources() {
    return sources;
  }

  @Override
  public void close() {
    world.close();
  }
}
