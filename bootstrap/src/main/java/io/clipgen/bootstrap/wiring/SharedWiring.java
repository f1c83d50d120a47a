package io.clipgen.bootstrap.wiring;

import com.github.f4b6a3.uuid.UuidCreator;
import com.zaxxer.hikari.HikariDataSource;
import io.clipgen.application.operations.Part;
import io.clipgen.application.operations.Parts;
import io.clipgen.application.shared.Ids;
import io.clipgen.persistence.shared.DataSources;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.DatabaseAddress;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// What every context needs: the database, ids, and the list of parts.
@Factory
final class SharedWiring {

  @Singleton
  @Bean(preDestroy = "close")
  HikariDataSource dataSource(
      DatabaseAddress address,
      @Property(name = "clipgen.database.connections") int connections,
      @Property(name = "clipgen.database.patience") Duration patience) {
    return DataSources.application(address, connections, patience);
  }

  @Singleton
  Database database(HikariDataSource dataSource) {
    return new Database(dataSource);
  }

  /// UUIDs of version 7, in order also within one millisecond.
  @Singleton
  Ids ids() {
    return UuidCreator::getTimeOrderedEpochPlus1;
  }

  @Singleton
  Parts parts(List<Part> parts) {
    List<Part> sorted = parts.stream().sorted(Comparator.comparing(Part::name)).toList();
    return () -> sorted;
  }
}
