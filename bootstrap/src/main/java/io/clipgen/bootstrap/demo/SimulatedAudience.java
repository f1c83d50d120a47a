package io.clipgen.bootstrap.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clipgen.platforms.simulated.SimulatedPlatformProgram;
import io.clipgen.simulators.Announcement;
import io.clipgen.simulators.SimulatorClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Steers how many people watch on the simulated platform of one installation.
public final class SimulatedAudience implements Story.Audience {

  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SimulatorClient platform;

  /// @param data the installation's data folder, in which the platform announces itself
  public SimulatedAudience(Path data) {
    Path folder = data.resolve(SimulatedPlatformProgram.FOLDER);
    this.platform =
        new SimulatorClient(
            new Announcement("platform", Optional.empty(), Optional.empty(), folder), PATIENCE);
  }

  @Override
  public void willWatch(long views) {
    steer("target=" + views + "&after=P2D");
  }

  @Override
  public void willWatch(String post, long views) {
    steer("post=" + URLEncoder.encode(post, UTF_8) + "&target=" + views + "&after=P2D");
  }

  private void steer(String form) {
    try {
      HttpResponse<String> answer =
          platform.send(
              platform
                  .request("/_simulator/views")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form)));
      if (answer.statusCode() != OK) {
        throw new IllegalStateException("the simulated platform refused: " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
