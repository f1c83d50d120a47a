package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks HTTP for the provider: keys, idempotency, faults; one change at a time.
final class ApiServer {

  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final int LARGEST_BODY = 1 << 16;
  private static final int LONGEST_KEY = 255;
  private static final int LARGEST_STEP = 1000;
  private static final String STEERING = "/_simulator/";
  private static final Duration LONGEST_HANG = Duration.ofMinutes(10);

  private record Answer(int status, ObjectNode body, boolean replayed) {
    Answer(int status, ObjectNode body) {
      this(status, body, false);
    }
  }

  private final ProviderBooks books;
  private final Operations operations;
  private final Faults faults = new Faults();
  private final InstantSource clock;
  private final byte[] authorization;
  private final ObjectNode identity;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param identity what `GET /health` answers
  ApiServer(ProviderBooks books, InstantSource clock, String secretKey, ObjectNode identity) {
    this.books = books;
    this.operations = new Operations(books);
    this.clock = clock;
    this.authorization = ("Bearer " + secretKey).getBytes(StandardCharsets.UTF_8);
    this.identity = identity;
  }

  /// Lets hanging requests go.
  void close() {
    closed.countDown();
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answerSafely(exchange);
      if (answer != null) {
        send(exchange, answer);
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
      return serverError();
    }
  }

  private @Nullable Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    String body =
        new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
    if (path.equals("/health")) {
      return new Answer(200, identity.deepCopy().put("time", clock.instant().toString()));
    }
    authorize(exchange);
    Params params =
        Params.of(
            exchange.getRequestURI().getRawQuery(),
            header(exchange, "Content-Type").orElse(null),
            body);
    if (path.equals("/_simulator/faults")) {
      return faults(method, params);
    }
    if (path.startsWith(STEERING) && method.equals("POST")) {
      return steer(parts(path, STEERING), params);
    }
    if (!path.startsWith("/v1/")) {
      throw ApiError.notBegun(
          404, "invalid_request_error", "url_invalid", "Unrecognized URL " + path);
    }
    List<String> parts = parts(path, "/v1/");
    String account = header(exchange, "Stripe-Account").orElse(ProviderBooks.PLATFORM);
    return switch (method) {
      case "GET" -> read(parts, params, account);
      case "POST" -> write(exchange, parts, params, account);
      default ->
          throw ApiError.notBegun(
              405, "invalid_request_error", "method_not_allowed", "Use GET or POST.");
    };
  }

  private static List<String> parts(String path, String root) {
    return Arrays.asList(path.substring(root.length()).split("/"));
  }

  private Answer steer(List<String> path, Params params) {
    synchronized (books) {
      Instant now = clock.instant();
      settle(now);
      Change change = new Change(now, books.count());
      ObjectNode body = operations.steer(path, params, change);
      books.commit(change);
      return new Answer(200, body.deepCopy());
    }
  }

  private @Nullable Answer read(List<String> path, Params params, String account)
      throws InterruptedException {
    Optional<Fault> fault = faults.strike("lookups");
    if (fault.isPresent() && before(fault.get())) {
      return fault.get().kind() == Fault.Kind.HANG ? null : serverError();
    }
    Answer answer;
    synchronized (books) {
      Instant now = clock.instant();
      settle(now);
      answer =
          new Answer(200, operations.get(path, params, account, now.getEpochSecond()).deepCopy());
    }
    return after(fault, answer);
  }

  private @Nullable Answer write(
      HttpExchange exchange, List<String> path, Params params, String account)
      throws InterruptedException {
    String key = header(exchange, "Idempotency-Key").orElse("");
    if (key.length() > LONGEST_KEY) {
      throw ApiError.invalid(
          "Idempotency-Key", "Idempotency keys are at most 255 characters long.");
    }
    Optional<Fault> fault = faults.strike(path.getFirst());
    if (fault.isPresent() && before(fault.get())) {
      return fault.get().kind() == Fault.Kind.HANG ? null : serverError();
    }
    String fingerprint = params.fingerprint(account + " " + String.join("/", path));
    Answer answer;
    synchronized (books) {
      answer = execute(key, fingerprint, path, params, account, fault.map(Fault::kind));
    }
    return after(fault, answer);
  }

  private Answer execute(
      String key,
      String fingerprint,
      List<String> path,
      Params params,
      String account,
      Optional<Fault.Kind> fault) {
    Instant now = clock.instant();
    settle(now);
    Optional<ProviderBooks.KeptAnswer> kept = books.answer(key, now);
    if (kept.isPresent()) {
      return replay(kept.get(), fingerprint);
    }
    Change change = new Change(now, books.count());
    Answer answer;
    try {
      if (fault.equals(Optional.of(Fault.Kind.REFUSE))) {
        throw ApiError.refused(
            402,
            "api_error",
            "refused_on_request",
            "The simulated provider was told to refuse this.");
      }
      ObjectNode body = operations.post(path, params, account, change, ending(fault));
      answer =
          fault.equals(Optional.of(Fault.Kind.ERROR_AFTER)) ? serverError() : new Answer(200, body);
    } catch (ApiError refused) {
      if (!refused.executed()) {
        throw refused;
      }
      change.undo();
      answer = new Answer(refused.status(), refused.body());
    }
    if (!key.isEmpty()) {
      change.answer(key, fingerprint, answer.status(), answer.body());
    }
    books.commit(change);
    return new Answer(answer.status(), answer.body().deepCopy());
  }

  private static Answer replay(ProviderBooks.KeptAnswer kept, String fingerprint) {
    if (!kept.fingerprint().equals(fingerprint)) {
      throw ApiError.notBegun(
          400,
          "idempotency_error",
          "idempotency_key_in_use",
          "Keys for idempotent requests can only be used with the same parameters they were first used with.");
    }
    return new Answer(kept.status(), kept.body(), true);
  }

  private void settle(Instant now) {
    List<ObjectNode> due = books.due(now.getEpochSecond(), LARGEST_STEP);
    while (!due.isEmpty()) {
      Change change = new Change(now, books.count());
      due.forEach(object -> operations.advance(change, object));
      books.commit(change);
      due = books.due(now.getEpochSecond(), LARGEST_STEP);
    }
  }

  private static Ending ending(Optional<Fault.Kind> fault) {
    return switch (fault.orElse(Fault.Kind.REFUSE)) {
      case PAYOUT_FAILS -> Ending.FAILS;
      case PAID_THEN_FAILED, REFUND_FAILS -> Ending.FAILS_LATE;
      case REFUSE, ERROR, ERROR_AFTER, HANG, LATE, DROP -> Ending.ARRIVES;
    };
  }

  /// Whether the fault strikes before anything is done.
  private boolean before(Fault fault) throws InterruptedException {
    return switch (fault.kind()) {
      case ERROR -> true;
      case HANG -> {
        wait(LONGEST_HANG);
        yield true;
      }
      case REFUSE, ERROR_AFTER, LATE, DROP, REFUND_FAILS, PAYOUT_FAILS, PAID_THEN_FAILED -> false;
    };
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

  private Answer faults(String method, Params params) {
    if (method.equals("DELETE")) {
      faults.clear();
    } else {
      faults.add(
          new Fault(
              params.get("operation"),
              kind(params.get("kind")),
              params.find("skip").map(Integer::parseInt).orElse(0),
              params.find("times").map(Integer::parseInt).orElse(1),
              Duration.ofMillis(params.find("delay_ms").map(Long::parseLong).orElse(30_000L))));
    }
    return new Answer(200, JsonNodeFactory.instance.objectNode().put("ok", true));
  }

  private static Fault.Kind kind(String name) {
    try {
      return Fault.Kind.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw ApiError.invalid("kind", "Must be one of " + Arrays.toString(Fault.Kind.values()));
    }
  }

  private void authorize(HttpExchange exchange) {
    byte[] given = header(exchange, "Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, authorization)) {
      throw ApiError.notBegun(
          401, "invalid_request_error", "api_key_invalid", "Invalid API Key provided.");
    }
  }

  private static Answer serverError() {
    return new Answer(
        500, ApiError.notBegun(500, "api_error", "internal", "An unknown error occurred.").body());
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (answer.replayed()) {
      exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
    }
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
