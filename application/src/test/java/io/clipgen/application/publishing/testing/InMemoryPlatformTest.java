package io.clipgen.application.publishing.testing;

import io.clipgen.application.publishing.port.SocialPublisher;
import io.clipgen.application.publishing.port.ViewSource;
import java.time.Instant;

class InMemoryPlatformTest extends PlatformContract {

  private final InMemoryPlatform platform =
      new InMemoryPlatform(Instant.parse("2026-11-21T12:00:00Z"));

  @Override
  protected SocialPublisher publisher() {
    return platform;
  }

  @Override
  protected ViewSource views() {
    return platform;
  }

  @Override
  protected PlatformLevers levers() {
    return platform;
  }
}
