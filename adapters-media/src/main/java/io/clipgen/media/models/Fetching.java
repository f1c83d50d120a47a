package io.clipgen.media.models;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.media.storage.Durable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Brings one file here: beside its place first, and into it when every byte is right and on the
/// disk.
final class Fetching {

  private static final int TRIES = 3;
  private static final int BUFFER = 1 << 16;
  private static final int CHECKSUM_FILE = 4_096;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_FOUND = 404;
  private static final int BEYOND_THE_END = 416;
  private static final Pattern SHA256 = Pattern.compile("\\b[0-9a-fA-F]{64}\\b");

  private final URI source;
  private final Path target;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  Fetching(URI source, Path target) {
    this.source = source;
    this.target = target;
  }

  Path fetch(Optional<String> sha256, Meter meter) throws InterruptedException {
    try {
      var wanted = (sha256.isPresent() ? sha256.get() : checksum()).toLowerCase(Locale.ROOT);
      if (Files.isRegularFile(target) && checksum(target).equals(wanted)) {
        meter.reached(1);
        return target;
      }
      Files.createDirectories(folder());
      // Named after its checksum: it is never gone on with as part of something else.
      var part =
          target.resolveSibling(
              "." + target.getFileName() + "." + wanted.substring(0, 12) + ".part");
      received(part, meter);
      if (!checksum(part).equals(wanted)) {
        Files.delete(part);
        throw new MediaFailure(
            "%s is not what its checksum promises: nothing was kept. Try again, or ask whoever serves it."
                .formatted(source));
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Durable.force(folder());
      meter.reached(1);
      return target;
    } catch (IOException e) {
      throw new MediaFailure(
          "%s could not be fetched: %s. Try again: it goes on where it broke off."
              .formatted(source, reason(e)),
          e);
    }
  }

  private String checksum() throws IOException, InterruptedException {
    var beside = URI.create(source + ".sha256");
    var response = http.send(request(beside).build(), BodyHandlers.ofInputStream());
    try (var body = response.body()) {
      var text = new String(body.readNBytes(CHECKSUM_FILE), StandardCharsets.UTF_8);
      var found = SHA256.matcher(text);
      if (response.statusCode() == OK && found.find()) {
        return found.group();
      }
    }
    throw new MediaFailure(
        "There is no checksum at %s (%d): check the name and clipgen.models.base, or give the model's own with --sha256."
            .formatted(beside, response.statusCode()));
  }

  private void received(Path part, Meter meter) throws IOException, InterruptedException {
    for (int tried = 1; ; tried++) {
      try {
        receive(part, meter);
        return;
      } catch (IOException e) {
        if (tried == TRIES) {
          throw e;
        }
      }
    }
  }

  private void receive(Path part, Meter meter) throws IOException, InterruptedException {
    var have = Files.exists(part) ? Files.size(part) : 0;
    var request = request(source);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    var response = http.send(request.build(), BodyHandlers.ofInputStream());
    try (var body = response.body()) {
      switch (response.statusCode()) {
        case OK -> store(body, part, 0, length(response), meter);
        case PARTIAL -> store(body, part, have, have + length(response), meter);
        case BEYOND_THE_END -> {
          // All of it is here, or it is not a part of this: its checksum tells.
        }
        case NOT_FOUND ->
            throw new MediaFailure(
                "There is no model at %s: check the name and clipgen.models.base."
                    .formatted(source));
        default -> throw new IOException("it answers " + response.statusCode());
      }
    }
  }

  private void store(InputStream body, Path part, long from, long total, Meter meter)
      throws IOException, InterruptedException {
    if (total > from && Files.getFileStore(folder()).getUsableSpace() < total - from) {
      throw new MediaFailure(
          "%d MB are needed for %s, and the disk has not got them: free some space and try again."
              .formatted((total - from) >> 20, target.getFileName()));
    }
    try (var file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.truncate(from);
      file.position(from);
      var buffer = new byte[BUFFER];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        var bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        meter.reached(total > 0 ? Math.min(1, file.position() / (double) total) : 0);
      }
      file.force(true);
      if (total > 0 && file.position() < total) {
        throw new IOException(
            "it broke off after %d of %d bytes".formatted(file.position(), total));
      }
    }
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
  }

  private static long length(HttpResponse<?> response) {
    return response.headers().firstValueAsLong("Content-Length").orElse(0);
  }

  private static String checksum(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path folder() {
    return Objects.requireNonNull(target.toAbsolutePath().getParent());
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "nobody answers there" : e.getMessage();
  }
}
