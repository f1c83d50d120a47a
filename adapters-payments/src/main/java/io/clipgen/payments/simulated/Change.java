package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clipgen.simulators.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What one request changes: objects in their new form, and the answer kept under its idempotency
/// key. One line of the journal, so all of it or nothing.
final class Change {

  /// Something to notify of: what has become of which object.
  record Told(String type, ObjectNode object) {}

  private final ObjectNode line = JsonNodeFactory.instance.objectNode();
  private final List<Told> told = new ArrayList<>();
  private final Instant at;
  private int number;

  /// @param number how many objects there have been so far: ids count on from there
  Change(Instant at, int number) {
    this.at = at;
    this.number = number;
    line.put("at", at.toString());
    line.putArray("put");
  }

  /// Business time of the change, in the provider's seconds.
  long now() {
    return at.getEpochSecond();
  }

  /// A new object that will be put.
  ObjectNode make(String prefix, String object) {
    number++;
    ObjectNode made =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", "%s_sim%08d".formatted(prefix, number))
            .put("object", object)
            .put("created", now());
    line.withArray("put").add(made);
    return made;
  }

  /// A copy of a known object, to be put in its new form.
  ObjectNode edit(ObjectNode known) {
    ObjectNode copy = known.deepCopy();
    line.withArray("put").add(copy);
    return copy;
  }

  /// Notifies of what has become of an object, in the form it has in the end.
  void tell(String type, ObjectNode object) {
    told.add(new Told(type, object));
  }

  /// Drops what was to be put: the request ended as a refusal.
  void undo() {
    line.putArray("put");
    told.clear();
  }

  void answer(String key, String fingerprint, int status, ObjectNode body) {
    line.putObject("answer")
        .put("key", key)
        .put("fingerprint", fingerprint)
        .put("status", status)
        .set("body", body);
  }

  /// Writes down what to notify of, with what a fault does to each notice.
  ///
  /// @param soFar how many notices there have been: names count on from there
  void announce(int soFar, Supplier<Optional<Fault<FaultKind>>> faults) {
    int count = soFar;
    for (Told one : told) {
      count++;
      ObjectNode event =
          line.withArray("events")
              .addObject()
              .put("id", "evt_sim%08d".formatted(count))
              .put("object", "event")
              .put("type", one.type())
              .put("created", now());
      if (one.object().hasNonNull("account")) {
        event.put("account", one.object().path("account").asText());
      }
      ObjectNode object = one.object().deepCopy();
      object.remove("simulated");
      event.putObject("data").set("object", object);
      faults.get().ifPresent(fault -> fault.kind().befall(event, fault.delay(), now()));
    }
  }

  /// Notes that notices are done with.
  void delivered(List<String> notices) {
    notices.forEach(line.withArray("delivered")::add);
  }

  boolean isEmpty() {
    return line.path("put").isEmpty() && !line.has("answer") && !line.has("delivered");
  }

  ObjectNode line() {
    return line;
  }
}
