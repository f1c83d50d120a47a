package io.clipgen.bootstrap.world;

import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import io.clipgen.persistence.testing.TestDatabase;
import io.clipgen.platforms.simulated.SimulatedPlatformProgram;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// What a [World] stands on: the wired application, its database, the two simulators, its clock and
/// its ids. The application outlives [#renew]; everything that remembers something does not.
final class Stage implements AutoCloseable {

  /// The setting that puts the world's own clock, ids and database in the place of the real ones.
  static final String MARK = "clipgen.world";

  private static final int ABOVE_ALL = 1000;

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

  /// Connections in the role of the application, as they are without whatever is put in between.
  DataSource dataSource() {
    return database.dataSource();
  }

  /// Forgets everything: an empty database, simulators without a past, the clock at its start.
  void renew() {
    stopSimulators();
    database.close();
    database = TestDatabase.fresh();
    connections.switchTo(database.dataSource());
    ids = new SequentialIds();
    clock.set(SettableClock.START);
    try {
      startSimulators();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    stopSimulators();
    database.close();
    delete(data);
  }

  private void startSimulators() throws IOException {
    payments =
        SimulatedPaymentsProgram.start(data.resolve(SimulatedPaymentsProgram.FOLDER), clock::now);
    platform =
        SimulatedPlatformProgram.start(data.resolve(SimulatedPlatformProgram.FOLDER), clock::now);
  }

  private void stopSimulators() {
    payments.close();
    platform.close();
    delete(data.resolve(SimulatedPaymentsProgram.FOLDER));
    delete(data.resolve(SimulatedPlatformProgram.FOLDER));
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
