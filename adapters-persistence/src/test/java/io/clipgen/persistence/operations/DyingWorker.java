package io.clipgen.persistence.operations;

import io.clipgen.persistence.shared.DataSources;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.DatabaseAddress;
import java.time.InstantSource;
import javax.sql.DataSource;

/// A process whose worker dies in the middle of the first job it gets, without any chance to tidy
/// up.
final class DyingWorker {

  private DyingWorker() {}

  static void main(String[] arguments) throws InterruptedException {
    DataSource dataSource =
        DataSources.application(new DatabaseAddress(arguments[0], arguments[1], arguments[2]), 8);
    Background background =
        new Background(
            new Database(dataSource), dataSource, InstantSource.system(), RunnerId.current());
    background.jobHandlers.add(
        new Chore(arguments[3], true, (_, _) -> Runtime.getRuntime().halt(137)));
    background.worker().start();
    Thread.sleep(20_000);
  }
}
