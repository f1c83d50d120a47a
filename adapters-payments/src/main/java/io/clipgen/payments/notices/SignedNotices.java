package io.clipgen.payments.notices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.port.NoticeReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the payment provider's events.
final class SignedNotices implements NoticeReader {

  private static final String PROVIDER = "payments";
  private static final Duration TOLERANCE = Duration.ofSeconds(300);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<List<String>> secrets;
  private final InstantSource machineTime;

  /// @param secrets the endpoint's secrets, each as good as the other; asked for each time
  SignedNotices(Supplier<List<String>> secrets, InstantSource machineTime) {
    this.secrets = secrets;
    this.machineTime = machineTime;
  }

  @Override
  public Reading read(@Nullable String header, byte[] body) {
    List<String> known = secrets.get();
    if (known.isEmpty()) {
      return new Reading.Doubtful(
          "Nobody can be believed: set clipgen.payments.notice-secrets to the endpoint's secret.");
    }
    Optional<Signature> signature = Optional.ofNullable(header).flatMap(Signature::parse);
    if (signature.isEmpty()) {
      return new Reading.Doubtful(
          "The header %s is missing or not of the form t=…,v1=….".formatted(Signature.HEADER));
    }
    if (!signature.get().isOf(body, known)) {
      return new Reading.Doubtful(
          "The signature is not that of the body under the endpoint's secret.");
    }
    if (!signature.get().isRecent(machineTime.instant(), TOLERANCE)) {
      return new Reading.Doubtful(
          "It was signed more than %d seconds ago, or in the future: compare the clocks."
              .formatted(TOLERANCE.toSeconds()));
    }
    return understand(body);
  }

  private static Reading understand(byte[] body) {
    JsonNode event;
    try {
      event = JSON.readTree(body);
    } catch (IOException notJson) {
      return new Reading.Doubtful("The body is not JSON.");
    }
    JsonNode object = event.path("data").path("object");
    String id = event.path("id").asText();
    String kind = object.path("object").asText();
    String name = object.path("id").asText();
    if (id.isEmpty() || kind.isEmpty() || name.isEmpty()) {
      return new Reading.Doubtful("The body is no event: id or data.object is missing.");
    }
    return new Reading.Genuine(
        new Notice(
            PROVIDER,
            id,
            event.path("type").asText(),
            kind,
            name,
            metadata(object.path("metadata")),
            Instant.ofEpochSecond(event.path("created").asLong())));
  }

  private static Map<String, String> metadata(JsonNode metadata) {
    var found = new HashMap<String, String>();
    metadata.properties().forEach(entry -> found.put(entry.getKey(), entry.getValue().asText()));
    return found;
  }
}
