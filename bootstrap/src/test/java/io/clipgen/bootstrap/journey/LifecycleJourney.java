package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.bootstrap.Administrators;
import io.clipgen.bootstrap.demo.Api;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import io.clipgen.simulators.Announcement;
import io.clipgen.simulators.SimulatorClient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starting, stopping, and being killed.
class LifecycleJourney {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void sigterm_ends_everything_cleanly_and_kill_9_is_recovered_from_by_the_next_start()
      throws Exception {
    Path data = folder.resolve("data");
    try (Clipgen first = Clipgen.serve(data)) {
      Api guest = Api.at(first.address());
      guest.post("/api/v1/auth/register", person());
      assertThat(first.output()).contains("/docs", Administrators.EMAIL);
      first.kill();
    }
    try (Clipgen second = Clipgen.serve(data)) {
      Api signedIn =
          Api.at(second.address()).signIn("keeper@demo.example", "the longest passphrase");
      assertThat(signedIn.get("/api/v1/me").path("displayName").asText()).isEqualTo("Keeper");
      assertThatNewsOfTheProviderArrives(data);
      List<ProcessHandle> parts = processesOver(data);
      assertThat(parts)
          .as("the server, PostgreSQL and two simulators")
          .hasSizeGreaterThanOrEqualTo(4);

      second.terminate();

      assertThat(second.end(PATIENCE)).isZero();
    }
    assertThat(processesOver(data)).as("what goes on over the data folder").isEmpty();
  }

  @Test
  void commands_that_need_the_database_start_it_and_stop_it_again() throws Exception {
    String data = folder.resolve("data").toString();
    for (String[] command :
        List.of(
            new String[] {"migrate", "--data", data},
            new String[] {"ledger", "verify", "--data", data},
            new String[] {"doctor", "--data", data})) {
      try (Clipgen clipgen = Clipgen.start(command)) {
        assertThat(clipgen.end(PATIENCE)).as(clipgen.output()).isZero();
      }
      assertThat(processesOver(Path.of(data))).as(String.join(" ", command)).isEmpty();
    }
  }

  /// The simulated provider tells the server that runs now, on whichever port that is.
  private static void assertThatNewsOfTheProviderArrives(Path data) throws IOException {
    Path folder = data.resolve(SimulatedPaymentsProgram.FOLDER);
    var provider =
        new SimulatorClient(
            new Announcement("payment provider", Optional.empty(), Optional.empty(), folder),
            PATIENCE);
    provider.send(provider.request("/v1/accounts").POST(BodyPublishers.noBody()));
    Instant deadline = Instant.now().plus(PATIENCE);
    String report;
    do {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      report = provider.send(provider.request("/_simulator/notices").GET()).body();
    } while (!report.contains("\"sent\":1") && Instant.now().isBefore(deadline));
    assertThat(report).contains("\"waiting\":0", "\"sent\":1", "\"last_trouble\":\"\"");
  }

  private static Map<String, String> person() {
    return Map.of(
        "email", "keeper@demo.example",
        "password", "the longest passphrase",
        "displayName", "Keeper",
        "role", "clipper");
  }

  /// Processes whose command line names the folder: a server or simulator that was forgotten.
  private static List<ProcessHandle> processesOver(Path data) {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.contains(data.toString()))
                    .isPresent())
        .toList();
  }
}
