package io.clipgen.bootstrap.sweep;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clipgen.bootstrap.sweep.Points.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The wire to a provider: passes every call on, and each is a point.
final class FailingWire implements AutoCloseable {

  /// Longer than any caller's patience.
  private static final int LONGEST_SECONDS = 60;

  private static final Set<String> OWN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    OWN.addAll(
        List.of("Host", "Connection", "Content-Length", "Upgrade", "HTTP2-Settings", "Expect"));
  }

  private final Points points;
  private final Supplier<URI> provider;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// @param provider where it is now
  FailingWire(Points points, Supplier<URI> provider) {
    this.points = points;
    this.provider = provider;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// Where the caller finds it.
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Optional<Way> way =
          points.passCall(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      if (way.equals(Optional.of(Way.BEFORE))) {
        return;
      }
      HttpResponse<byte[]> answer = http.send(request(exchange, body), BodyHandlers.ofByteArray());
      if (way.isEmpty()) {
        answer.headers().map().forEach((name, values) -> put(exchange, name, values));
        byte[] bytes = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      } else if (way.get() == Way.TIMED_OUT) {
        boolean _ = closed.await(LONGEST_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(provider.get().resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static void put(HttpExchange exchange, String name, List<String> values) {
    if (!OWN.contains(name) && !name.equalsIgnoreCase("Transfer-Encoding")) {
      exchange.getResponseHeaders().put(name, values);
    }
  }
}
