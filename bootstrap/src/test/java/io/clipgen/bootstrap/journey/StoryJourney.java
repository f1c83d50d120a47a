package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The story as `./clipgen demo` plays it.
class StoryJourney {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void the_demo_plays_on_real_parts_and_every_check_holds() throws Exception {
    try (Clipgen demo = Clipgen.start("demo", "--data", folder.resolve("data").toString())) {
      assertThat(demo.end(PATIENCE)).as(demo.output()).isZero();
      assertThat(demo.output()).contains("0 did not").doesNotContain("✗");
    }
  }
}
