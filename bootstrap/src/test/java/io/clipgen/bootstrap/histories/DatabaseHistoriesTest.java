package io.clipgen.bootstrap.histories;

import io.clipgen.application.histories.Season;
import org.junit.jupiter.api.Test;

/// Random histories on the model and on the whole application, over PostgreSQL and the simulated
/// payment provider.
class DatabaseHistoriesTest {

  @Test
  void the_application_and_the_model_agree_after_every_step_of_any_history() {
    try (var town = new Town()) {
      new Season("clipgen.histories.database", 8, 60).run(town, false);
    }
  }
}
