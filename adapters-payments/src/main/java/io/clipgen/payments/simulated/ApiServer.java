package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.clipgen.payments.simulated.Provider.Answer;
import io.clipgen.simulators.Fault;
import io.clipgen.simulators.Faults;
import io.clipgen.simulators.SimulatorServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks HTTP for the provider: keys, faults, and what its operator wants.
final class ApiServer {

  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final int LONGEST_KEY = 255;
  private static final String STEERING = "/_simulator/";
  private static final String API = "/v1/";

  private final Provider provider;
  private final Faults<FaultKind> faults;
  private final Steering steering;
  private final SimulatorServer server;
  private final ObjectNode identity;

  /// @param identity what `GET /health` answers
  ApiServer(
      SimulatorServer server,
      Provider provider,
      Faults<FaultKind> faults,
      Steering steering,
      ObjectNode identity) {
    this.server = server;
    this.provider = provider;
    this.faults = faults;
    this.steering = steering;
    this.identity = identity;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().equals("/_simulator")) {
        SimulatorServer.send(exchange, 200, "text/plain; charset=utf-8", Steering.inWords());
        return;
      }
      Answer answer = answerSafely(exchange);
      if (answer != null) {
        if (answer.replayed()) {
          exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
        }
        byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        SimulatorServer.send(exchange, answer.status(), "application/json", bytes);
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
      return refused.answer();
    } catch (RuntimeException failure) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), failure);
      return ApiError.serverError();
    }
  }

  private @Nullable Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    String body = SimulatorServer.body(exchange);
    if (path.equals("/health")) {
      return new Answer(200, identity.deepCopy().put("time", provider.now().toString()));
    }
    if (!server.knows(exchange)) {
      throw ApiError.notBegun(
          401, "invalid_request_error", "api_key_invalid", "Invalid API Key provided.");
    }
    Params params =
        Params.of(
            exchange.getRequestURI().getRawQuery(),
            SimulatorServer.header(exchange, "Content-Type").orElse(null),
            body);
    if (path.startsWith(STEERING)) {
      return steering.answer(method, SimulatorServer.parts(path, STEERING), params);
    }
    if (!path.startsWith(API)) {
      throw ApiError.notBegun(
          404, "invalid_request_error", "url_invalid", "Unrecognized URL " + path);
    }
    String account =
        SimulatorServer.header(exchange, "Stripe-Account").orElse(ProviderBooks.PLATFORM);
    return switch (method) {
      case "GET" -> read(SimulatorServer.parts(path, API), params, account);
      case "POST" -> {
        String key = SimulatorServer.header(exchange, "Idempotency-Key").orElse("");
        yield write(new Provider.Request(key, SimulatorServer.parts(path, API), params, account));
      }
      default ->
          throw ApiError.notBegun(
              405, "invalid_request_error", "method_not_allowed", "Use GET or POST.");
    };
  }

  private @Nullable Answer read(List<String> path, Params params, String account)
      throws InterruptedException {
    Optional<Fault<FaultKind>> fault = faults.strike("lookups");
    if (fault.isPresent() && before(fault.get())) {
      return fault.get().kind() == FaultKind.HANG ? null : ApiError.serverError();
    }
    return after(fault, () -> provider.read(path, params, account));
  }

  private @Nullable Answer write(Provider.Request request) throws InterruptedException {
    if (request.key().length() > LONGEST_KEY) {
      throw ApiError.invalid(
          "Idempotency-Key", "Idempotency keys are at most 255 characters long.");
    }
    Optional<Fault<FaultKind>> fault = faults.strike(request.path().getFirst());
    if (fault.isPresent() && before(fault.get())) {
      return fault.get().kind() == FaultKind.HANG ? null : ApiError.serverError();
    }
    provider.claim(request.key());
    try {
      return after(fault, () -> provider.write(request, fault.map(Fault::kind)));
    } finally {
      provider.release(request.key());
    }
  }

  /// Whether the fault strikes before anything is done.
  private boolean before(Fault<FaultKind> fault) throws InterruptedException {
    if (fault.kind() == FaultKind.HANG) {
      server.pause(SimulatorServer.LONGEST_HANG);
    }
    return fault.kind() == FaultKind.HANG || fault.kind() == FaultKind.ERROR;
  }

  // A refusal is an answer as well, and is lost as easily.
  private @Nullable Answer after(Optional<Fault<FaultKind>> fault, Supplier<Answer> work)
      throws InterruptedException {
    Answer answer;
    try {
      answer = work.get();
    } catch (ApiError refused) {
      answer = refused.answer();
    }
    if (fault.isEmpty()) {
      return answer;
    }
    return switch (fault.get().kind()) {
      case DROP -> null;
      case ERROR_AFTER -> ApiError.serverError();
      case LATE -> {
        server.pause(fault.get().delay());
        yield answer;
      }
      default -> answer;
    };
  }
}
