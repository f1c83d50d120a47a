package io.clipgen.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorServerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void a_client_finds_it_by_its_folder_and_is_known_by_the_key_in_it() throws IOException {
    try (SimulatorServer server = SimulatorServer.bind(folder, "key_")) {
      server.serve(exchange -> answer(server, exchange));
      SimulatorClient client = client(Optional.empty());
      var form = UrlForm.encode(Map.of("a", "1&2", "b", "ü"));
      var told = client.send(client.request("/x").POST(BodyPublishers.ofString(form)));
      assertThat(told.statusCode()).isEqualTo(200);
      assertThat(told.body()).isEqualTo("{a=1&2, b=ü}");
      SimulatorClient stranger = client(Optional.of("key_guessed"));
      assertThat(stranger.send(stranger.request("/x").GET()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void it_takes_the_same_port_again_and_another_where_that_is_taken() throws IOException {
    int first;
    try (SimulatorServer server = SimulatorServer.bind(folder, "key_")) {
      server.serve(exchange -> answer(server, exchange));
      first = server.port();
    }
    try (SimulatorServer again = SimulatorServer.bind(folder, "key_");
        SimulatorServer other = SimulatorServer.bind(folder, "key_")) {
      assertThat(again.port()).isEqualTo(first);
      assertThat(other.port()).isNotEqualTo(first);
    }
  }

  @Test
  void who_has_not_been_started_is_named() {
    assertThatThrownBy(() -> client(Optional.empty()).request("/x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the simulated provider has not been started");
  }

  @Test
  void secrets_are_their_owners_and_the_one_before_the_newest_stays_good() throws IOException {
    Path file = folder.resolve("secret");
    assertThat(Secrets.read(file)).isEmpty();
    String first = Secrets.make(file, "s_").getFirst();
    assertThat(first).matches("s_[0-9a-f]{48}");
    assertThat(Secrets.make(file, "s_")).containsExactly(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Secrets.rotate(file, "s_");
    String second = Secrets.read(file).getFirst();
    assertThat(Secrets.read(file)).containsExactly(second, first).doesNotHaveDuplicates();
    Secrets.rotate(file, "s_");
    assertThat(Secrets.read(file)).hasSize(2).endsWith(second);
  }

  @Test
  void faults_strike_in_order_after_what_they_skip() {
    var faults = new Faults<String>();
    faults.add(new Fault<>("pay", "late", 1, 2, PATIENCE));
    faults.add(new Fault<>("pay", "never", 0, 1, PATIENCE));
    faults.add(new Fault<>("ask", "no", 0, 1, PATIENCE));
    assertThat(faults.strike("pay")).isEmpty();
    assertThat(faults.strike("pay").orElseThrow().kind()).isEqualTo("late");
    assertThat(faults.strike("pay").orElseThrow().kind()).isEqualTo("late");
    assertThat(faults.strike("pay").orElseThrow().kind()).isEqualTo("never");
    assertThat(faults.strike("pay")).isEmpty();
    faults.clear();
    assertThat(faults.strike("ask")).isEmpty();
  }

  private static void answer(SimulatorServer server, HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = UrlForm.parse(SimulatorServer.body(exchange)).toString();
      int status = server.knows(exchange) ? 200 : 401;
      SimulatorServer.send(exchange, status, "text/plain; charset=utf-8", body.getBytes(UTF_8));
    }
  }

  private SimulatorClient client(Optional<String> key) {
    return new SimulatorClient(
        new Announcement("provider", Optional.empty(), key, folder), PATIENCE);
  }
}
