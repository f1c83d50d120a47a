package io.clipgen.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Beside a provider that keeps its first answers to itself.
class SimulatorClientTest {

  private static final Duration TIMEOUT = Duration.ofMillis(300);

  private final AtomicInteger heard = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private int silent;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (heard.incrementAndGet() <= silent) {
              over.await();
            } else {
              exchange.sendResponseHeaders(204, -1);
            }
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void a_question_that_gets_no_answer_in_time_is_asked_once_more() throws IOException {
    silent = 1;
    SimulatorClient client = client();

    assertThat(client.send(client.request("/x").GET()).statusCode()).isEqualTo(204);

    assertThat(heard).hasValue(2);
  }

  @Test
  void one_that_gets_none_then_either_counts_as_lost() {
    silent = 2;
    SimulatorClient client = client();

    assertThatThrownBy(() -> client.send(client.request("/x").GET()))
        .isInstanceOf(HttpTimeoutException.class);

    assertThat(heard).hasValue(2);
  }

  @Test
  void a_change_that_gets_no_answer_is_not_asked_for_again() {
    silent = 1;
    SimulatorClient client = client();

    assertThatThrownBy(() -> client.send(client.request("/x").POST(BodyPublishers.noBody())))
        .isInstanceOf(HttpTimeoutException.class);

    assertThat(heard).hasValue(1);
  }

  private SimulatorClient client() {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new SimulatorClient(
        new Announcement("provider", Optional.of(address), Optional.of("key"), Path.of("none")),
        TIMEOUT);
  }
}
