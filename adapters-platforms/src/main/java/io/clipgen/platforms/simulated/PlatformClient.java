package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clipgen.simulators.Announcement;
import io.clipgen.simulators.SimulatorClient;
import io.clipgen.simulators.UrlForm;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/// Speaks the platform's HTTP.
final class PlatformClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatorClient simulator;

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
  PlatformClient(Announcement announcement, Duration timeout) {
    this.simulator = new SimulatorClient(announcement, timeout);
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
        simulator
            .request("/_simulator/" + lever)
            .POST(HttpRequest.BodyPublishers.ofString(fields.toString())));
  }

  Reply get(String path) throws IOException {
    return send(request(path).GET());
  }

  Reply get(String path, String name, String value) throws IOException {
    return send(request(path + "?" + UrlForm.encode(Map.of(name, value))).GET());
  }

  /// Sends bytes `first` to `first + length - 1` of `total`.
  Reply put(String path, byte[] bytes, int length, long first, long total) throws IOException {
    return send(
        request(path)
            .header("Content-Range", "bytes " + first + "-" + (first + length - 1) + "/" + total)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes, 0, length)));
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return simulator.request("/v1/" + path);
  }

  private Reply send(HttpRequest.Builder request) throws IOException {
    HttpResponse<String> response = simulator.send(request);
    return new Reply(response.statusCode(), read(response.body()));
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      return fields();
    }
  }
}
