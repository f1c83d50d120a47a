package io.clipgen.simulators;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// Finds a simulated provider where it has announced itself, and speaks to it as somebody it knows.
public final class SimulatorClient {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final Announcement announcement;
  private final Duration timeout;

  /// @param timeout how long an answer may take before it counts as lost
  public SimulatorClient(Announcement announcement, Duration timeout) {
    this.announcement = announcement;
    this.timeout = timeout;
  }

  /// The beginning of a request.
  ///
  /// @param path with a slash before it
  /// @throws IOException if the provider has not been started
  public HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create(announcement.uri() + path))
        .timeout(timeout)
        .header("Authorization", "Bearer " + announcement.key());
  }

  /// Sends a request and waits for the answer. A question changes nothing: where no answer comes in
  /// time it is asked once more.
  ///
  /// @throws IOException if none comes in time
  public HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    HttpRequest built = request.build();
    try {
      return once(built);
    } catch (HttpTimeoutException late) {
      if (built.method().equals("GET")) {
        return once(built);
      }
      throw late;
    }
  }

  private HttpResponse<String> once(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the answer", stopped);
    }
  }
}
