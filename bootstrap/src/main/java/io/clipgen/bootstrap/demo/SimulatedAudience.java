package io.clipgen.bootstrap.demo;

import io.clipgen.platforms.simulated.SimulatedPlatformProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/// Steers how many people watch on the simulated platform of one installation.
public final class SimulatedAudience implements Story.Audience {

  private static final int OK = 200;

  private final Path folder;

  /// @param data the installation's data folder, in which the platform announces itself
  public SimulatedAudience(Path data) {
    this.folder = data.resolve(SimulatedPlatformProgram.FOLDER);
  }

  @Override
  public void willWatch(long views) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String port = Files.readString(folder.resolve(SimulatedPlatformProgram.PORT_FILE)).strip();
      String key = Files.readString(folder.resolve(SimulatedPlatformProgram.KEY_FILE)).strip();
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_simulator/views"))
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("target=" + views + "&after=P2D"))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new IllegalStateException("the simulated platform refused: " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while steering the audience", e);
    }
  }
}
