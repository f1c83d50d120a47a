package io.clipgen.bootstrap.playback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// One address with the player's page and, behind it, the API: to a browser they are one place, as
/// in production. The page reports here when it has played.
final class Screen implements AutoCloseable {

  private static final List<String> ASKED = List.of("Authorization", "Cookie", "Range");
  private static final List<String> ANSWERED =
      List.of("Content-Type", "Content-Range", "Cache-Control", "ETag", "Set-Cookie");

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI api;
  private final String page;
  private final CompletableFuture<String> report = new CompletableFuture<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private Screen(HttpServer http, URI api, String page) {
    this.http = http;
    this.api = api;
    this.page = page;
  }

  static Screen open(URI api, String page) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Screen screen = new Screen(http, api, page);
    http.setExecutor(screen.threads);
    http.createContext("/", screen::handle);
    http.start();
    return screen;
  }

  /// Where the page is.
  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
  }

  /// What the page says after it has played.
  CompletableFuture<String> report() {
    return report;
  }

  /// What was asked of the API, as in `GET 200 /api/…`.
  List<String> requests() {
    return List.copyOf(requests);
  }

  static String resource(String name) {
    try (InputStream content = Screen.class.getResourceAsStream("/hls/" + name)) {
      return new String(
          Objects.requireNonNull(content, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
    client.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      switch (path) {
        case "/" -> send(exchange, "text/html; charset=utf-8", page);
        case "/hls.js" -> send(exchange, "text/javascript", resource("hls-1.6.15.min.js"));
        case "/report" -> {
          report.complete(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          send(exchange, "text/plain", "");
        }
        default -> passOn(exchange, path);
      }
    }
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void passOn(HttpExchange exchange, String path) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path));
    for (String name : ASKED) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (path.startsWith("/api/")) {
        requests.add(exchange.getRequestMethod() + " " + answer.statusCode() + " " + path);
      }
      for (String name : ANSWERED) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
      }
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
