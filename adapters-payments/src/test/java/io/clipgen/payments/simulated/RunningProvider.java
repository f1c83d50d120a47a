package io.clipgen.payments.simulated;

import io.clipgen.application.earnings.testing.ProviderLevers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The program on a folder of its own, with a settable clock, and the adapters that speak to it.
final class RunningProvider implements ProviderLevers, AutoCloseable {

  // Shorter than a late answer, longer than any honest one on a busy machine.
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
  final Path folder;
  final SimulatedPayments adapters;
  private final HttpClient http = HttpClient.newHttpClient();
  private SimulatedPaymentsProgram program;

  RunningProvider() {
    try {
      folder = Files.createTempDirectory("simulated-payments");
      program = SimulatedPaymentsProgram.start(folder, now::get);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    adapters = SimulatedPayments.at(Optional.empty(), Optional.empty(), folder, TIMEOUT, now::get);
  }

  void restart() throws IOException {
    program.close();
    program = SimulatedPaymentsProgram.start(folder, now::get);
  }

  @Override
  public void advance(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Override
  public void trouble(String operation, Trouble trouble) {
    post("_simulator/faults", "operation=" + operation + "&kind=" + trouble, "");
  }

  HttpResponse<String> post(String path, String form, String key) {
    var request =
        request(path)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    return send(request);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program.port() + "/" + path))
          .header(
              "Authorization",
              "Bearer " + Files.readString(folder.resolve(SimulatedPaymentsProgram.KEY_FILE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return program.port();
  }

  @Override
  public void close() {
    program.close();
  }
}
