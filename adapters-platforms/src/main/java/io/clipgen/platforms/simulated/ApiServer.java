package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
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

/// Speaks HTTP for the platform: keys, faults, pages to watch; one change at a time.
final class ApiServer {

  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final int LARGEST_BODY = 1 << 16;
  private static final Duration LONGEST_HANG = Duration.ofMinutes(10);
  private static final int RESUME = 308;

  private record Answer(int status, ObjectNode body) {}

  private interface Work {
    ObjectNode run(long now) throws IOException;
  }

  private final PlatformBooks books;
  private final Operations operations;
  private final Faults faults = new Faults();
  private final InstantSource clock;
  private final byte[] authorization;
  private final ObjectNode identity;
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param identity what `GET /health` answers
  ApiServer(
      PlatformBooks books,
      Operations operations,
      InstantSource clock,
      String secretKey,
      ObjectNode identity) {
    this.books = books;
    this.operations = operations;
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
      List<String> path = List.of(exchange.getRequestURI().getPath().substring(1).split("/"));
      if (path.size() == 2 && path.getFirst().equals("watch")) {
        watch(exchange, path.getLast());
      } else if (path.size() == 2 && path.getFirst().equals("media")) {
        media(exchange, path.getLast());
      } else {
        Answer answer = answerSafely(exchange, path);
        if (answer != null) {
          send(exchange, answer);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  // Null: the connection is to be dropped.
  private @Nullable Answer answerSafely(HttpExchange exchange, List<String> path)
      throws IOException, InterruptedException {
    try {
      return answer(exchange, path);
    } catch (ApiError refused) {
      return new Answer(refused.status(), refused.body());
    } catch (RuntimeException failure) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), failure);
      return serverError();
    }
  }

  private @Nullable Answer answer(HttpExchange exchange, List<String> path)
      throws IOException, InterruptedException {
    if (path.equals(List.of("health"))) {
      return new Answer(200, identity.deepCopy().put("time", clock.instant().toString()));
    }
    authorize(exchange);
    String route = exchange.getRequestMethod() + " " + route(path);
    if (route.equals("PUT v1/uploads/*")) {
      return receive(exchange, path.getLast());
    }
    Fields fields =
        Fields.of(
            exchange.getRequestURI().getRawQuery(),
            new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8));
    String base = base(exchange);
    return switch (route) {
      case "POST v1/accounts" -> faulty("accounts", (now, _) -> operations.connect(fields, now));
      case "POST v1/uploads" -> faulty("uploads", (now, _) -> operations.begin(fields, now));
      case "GET v1/uploads/*" -> faulty("lookups", (_, _) -> operations.upload(path.getLast()));
      case "POST v1/posts" ->
          faulty(
              "posts",
              (now, fault) ->
                  operations.post(
                      fields, now, fault.equals(Optional.of(Fault.Kind.REJECTED)), base));
      case "GET v1/posts" ->
          faulty("lookups", (now, _) -> operations.findPost(fields.get("reference"), now, base));
      case "GET v1/posts/*" ->
          faulty("lookups", (now, _) -> operations.getPost(path.getLast(), now, base));
      case "GET v1/statistics" ->
          faulty("statistics", (now, _) -> operations.statistics(fields, now, base));
      case "POST _simulator/views" ->
          steered(now -> operations.steer(fields.find("post"), fields, now, base));
      case "POST _simulator/removals" ->
          steered(now -> operations.remove(fields.get("post"), now, base));
      case "POST _simulator/faults" -> add(fields);
      case "DELETE _simulator/faults" -> {
        faults.clear();
        yield ok();
      }
      default -> throw new ApiError(404, "route_unknown", "There is nothing at " + route + ".");
    };
  }

  private interface FaultyWork {
    ObjectNode run(long now, Optional<Fault.Kind> fault) throws IOException;
  }

  private @Nullable Answer faulty(String operation, FaultyWork work)
      throws IOException, InterruptedException {
    Optional<Fault> fault = faults.strike(operation);
    switch (fault.map(Fault::kind).orElse(Fault.Kind.REJECTED)) {
      case ERROR -> {
        return serverError();
      }
      case HANG -> {
        pause(LONGEST_HANG);
        return null;
      }
      case REFUSE ->
          throw new ApiError(403, "refused_on_request", "The platform was told to refuse this.");
      case LATE, DROP, REJECTED -> {}
    }
    Answer answer = steered(now -> work.run(now, fault.map(Fault::kind)));
    if (fault.isPresent() && fault.get().kind() == Fault.Kind.DROP) {
      return null;
    }
    if (fault.isPresent() && fault.get().kind() == Fault.Kind.LATE) {
      pause(fault.get().delay());
    }
    return answer;
  }

  private Answer steered(Work work) throws IOException {
    synchronized (books) {
      return new Answer(200, work.run(clock.instant().getEpochSecond()).deepCopy());
    }
  }

  /// One chunk of a file: 308 while bytes are missing, 200 with the last.
  private @Nullable Answer receive(HttpExchange exchange, String upload)
      throws IOException, InterruptedException {
    String range = header(exchange, "Content-Range");
    // Bytes are taken outside of the lock: an upload has one sender.
    Answer answer = faultyChunk(() -> operations.receive(upload, range, exchange.getRequestBody()));
    if (answer == null || answer.status() != 200) {
      return answer;
    }
    long received = answer.body().path("received").asLong();
    if (received < answer.body().path("bytes").asLong()) {
      exchange.getResponseHeaders().set("Range", "bytes=0-" + (received - 1));
      return new Answer(RESUME, answer.body());
    }
    return answer;
  }

  private interface Chunk {
    ObjectNode take() throws IOException;
  }

  private @Nullable Answer faultyChunk(Chunk chunk) throws IOException, InterruptedException {
    Optional<Fault> fault = faults.strike("chunks");
    if (fault.isEmpty()) {
      return new Answer(200, chunk.take());
    }
    return switch (fault.get().kind()) {
      case ERROR, REFUSE, REJECTED -> serverError();
      case HANG -> {
        pause(LONGEST_HANG);
        yield null;
      }
      case LATE -> {
        ObjectNode taken = chunk.take();
        pause(fault.get().delay());
        yield new Answer(200, taken);
      }
      case DROP -> {
        chunk.take();
        yield null;
      }
    };
  }

  private void pause(Duration time) throws InterruptedException {
    var _ = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Answer add(Fields fields) {
    faults.add(
        new Fault(
            fields.get("operation"),
            kind(fields.get("kind")),
            fields.number("skip", 0),
            fields.number("times", 1),
            Duration.ofMillis(fields.number("delay_ms", 30_000))));
    return ok();
  }

  private static Fault.Kind kind(String name) {
    try {
      return Fault.Kind.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new ApiError(
          400, "kind_unknown", "kind must be one of " + Arrays.toString(Fault.Kind.values()));
    }
  }

  private void watch(HttpExchange exchange, String id) throws IOException {
    ObjectNode post;
    try {
      synchronized (books) {
        post = operations.getPost(id, clock.instant().getEpochSecond(), base(exchange));
      }
    } catch (ApiError missing) {
      send(exchange, new Answer(missing.status(), missing.body()));
      return;
    }
    byte[] page = WatchPage.of(post).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
  }

  private void media(HttpExchange exchange, String id) throws IOException {
    Path file;
    try {
      synchronized (books) {
        file = operations.file(operations.known(id));
      }
    } catch (ApiError missing) {
      send(exchange, new Answer(missing.status(), missing.body()));
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "video/mp4");
    exchange.sendResponseHeaders(200, Files.size(file));
    Files.copy(file, exchange.getResponseBody());
  }

  private void authorize(HttpExchange exchange) {
    byte[] given = header(exchange, "Authorization").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, authorization)) {
      throw new ApiError(401, "key_invalid", "The key is not valid.");
    }
  }

  private static String route(List<String> path) {
    return path.size() == 3 ? path.get(0) + "/" + path.get(1) + "/*" : String.join("/", path);
  }

  private static String base(HttpExchange exchange) {
    return "http://127.0.0.1:" + exchange.getLocalAddress().getPort();
  }

  private static Answer ok() {
    return new Answer(200, JsonNodeFactory.instance.objectNode().put("ok", true));
  }

  private static Answer serverError() {
    return new Answer(500, new ApiError(500, "internal", "Something went wrong.").body());
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
