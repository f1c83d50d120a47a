package io.clipgen.platforms.simulated;

import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.platforms.simulated.PlatformClient.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Tells the simulated platform how the views of a post are to grow: for demonstrations and tests.
public final class ViewSteering {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final PlatformClient platform;

  /// @param data the installation's data folder
  public ViewSteering(Path data) {
    this.platform =
        new PlatformClient(
            SimulatedPlatformProgram.announcement(
                Optional.empty(), Optional.empty(), data.resolve(SimulatedPlatformProgram.FOLDER)),
            TIMEOUT);
  }

  /// Makes the views of a post grow from what they are now to `target`, in business time.
  ///
  /// @param externalId the platform's name of the post
  /// @param after how long from now, or from going live if that is later
  /// @throws ProviderUnreachable if the platform does not do it
  public void steer(String externalId, long target, Duration after) {
    try {
      Reply reply =
          platform.control(
              "views",
              PlatformClient.fields()
                  .put("post", externalId)
                  .put("target", target)
                  .put("after", after.toString()));
      if (!reply.ok()) {
        throw new ProviderUnreachable("the simulated platform refused: " + reply.message());
      }
    } catch (IOException lost) {
      throw new ProviderUnreachable("the simulated platform gave no answer", lost);
    }
  }
}
