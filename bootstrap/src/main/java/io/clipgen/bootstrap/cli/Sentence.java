package io.clipgen.bootstrap.cli;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.bootstrap.Trouble;
import io.clipgen.persistence.embedded.EmbeddedPostgresFailure;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Says in one sentence why a command failed.
final class Sentence {

  private Sentence() {}

  /// The sentence: of the innermost failure that was written for people, else of the innermost one.
  static String of(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable cause = failure;
        cause != null && !chain.contains(cause);
        cause = cause.getCause()) {
      chain.addFirst(cause);
    }
    if (chain.getFirst() instanceof IllegalArgumentException refused && isAboutAPart(chain)) {
      return String.valueOf(refused.getMessage());
    }
    return chain.stream()
        .filter(Sentence::isForPeople)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> unexpected(chain.getFirst()));
  }

  /// A part could not be made of what was configured.
  private static boolean isAboutAPart(List<Throwable> chain) {
    return chain.stream().anyMatch(BeanInstantiationException.class::isInstance);
  }

  private static boolean isForPeople(Throwable failure) {
    return switch (failure) {
      case Trouble _, EmbeddedPostgresFailure _, ConfigurationException _ -> true;
      case UnusableMedia _, MediaFailure _, StorageFailure _ -> true;
      case Refused _, Forbidden _, InvalidInput _, NotFound _ -> true;
      default -> false;
    };
  }

  private static String unexpected(Throwable cause) {
    String message =
        cause.getMessage() == null ? "" : ": " + cause.getMessage().lines().findFirst().orElse("");
    return "Something went wrong that should not ("
        + cause.getClass().getSimpleName()
        + message
        + ").";
  }
}
