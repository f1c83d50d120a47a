package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Speaks the platform's HTTP.
final class PlatformClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final Address address;
  private final Duration timeout;

  /// What came back.
  ///
  /// @param body an empty object where it was no JSON
  record Reply(int status, JsonNode body) {

    boolean ok() {
      return status == 200;
    }

    /// Whether the platform has decided against it, rather than failed at it.
    boolean saysNo() {
      return status == 400 || status == 403 || status == 404 || status == 422;
    }

    String message() {
      return body.path("error").path("message").asText("no reason given");
    }
  }

  /// @param timeout how long an answer may take before it counts as lost
  PlatformClient(Address address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
  }

  static ObjectNode fields() {
    return JSON.createObjectNode();
  }

  Reply post(String path, ObjectNode fields) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(fields.toString())));
  }

  /// Tells the simulator something that no real platform would take.
  Reply control(String lever, ObjectNode fields) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(address.uri() + "/_simulator/" + lever))
            .timeout(timeout)
            .header("Authorization", "Bearer " + address.key())
            .POST(HttpRequest.BodyPublishers.ofString(fields.toString())));
  }

  Reply get(String path) throws IOException {
    return send(request(path).GET());
  }

  Reply get(String path, String name, String value) throws IOException {
    return send(
        request(path + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)).GET());
  }

  /// Sends bytes `first` to `first + length - 1` of `total`.
  Reply put(String path, byte[] bytes, int length, long first, long total) throws IOException {
    return send(
        request(path)
            .header("Content-Range", "bytes " + first + "-" + (first + length - 1) + "/" + total)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes, 0, length)));
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create(address.uri() + "/v1/" + path))
        .timeout(timeout)
        .header("Authorization", "Bearer " + address.key());
  }

  private Reply send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), read(response.body()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the answer", stopped);
    }
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      return fields();
    }
  }
}
