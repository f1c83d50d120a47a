package io.clipgen.web.testing;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Somebody's hands on the server of a [WebSlice].
public final class WebClient {

  private static final JsonMapper JSON = JsonMapper.createDefault();

  private final HttpClient http;
  private final URI base;
  private final @Nullable String token;

  WebClient(HttpClient http, URI base, @Nullable String token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  public Answer get(String path) {
    return send(path, HttpRequest.Builder::GET);
  }

  public Answer delete(String path) {
    return send(path, HttpRequest.Builder::DELETE);
  }

  /// Posts without a body.
  public Answer post(String path) {
    return send(path, request -> request.POST(BodyPublishers.noBody()));
  }

  /// Posts JSON.
  public Answer post(String path, String json) {
    return withJson("POST", path, json);
  }

  /// Posts JSON under a name: the same request again is not to be done again.
  public Answer postUnder(String key, String path, String json) {
    return send(
        path,
        request ->
            request
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
  }

  /// Patches with JSON.
  public Answer patch(String path, String json) {
    return withJson("PATCH", path, json);
  }

  /// Sends any request; `change` sets method, headers and body.
  public Answer send(String path, UnaryOperator<HttpRequest.Builder> change) {
    var request = HttpRequest.newBuilder(base.resolve(path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpRequest sent = change.apply(request).build();
      return described(sent, new Answer(http.send(sent, BodyHandlers.ofByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  // Whatever is answered is answered as the API says of itself.
  private static Answer described(HttpRequest sent, Answer answer) {
    boolean isJson = answer.header("Content-Type").orElse("").contains("json");
    List<String> untold =
        Description.ofThisBuild()
            .untoldOf(
                sent.method(),
                sent.uri().getPath(),
                answer.status(),
                () -> isJson && answer.bytes().length > 0 ? answer.json() : null);
    if (!untold.isEmpty()) {
      throw new AssertionError("The description of the API is untrue: " + untold);
    }
    return answer;
  }

  private Answer withJson(String method, String path, String json) {
    return send(
        path,
        request ->
            request
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
  }

  /// What came back.
  public record Answer(HttpResponse<byte[]> response) {

    public int status() {
      return response.statusCode();
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    public byte[] bytes() {
      return response.body();
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return JSON.readValue(response.body(), JsonNode.class);
      } catch (IOException e) {
        throw new UncheckedIOException("no JSON: " + text(), e);
      }
    }

    /// The text at a path of names and indexes, as in `items.0.name`; an empty text where nothing
    /// is.
    public String at(String path) {
      JsonNode node = json();
      for (String step : path.split("\\.")) {
        node = step.matches("\\d+") ? node.get(Integer.parseInt(step)) : node.get(step);
        if (node == null) {
          return "";
        }
      }
      return node.isValueNode() ? node.coerceStringValue() : written(node);
    }

    private static String written(JsonNode node) {
      try {
        return JSON.writeValueAsString(node);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
