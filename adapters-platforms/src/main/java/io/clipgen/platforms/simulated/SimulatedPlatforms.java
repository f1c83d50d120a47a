package io.clipgen.platforms.simulated;

import io.clipgen.application.publishing.port.SocialPublisher;
import io.clipgen.application.publishing.port.ViewSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Hands out the adapters that speak to the simulated platform.
///
/// @param publisher posts clips
/// @param views reads what became of them
public record SimulatedPlatforms(SocialPublisher publisher, ViewSource views) {

  /// Makes both; nothing is called yet.
  ///
  /// @param url where the program listens; found in `folder` if empty
  /// @param secretKey its key; found in `folder` if empty
  /// @param folder the program's folder
  /// @param timeout how long an answer may take
  public static SimulatedPlatforms at(
      Optional<URI> url, Optional<String> secretKey, Path folder, Duration timeout) {
    var platform =
        new SimulatedPlatform(
            new PlatformClient(
                SimulatedPlatformProgram.announcement(url, secretKey, folder), timeout));
    return new SimulatedPlatforms(platform, platform);
  }
}
