package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clipgen.simulators.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the platform knows: every object in its latest form, as the journal says. Readable by any
/// thread; the server lets one at a time change it.
final class PlatformBooks implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();
  private final Map<String, String> byReference = new ConcurrentHashMap<>();
  private final Journal journal;

  PlatformBooks(Path file) throws IOException {
    this.journal = Journal.open(file, line -> apply((ObjectNode) JSON.readTree(line)));
  }

  /// @throws ApiError if there is no such object of that kind
  ObjectNode get(String kind, String id) {
    return find(kind, id).orElseThrow(() -> ApiError.missing(kind, id));
  }

  Optional<ObjectNode> find(String kind, String id) {
    return Optional.ofNullable(objects.get(id))
        .filter(known -> known.path("kind").asText().equals(kind));
  }

  /// The object of a kind that was made under a reference of the caller's.
  Optional<ObjectNode> findByReference(String kind, String reference) {
    return Optional.ofNullable(byReference.get(kind + " " + reference))
        .flatMap(id -> find(kind, id));
  }

  /// A new object that is not known before it is put.
  ObjectNode make(String kind, String reference, long now) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "%s_sim%08d".formatted(kind, objects.size() + 1))
        .put("kind", kind)
        .put("reference", reference)
        .put("created", now);
  }

  /// Writes an object down, then makes it true.
  void put(ObjectNode object) {
    journal.append(object.toString());
    apply(object);
  }

  /// How the views of every post without steering of its own are steered, if they are.
  Optional<JsonNode> commonSteering() {
    return Optional.ofNullable(objects.get("steering")).map(node -> node.path("steering"));
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }

  private void apply(ObjectNode object) {
    String id = object.path("id").asText();
    objects.put(id, object);
    byReference.put(object.path("kind").asText() + " " + object.path("reference").asText(), id);
  }
}
