package io.clipgen.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// HTTP on loopback for a simulated provider. It announces its port in the program's folder, and
/// takes the same one again where it is free.
public final class SimulatorServer implements AutoCloseable {

  /// How long a request hangs that gets no answer.
  public static final Duration LONGEST_HANG = Duration.ofMinutes(10);

  private static final int LARGEST_BODY = 1 << 16;

  private final Path folder;
  private final HttpServer http;
  private final byte[] authorization;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);

  private SimulatorServer(Path folder, HttpServer http, String key) {
    this.folder = folder;
    this.http = http;
    this.authorization = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
  }

  /// Takes a port, and makes the key that requests must bear. Nothing is answered before [#serve].
  ///
  /// @param folder the program's, which must be there
  /// @param prefix what its keys begin with
  public static SimulatorServer bind(Path folder, String prefix) throws IOException {
    // The server writes heads and bodies apart: without this each answer waits for an
    // acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    String key = Secrets.make(folder.resolve(Announcement.KEY_FILE), prefix).getFirst();
    return new SimulatorServer(folder, listen(folder.resolve(Announcement.PORT_FILE)), key);
  }

  /// Answers requests from now on, each on a thread of its own, and announces the port.
  public void serve(HttpHandler handler) throws IOException {
    http.setExecutor(threads);
    http.createContext("/", handler);
    http.start();
    Secrets.write(folder.resolve(Announcement.PORT_FILE), Integer.toString(port()));
  }

  /// Where it listens.
  public int port() {
    return http.getAddress().getPort();
  }

  /// Whether a request bears the key.
  public boolean knows(HttpExchange exchange) {
    String given = header(exchange, "Authorization").orElse("");
    return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
  }

  /// Waits, or until the server is closed.
  public void pause(Duration time) throws InterruptedException {
    var _ = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Lets hanging requests go, and ends.
  @Override
  public void close() {
    closed.countDown();
    http.stop(0);
    threads.shutdownNow();
  }

  /// A request's header.
  public static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /// A request's body as text; what is more than 64 KiB is left out.
  public static String body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Answers.
  public static void send(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /// The parts of a path behind a root, as in `v1`.
  public static List<String> parts(String path, String root) {
    return List.of(path.substring(root.length()).split("/"));
  }

  private static HttpServer listen(Path portFile) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      int before =
          Files.exists(portFile) ? Integer.parseInt(Files.readString(portFile).strip()) : 0;
      return HttpServer.create(new InetSocketAddress(loopback, before), 0);
    } catch (IOException | NumberFormatException taken) {
      return HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    }
  }
}
