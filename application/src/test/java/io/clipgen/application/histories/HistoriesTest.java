package io.clipgen.application.histories;

import org.junit.jupiter.api.Test;

/// Random histories on the model and on the use cases over ports in memory.
class HistoriesTest {

  @Test
  void the_house_and_the_model_agree_after_every_step_of_any_history() {
    new Season("clipgen.histories", 300, 120).run(MemoryHouse::new, true);
  }
}
