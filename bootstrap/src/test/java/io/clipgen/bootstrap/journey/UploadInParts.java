package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.bootstrap.Administrators;
import io.clipgen.bootstrap.demo.Api;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/// An administrator's upload by tus, which the program that takes it may not live to see the end
/// of.
final class UploadInParts {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String BYTES = "application/offset+octet-stream";

  private final Path data;
  private final byte[] film;
  private final String token;
  private final String path;

  private UploadInParts(Path data, byte[] film, String token, String path) {
    this.data = data;
    this.film = film;
    this.token = token;
    this.path = path;
  }

  /// Begins one.
  ///
  /// @param data the installation's folder
  static UploadInParts begin(URI base, Path data, Path film) throws Exception {
    byte[] content = Files.readAllBytes(film);
    String token =
        Api.at(base)
            .post(
                "/api/v1/auth/token",
                Map.of("email", Administrators.EMAIL, "password", Clipgen.adminPassword(data)))
            .path("accessToken")
            .asText();
    HttpResponse<String> begun =
        send(
            request(base, token, "/api/v1/uploads")
                .header("Upload-Length", Integer.toString(content.length))
                .POST(BodyPublishers.noBody())
                .build(),
            201);
    String path = begun.headers().firstValue("Location").orElseThrow();
    return new UploadInParts(data, content, token, path);
  }

  /// The id of the video that it becomes.
  String video() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  int length() {
    return film.length;
  }

  /// Sends some of it.
  void send(URI base, int from, int to) throws Exception {
    HttpResponse<String> sent =
        send(
            request(base, token, path)
                .header("Content-Type", BYTES)
                .header("Upload-Offset", Integer.toString(from))
                .method("PATCH", BodyPublishers.ofByteArray(Arrays.copyOfRange(film, from, to)))
                .build(),
            204);
    assertThat(sent.headers().firstValue("Upload-Offset")).contains(Integer.toString(to));
  }

  /// Announces the rest, sends some of it, and waits until that is being stored.
  ///
  /// @return the connection, on which the server waits for more
  Socket sendHalf(URI base, int from, int to) throws Exception {
    String head =
        """
        PATCH %s HTTP/1.1
        Host: x
        Authorization: Bearer %s
        Tus-Resumable: 1.0.0
        Content-Type: %s
        Upload-Offset: %d
        Content-Length: %d

        """
            .formatted(path, token, BYTES, from, film.length - from)
            .replace("\n", "\r\n");
    Socket socket = new Socket(base.getHost(), base.getPort());
    OutputStream out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.write(film, from, to - from);
    out.flush();
    Instant patience = Instant.now().plus(PATIENCE);
    while (!isBeingStored()) {
      assertThat(Instant.now()).as("nothing is being stored").isBefore(patience);
      Thread.sleep(5);
    }
    return socket;
  }

  private boolean isBeingStored() throws Exception {
    Path drafts = data.resolve("files/.unfinished");
    if (!Files.exists(drafts)) {
      return false;
    }
    try (var files = Files.list(drafts)) {
      return files.anyMatch(file -> file.toFile().length() > 0);
    }
  }

  /// From which byte on it is to be continued.
  int offset(URI base) throws Exception {
    HttpResponse<String> head = send(request(base, token, path).HEAD().build(), 200);
    return Integer.parseInt(head.headers().firstValue("Upload-Offset").orElseThrow());
  }

  /// Waits until the video is there.
  void awaitTaken(Api owner) throws Exception {
    Instant patience = Instant.now().plus(PATIENCE);
    while (!owner.get(path).path("state").asText().equals("taken")) {
      assertThat(owner.get(path).path("state").asText()).isIn("complete", "taken");
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(20);
    }
    var video = owner.get("/api/v1/videos/" + video());
    assertThat(video.path("state").asText()).as(video.toPrettyString()).isEqualTo("usable");
    assertThat(video.path("bytes").asLong()).isEqualTo(film.length);
    assertThat(data.resolve("files/sources").resolve(video())).hasBinaryContent(film);
  }

  private static HttpRequest.Builder request(URI base, String token, String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Tus-Resumable", "1.0.0");
  }

  private static HttpResponse<String> send(HttpRequest request, int expected) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
      return answer;
    }
  }
}
