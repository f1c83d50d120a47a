package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.clipgen.payments.simulated.Provider.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks HTTP for the provider: keys, faults, and what its operator wants.
final class ApiServer {

  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final int LARGEST_BODY = 1 << 16;
  private static final int LONGEST_KEY = 255;
  private static final Duration LONGEST_HANG = Duration.ofMinutes(10);
  private static final String STEERING = "/_simulator/";
  private static final String API = "/v1/";

  private final Provider provider;
  private final Faults faults;
  private final Steering steering;
  private final byte[] authorization;
  private final ObjectNode identity;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param identity what `GET /health` answers
  ApiServer(
      Provider provider, Faults faults, Steering steering, String secretKey, ObjectNode identity) {
    this.provider = provider;
    this.faults = faults;
    this.steering = steering;
    this.authorization = ("Bearer " + secretKey).getBytes(StandardCharsets.UTF_8);
    this.identity = identity;
  }

  /// Lets hanging requests go.
  void close() {
    closed.countDown();
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().equals("/_simulator")) {
        send(exchange, 200, "text/plain; charset=utf-8", Steering.inWords());
        return;
      }
      Answer answer = answerSafely(exchange);
      if (answer != null) {
        if (answer.replayed()) {
          exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
        }
        byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        send(exchange, answer.status(), "application/json", bytes);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  // Null: the connection is to be dropped.
  private @Nullable Answer answerSafely(HttpExchange exchange)
      throws IOException, InterruptedException {
    try {
      return answer(exchange);
    } catch (ApiError refused) {
      return new Answer(refused.status(), refused.body());
    } catch (RuntimeException failure) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), failure);
      return ApiError.serverError();
    }
  }

  private @Nullable Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    String body =
        new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
    if (path.equals("/health")) {
      return new Answer(200, identity.deepCopy().put("time", provider.now().toString()));
    }
    authorize(exchange);
    Params params =
        Params.of(
            exchange.getRequestURI().getRawQuery(),
            header(exchange, "Content-Type").orElse(null),
            body);
    if (path.startsWith(STEERING)) {
      return steering.answer(method, parts(path, STEERING), params);
    }
    if (!path.startsWith(API)) {
      throw ApiError.notBegun(
          404, "invalid_request_error", "url_invalid", "Unrecognized URL " + path);
    }
    String account = header(exchange, "Stripe-Account").orElse(ProviderBooks.PLATFORM);
    return switch (method) {
      case "GET" -> read(parts(path, API), params, account);
      case "POST" -> {
        String key = header(exchange, "Idempotency-Key").orElse("");
        yield write(new Provider.Request(key, parts(path, API), params, account));
      }
      default ->
          throw ApiError.notBegun(
              405, "invalid_request_error", "method_not_allowed", "Use GET or POST.");
    };
  }

  private static List<String> parts(String path, String root) {
    return Arrays.asList(path.substring(root.length()).split("/"));
  }

  private @Nullable Answer read(List<String> path, Params params, String account)
      throws InterruptedException {
    Optional<Fault> fault = faults.strike("lookups");
    if (fault.isPresent() && before(fault.get())) {
      return fault.get().kind() == Fault.Kind.HANG ? null : ApiError.serverError();
    }
    return after(fault, provider.read(path, params, account));
  }

  private @Nullable Answer write(Provider.Request request) throws InterruptedException {
    if (request.key().length() > LONGEST_KEY) {
      throw ApiError.invalid(
          "Idempotency-Key", "Idempotency keys are at most 255 characters long.");
    }
    Optional<Fault> fault = faults.strike(request.path().getFirst());
    if (fault.isPresent() && before(fault.get())) {
      return fault.get().kind() == Fault.Kind.HANG ? null : ApiError.serverError();
    }
    provider.claim(request.key());
    try {
      return after(fault, provider.write(request, fault.map(Fault::kind)));
    } finally {
      provider.release(request.key());
    }
  }

  /// Whether the fault strikes before anything is done.
  private boolean before(Fault fault) throws InterruptedException {
    if (fault.kind() == Fault.Kind.HANG) {
      wait(LONGEST_HANG);
    }
    return fault.kind() == Fault.Kind.HANG || fault.kind() == Fault.Kind.ERROR;
  }

  private @Nullable Answer after(Optional<Fault> fault, Answer answer) throws InterruptedException {
    if (fault.isPresent() && fault.get().kind() == Fault.Kind.DROP) {
      return null;
    }
    if (fault.isPresent() && fault.get().kind() == Fault.Kind.LATE) {
      wait(fault.get().delay());
    }
    return answer;
  }

  private void wait(Duration time) throws InterruptedException {
    var _ = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void authorize(HttpExchange exchange) {
    byte[] given = header(exchange, "Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, authorization)) {
      throw ApiError.notBegun(
          401, "invalid_request_error", "api_key_invalid", "Invalid API Key provided.");
    }
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
