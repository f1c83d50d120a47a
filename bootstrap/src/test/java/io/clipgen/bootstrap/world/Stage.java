package io.clipgen.bootstrap.world;

import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import io.clipgen.persistence.shared.DatabaseAddress;
import io.clipgen.persistence.testing.KeptRows;
import io.clipgen.persistence.testing.TestDatabase;
import io.clipgen.platforms.simulated.SimulatedPlatformProgram;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// What a [World] stands on: the wired application, its database, the two simulators, its clock and
/// its ids. The application outlives [#renew]; everything that remembers something does not.
final class Stage implements AutoCloseable {

  /// The setting that puts the world's own clock, ids and database in the place of the real ones.
  static final String MARK = "clipgen.world";

  private static final int ABOVE_ALL = 1000;
  private static final List<String> SIMULATORS =
      List.of(SimulatedPaymentsProgram.FOLDER, SimulatedPlatformProgram.FOLDER);

  final SettableClock clock = new SettableClock();
  final SwitchedDataSource connections = new SwitchedDataSource();
  final Path data;
  final ApplicationContext context;

  private SequentialIds ids = new SequentialIds();
  private TestDatabase database;
  private SimulatedPaymentsProgram payments;
  private SimulatedPlatformProgram platform;

  Stage(Map<String, String> settings) {
    try {
      data = Files.createTempDirectory("clipgen-world-");
      database = TestDatabase.fresh();
      connections.switchTo(database.dataSource());
      startSimulators();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> properties =
        new HashMap<>(
            Map.of(
                MARK,
                true,
                "clipgen.data",
                data.toString(),
                "clipgen.home",
                data.toString(),
                "clipgen.cache",
                data.toString(),
                // Asked for each time, so that two runs of one story ask alike.
                "clipgen.campaigns.schedules-kept",
                "0s",
                "clipgen.embedded",
                true));
    properties.putAll(settings);
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .propertySources(PropertySource.of("world", properties, ABOVE_ALL))
            .build();
    context.registerSingleton(Stage.class, this);
    context.registerSingleton(database.address());
    context.start();
  }

  SequentialIds ids() {
    return ids;
  }

  DatabaseAddress address() {
    return database.address();
  }

  /// Connections in the role of the application, as they are without whatever is put in between.
  DataSource dataSource() {
    return database.dataSource();
  }

  /// Forgets everything: an empty database, simulators without a past, the clock at its start.
  void renew() {
    stopSimulators();
    forget(SIMULATORS);
    database.close();
    database = TestDatabase.fresh();
    connections.switchTo(database.dataSource());
    goOn(0, SettableClock.START);
  }

  /// Everything that is, to come back to until it is forgotten.
  Moment moment() {
    stopSimulators();
    Path folder = data.resolve("moment-" + ids.last() + "-" + System.nanoTime());
    SIMULATORS.forEach(name -> copy(data.resolve(name), folder.resolve(name)));
    var moment = new Moment(database, database.keep(), folder, ids.last(), clock.now());
    startSimulators();
    return moment;
  }

  /// Goes back, as often as one likes.
  void backTo(Moment moment) {
    if (moment.database() != database) {
      throw new IllegalArgumentException("the world was renewed since then");
    }
    stopSimulators();
    forget(SIMULATORS);
    SIMULATORS.forEach(name -> copy(moment.folder().resolve(name), data.resolve(name)));
    database.backTo(moment.rows());
    goOn(moment.ids(), moment.at());
  }

  /// A state of everything that remembers something.
  record Moment(TestDatabase database, KeptRows rows, Path folder, long ids, Instant at) {}

  private void goOn(long lastId, Instant now) {
    ids = new SequentialIds(lastId);
    clock.set(now);
    startSimulators();
  }

  @Override
  public void close() {
    context.close();
    stopSimulators();
    database.close();
    delete(data);
  }

  private void startSimulators() {
    try {
      payments =
          SimulatedPaymentsProgram.start(data.resolve(SimulatedPaymentsProgram.FOLDER), clock::now);
      platform =
          SimulatedPlatformProgram.start(data.resolve(SimulatedPlatformProgram.FOLDER), clock::now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stopSimulators() {
    payments.close();
    platform.close();
  }

  private void forget(List<String> folders) {
    folders.forEach(name -> delete(data.resolve(name)));
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path));
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
