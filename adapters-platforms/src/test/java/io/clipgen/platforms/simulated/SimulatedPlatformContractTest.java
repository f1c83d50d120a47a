package io.clipgen.platforms.simulated;

import io.clipgen.application.publishing.port.SocialPublisher;
import io.clipgen.application.publishing.port.ViewSource;
import io.clipgen.application.publishing.testing.PlatformContract;
import io.clipgen.application.publishing.testing.PlatformLevers;
import org.junit.jupiter.api.AfterEach;

/// The adapters keep the ports' contract over HTTP, whatever the platform does to them.
class SimulatedPlatformContractTest extends PlatformContract {

  private final RunningPlatform platform = new RunningPlatform();

  @AfterEach
  void stop() {
    platform.close();
  }

  @Override
  protected SocialPublisher publisher() {
    return platform.adapters.publisher();
  }

  @Override
  protected ViewSource views() {
    return platform.adapters.views();
  }

  @Override
  protected PlatformLevers levers() {
    return platform;
  }
}
