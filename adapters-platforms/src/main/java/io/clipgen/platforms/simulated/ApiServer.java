package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.clipgen.simulators.Fault;
import io.clipgen.simulators.Faults;
import io.clipgen.simulators.SimulatorServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks HTTP for the platform: keys, faults, pages to watch; one change at a time.
final class ApiServer {

  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final int RESUME = 308;

  private record Answer(int status, ObjectNode body) {}

  private interface Work {
    ObjectNode run(long now) throws IOException;
  }

  private final SimulatorServer server;
  private final PlatformBooks books;
  private final Operations operations;
  private final Faults<FaultKind> faults = new Faults<>();
  private final InstantSource clock;
  private final ObjectNode identity;

  /// @param identity what `GET /health` answers
  ApiServer(
      SimulatorServer server,
      PlatformBooks books,
      Operations operations,
      InstantSource clock,
      ObjectNode identity) {
    this.server = server;
    this.books = books;
    this.operations = operations;
    this.clock = clock;
    this.identity = identity;
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
    if (!server.knows(exchange)) {
      throw new ApiError(401, "key_invalid", "The key is not valid.");
    }
    String route = exchange.getRequestMethod() + " " + route(path);
    if (route.equals("PUT v1/uploads/*")) {
      return receive(exchange, path.getLast());
    }
    Fields fields =
        Fields.of(exchange.getRequestURI().getRawQuery(), SimulatorServer.body(exchange));
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
                      fields, now, fault.equals(Optional.of(FaultKind.REJECTED)), base));
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
    ObjectNode run(long now, Optional<FaultKind> fault) throws IOException;
  }

  private @Nullable Answer faulty(String operation, FaultyWork work)
      throws IOException, InterruptedException {
    Optional<Fault<FaultKind>> fault = faults.strike(operation);
    switch (fault.map(Fault::kind).orElse(FaultKind.REJECTED)) {
      case ERROR -> {
        return serverError();
      }
      case HANG -> {
        server.pause(SimulatorServer.LONGEST_HANG);
        return null;
      }
      case REFUSE ->
          throw new ApiError(403, "refused_on_request", "The platform was told to refuse this.");
      case LATE, DROP, REJECTED -> {}
    }
    Answer answer = steered(now -> work.run(now, fault.map(Fault::kind)));
    if (fault.isPresent() && fault.get().kind() == FaultKind.DROP) {
      return null;
    }
    if (fault.isPresent() && fault.get().kind() == FaultKind.LATE) {
      server.pause(fault.get().delay());
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
    String range = SimulatorServer.header(exchange, "Content-Range").orElse("");
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
    Optional<Fault<FaultKind>> fault = faults.strike("chunks");
    if (fault.isEmpty()) {
      return new Answer(200, chunk.take());
    }
    return switch (fault.get().kind()) {
      case ERROR, REFUSE, REJECTED -> serverError();
      case HANG -> {
        server.pause(SimulatorServer.LONGEST_HANG);
        yield null;
      }
      case LATE -> {
        ObjectNode taken = chunk.take();
        server.pause(fault.get().delay());
        yield new Answer(200, taken);
      }
      case DROP -> {
        chunk.take();
        yield null;
      }
    };
  }

  private Answer add(Fields fields) {
    faults.add(
        new Fault<>(
            fields.get("operation"),
            kind(fields.get("kind")),
            fields.number("skip", 0),
            fields.number("times", 1),
            Duration.ofMillis(fields.number("delay_ms", 30_000))));
    return ok();
  }

  private static FaultKind kind(String name) {
    try {
      return FaultKind.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new ApiError(
          400, "kind_unknown", "kind must be one of " + Arrays.toString(FaultKind.values()));
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
    SimulatorServer.send(exchange, 200, "text/html; charset=utf-8", page);
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

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
    SimulatorServer.send(exchange, answer.status(), "application/json", bytes);
  }
}
