package io.clipgen.bootstrap.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A person's hands on ClipGen's HTTP API: one base address, one bearer token, JSON in and out.
public final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http;
  private final URI base;
  private final @Nullable String token;

  private Api(HttpClient http, URI base, @Nullable String token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  /// Somebody who is not signed in, at the installation under `base`.
  public static Api at(URI base) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    return new Api(http, base, null);
  }

  /// The same installation, as the one who signs in with these.
  public Api signIn(String email, String password) {
    JsonNode answer = post("/api/v1/auth/token", Map.of("email", email, "password", password));
    return new Api(http, base, answer.path("accessToken").asText());
  }

  /// Where the installation is.
  public URI base() {
    return base;
  }

  /// The JSON at `path`.
  public JsonNode get(String path) {
    return json(send(request(path).GET().build()));
  }

  /// Posts `body` as JSON.
  public JsonNode post(String path, Object body) {
    return json(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(write(body)))
                .build()));
  }

  /// Posts a file as the multipart field `file`, streamed.
  public JsonNode upload(String path, Path file) {
    String boundary = "clipgen-" + Long.toHexString(System.nanoTime());
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: video/mp4\r\n\r\n"
            .formatted(boundary, file.getFileName().toString().replace('"', '_'));
    String tail = "\r\n--%s--\r\n".formatted(boundary);
    try {
      BodyPublisher body =
          BodyPublishers.concat(
              BodyPublishers.ofString(head),
              BodyPublishers.ofFile(file),
              BodyPublishers.ofString(tail));
      return json(
          send(
              request(path)
                  .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                  .POST(body)
                  .build()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Downloads `path` into `file`.
  ///
  /// @return how many bytes it has
  public long download(String path, Path file) {
    try {
      HttpResponse<Path> answer =
          http.send(
              request(path).setHeader("Accept", "*/*").GET().build(), BodyHandlers.ofFile(file));
      if (answer.statusCode() != 200) {
        throw new Problem(answer.statusCode(), "GET " + path, "");
      }
      return file.toFile().length();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.header("Accept", "application/json");
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> answer =
          http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() >= 400) {
        throw new Problem(
            answer.statusCode(), request.method() + " " + request.uri().getPath(), answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for an answer", cause);
  }

  /// The API said no.
  public static final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Problem(int status, String request, String body) {
      super(request + " answered " + status + ": " + body);
      this.status = status;
    }

    /// The HTTP status.
    public int status() {
      return status;
    }
  }
}
