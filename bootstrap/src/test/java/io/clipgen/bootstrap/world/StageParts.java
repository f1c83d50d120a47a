package io.clipgen.bootstrap.world;

import io.clipgen.application.operations.port.MovableClock;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.persistence.shared.Database;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// What a world is wired with in the place of the real thing; all else is as in production.
@Factory
@Requires(property = Stage.MARK)
final class StageParts {

  @Singleton
  @Primary
  @Bean(typed = {BusinessClock.class, MovableClock.class})
  SettableClock clock(Stage stage) {
    return stage.clock;
  }

  @Singleton
  @Primary
  Ids ids(Stage stage) {
    return () -> stage.ids().next();
  }

  @Singleton
  @Primary
  Database database(Stage stage) {
    return new Database(stage.connections);
  }
}
