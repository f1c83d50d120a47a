package io.clipgen.platforms;

import io.clipgen.application.operations.Part;
import io.clipgen.application.publishing.port.SocialPublisher;
import io.clipgen.application.publishing.port.ViewSource;
import io.clipgen.platforms.simulated.SimulatedPlatformProgram;
import io.clipgen.platforms.simulated.SimulatedPlatforms;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Picks the social platforms that `clipgen.platforms` names.
@Factory
final class PlatformsFactory {

  /// The kinds there are.
  enum Kind {
    SIMULATED
  }

  @Singleton
  SimulatedPlatforms platforms(
      @Value("${clipgen.platforms:simulated}") String kind,
      @Nullable @Value("${clipgen.platforms.url}") String url,
      @Nullable @Value("${clipgen.platforms.secret-key}") String secretKey,
      @Value("${clipgen.platforms.timeout:30s}") Duration timeout,
      @Value("${clipgen.data:data}") String data) {
    return switch (Choice.of(Kind.class, "clipgen.platforms", kind)) {
      case SIMULATED ->
          SimulatedPlatforms.at(
              Optional.ofNullable(url).filter(text -> !text.isBlank()).map(URI::create),
              Optional.ofNullable(secretKey).filter(text -> !text.isBlank()),
              Path.of(data).resolve(SimulatedPlatformProgram.FOLDER),
              timeout);
    };
  }

  @Singleton
  SocialPublisher publisher(SimulatedPlatforms platforms) {
    return platforms.publisher();
  }

  @Singleton
  ViewSource views(SimulatedPlatforms platforms) {
    return platforms.views();
  }

  @Singleton
  @Named("platforms")
  Part platformsPart(@Value("${clipgen.platforms:simulated}") String kind) {
    return switch (Choice.of(Kind.class, "clipgen.platforms", kind)) {
      case SIMULATED ->
          new Part(
              "Social platforms",
              Part.State.SIMULATED,
              "a platform of ClipGen's own: nobody else sees its posts",
              "no real platform can be configured in this version");
    };
  }
}
