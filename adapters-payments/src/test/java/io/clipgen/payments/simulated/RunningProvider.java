package io.clipgen.payments.simulated;

import io.clipgen.application.earnings.testing.ProviderLevers;
import io.clipgen.application.shared.testing.ScratchFolder;
import io.clipgen.domain.shared.Money;
import io.clipgen.simulators.Announcement;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The program on a folder of its own, with a settable clock, and the adapters that speak to it.
final class RunningProvider implements ProviderLevers, AutoCloseable {

  // Shorter than a late answer, longer than any honest one on a busy machine.
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
  final Path folder = ScratchFolder.make("clipgen-payments-");
  final SimulatedPayments adapters;
  private final HttpClient http = HttpClient.newHttpClient();
  private SimulatedPaymentsProgram program;

  RunningProvider() {
    try {
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

  @Override
  public String dispute(String charge, Money amount, Money fee) {
    return steer(
        "disputes", "charge=%s&amount=%d&fee=%d".formatted(charge, amount.minor(), fee.minor()));
  }

  @Override
  public String inquire(String charge, Money amount) {
    return steer("disputes", "charge=%s&amount=%d&inquiry=true".formatted(charge, amount.minor()));
  }

  @Override
  public void decide(String dispute, boolean won) {
    steer("disputes/" + dispute + "/close", "outcome=" + (won ? "won" : "lost"));
  }

  @Override
  public void onboarding(String account, List<String> wanted) {
    steer("accounts/" + account, "wanted=" + String.join(",", wanted));
  }

  @Override
  public void payoutFee(Money fee) {
    steer("settings", "payout_fee=" + fee.minor());
  }

  private String steer(String path, String form) {
    HttpResponse<String> answer = post("_simulator/" + path, form, "");
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    Matcher id = ID.matcher(answer.body());
    return id.find() ? id.group(1) : "";
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
              "Authorization", "Bearer " + Files.readString(folder.resolve(Announcement.KEY_FILE)));
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
