package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clipgen.application.publishing.testing.PlatformLevers;
import io.clipgen.application.shared.testing.ScratchFolder;
import io.clipgen.simulators.Announcement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The program on a folder of its own, with a settable clock, and the adapters that speak to it.
final class RunningPlatform implements PlatformLevers, AutoCloseable {

  // Shorter than a late answer, longer than any honest one on a busy machine.
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
  final Path data = ScratchFolder.make("clipgen-platform-");
  final Path folder = data.resolve(SimulatedPlatformProgram.FOLDER);
  final SimulatedPlatforms adapters;
  private final HttpClient http = HttpClient.newHttpClient();
  private SimulatedPlatformProgram program;

  RunningPlatform() {
    try {
      program = SimulatedPlatformProgram.start(folder, now::get);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    adapters = SimulatedPlatforms.at(Optional.empty(), Optional.empty(), folder, TIMEOUT);
  }

  void restart() throws IOException {
    program.close();
    program = SimulatedPlatformProgram.start(folder, now::get);
  }

  @Override
  public void advance(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Override
  public void trouble(String operation, Trouble trouble) {
    ObjectNode fault = new ObjectMapper().createObjectNode();
    fault.put("operation", operation).put("kind", trouble.name());
    send(
        HttpRequest.newBuilder(uri("/_simulator/faults"))
            .header("Authorization", "Bearer " + key())
            .POST(HttpRequest.BodyPublishers.ofString(fault.toString())));
  }

  @Override
  public void steer(String externalId, long target, Duration after) {
    new ViewSteering(data).steer(externalId, target, after);
  }

  @Override
  public byte[] shown(String externalId) {
    return send(HttpRequest.newBuilder(uri("/media/" + externalId)).GET()).body();
  }

  HttpResponse<byte[]> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key()).GET());
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + program.port() + path);
  }

  private String key() {
    try {
      return Files.readString(folder.resolve(Announcement.KEY_FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
