package io.clipgen.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The domain jar as somebody else's library: one source file, one jar, nothing else on the class
/// path.
class EmbeddingJourney {

  @Test
  void a_single_file_program_computes_splits_tiers_bonuses_and_release_dates_with_the_jar_alone()
      throws Exception {
    Path jar;
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      jar =
          files
              .filter(file -> file.getFileName().toString().matches("domain-[0-9.]+\\.jar"))
              .findFirst()
              .orElseThrow();
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar.toString(),
                "examples/Payroll.java")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(output)
        .containsSubsequence(
            "Ada  Bronze    70.01 USD of 100.01 USD, platform 30.00 USD, bonus 0.00 USD, free on 2026-11-05T12:00:00Z",
            // 523,417 views: 50 % of the clipper's share of 7501, half-up.
            "Ben  Silver    75.01 USD of 100.01 USD, platform 25.00 USD, bonus 37.51 USD, free on 2026-11-08T08:15:00Z",
            // Posted late: never later than 10 days after approval.
            "Cho  Platinum  212.50 USD of 250.00 USD, platform 37.50 USD, bonus 425.00 USD, free on 2026-11-14T10:00:00Z",
            "To pay: 820.03 USD");
    assertThat(process.exitValue()).isZero();
  }
}
