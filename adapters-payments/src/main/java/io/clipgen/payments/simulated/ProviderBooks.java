package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clipgen.simulators.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The provider's own books: every object in its latest form, balances, and the answers kept under
/// idempotency keys. All of it is what the journal says; the rest is index. Not safe for threads:
/// the server holds a lock.
final class ProviderBooks implements AutoCloseable {

  /// The account that the installation itself has.
  static final String PLATFORM = "platform";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SETTINGS = "settings";
  private static final Duration KEYS_LIVE = Duration.ofHours(24);

  /// An answer that is given again to the same request.
  record KeptAnswer(String fingerprint, int status, ObjectNode body, Instant at) {}

  private record Due(long at, String object) {}

  private final Map<String, ObjectNode> objects = new HashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();
  private final Map<String, Balance> balances = new HashMap<>();
  private final Map<String, KeptAnswer> answers = new HashMap<>();
  private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at));
  private final Map<String, ObjectNode> notices = new LinkedHashMap<>();
  private int noticesSoFar;
  private final Journal journal;

  ProviderBooks(Path file) throws IOException {
    this.journal = Journal.open(file, line -> apply(JSON.readTree(line)));
  }

  int count() {
    return objects.size();
  }

  /// @throws ApiError if there is no such object of that kind
  ObjectNode get(String object, String id) {
    return find(object, id).orElseThrow(() -> ApiError.missing(object, id));
  }

  Optional<ObjectNode> find(String object, String id) {
    return Optional.ofNullable(objects.get(id))
        .filter(known -> known.path("object").asText().equals(object));
  }

  /// The object of that name, whatever it is.
  Optional<ObjectNode> any(String id) {
    return Optional.ofNullable(objects.get(id));
  }

  /// What an operator of the provider has set; empty at first.
  ObjectNode settings() {
    return any(SETTINGS)
        .orElseGet(
            () ->
                JsonNodeFactory.instance.objectNode().put("id", SETTINGS).put("object", SETTINGS));
  }

  /// Where notices are to be sent; empty: nowhere.
  String noticesTo() {
    return settings().path("notices_to").asText();
  }

  /// How many notices there have ever been.
  int noticesSoFar() {
    return noticesSoFar;
  }

  /// How many notices wait.
  int noticesWaiting() {
    return notices.size();
  }

  /// Notices that may be sent by `now` and are `ready`, oldest first, at most `limit`.
  List<ObjectNode> notices(long now, Predicate<ObjectNode> ready, int limit) {
    return notices.values().stream()
        .filter(notice -> notice.path("simulated").path("not_before").asLong() <= now)
        .filter(ready)
        .limit(limit)
        .toList();
  }

  /// Objects of a kind, oldest first, that carry `value` in the indexed `field`; a `field` of `*`
  /// is all.
  List<ObjectNode> list(String object, String field, String value) {
    return lists.getOrDefault(index(object, field, value), List.of()).stream()
        .map(objects::get)
        .toList();
  }

  Balance balance(String account, String currency) {
    return balances.computeIfAbsent(account + " " + currency, _ -> new Balance());
  }

  /// The currencies an account has ever had, in order.
  List<String> currencies(String account) {
    var found = new TreeSet<String>();
    balances.keySet().stream()
        .filter(key -> key.startsWith(account + " "))
        .forEach(key -> found.add(key.substring(account.length() + 1)));
    return List.copyOf(found);
  }

  /// The answer kept under a key; keys are forgotten after a day.
  Optional<KeptAnswer> answer(String key, Instant now) {
    return Optional.ofNullable(answers.get(key))
        .filter(kept -> kept.at().plus(KEYS_LIVE).isAfter(now));
  }

  /// Writes a change down, then makes it true.
  void commit(Change change) {
    if (change.isEmpty()) {
      return;
    }
    journal.append(change.line().toString());
    apply(change.line());
  }

  /// What changes by itself at or before `now`: one step of each, at most `limit`.
  List<ObjectNode> due(long now, int limit) {
    var found = new ArrayList<ObjectNode>();
    while (found.size() < limit && !due.isEmpty() && due.peek().at() <= now) {
      Due next = due.remove();
      ObjectNode object = objects.get(next.object());
      if (object != null && object.path("simulated").path("changes_at").asLong() == next.at()) {
        found.add(object);
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }

  private void apply(JsonNode line) {
    Instant at = Instant.parse(line.path("at").asText());
    for (JsonNode put : line.path("put")) {
      put((ObjectNode) put, at);
    }
    for (JsonNode event : line.path("events")) {
      noticesSoFar++;
      notices.put(event.path("id").asText(), (ObjectNode) event);
    }
    line.path("delivered").forEach(told -> notices.remove(told.asText()));
    JsonNode answer = line.path("answer");
    if (answer.isObject()) {
      answers.put(
          answer.path("key").asText(),
          new KeptAnswer(
              answer.path("fingerprint").asText(),
              answer.path("status").asInt(),
              (ObjectNode) answer.path("body"),
              at));
    }
  }

  private void put(ObjectNode object, Instant at) {
    String id = object.path("id").asText();
    String kind = object.path("object").asText();
    if (objects.put(id, object) == null) {
      enlist(id, kind, object);
      if (kind.equals("balance_transaction")) {
        balance(object.path("account").asText(), object.path("currency").asText())
            .add(
                object.path("net").asLong(),
                object.path("available_on").asLong(),
                at.getEpochSecond());
      }
    }
    if (object.path("simulated").has("changes_at")) {
      due.add(new Due(object.path("simulated").path("changes_at").asLong(), id));
    }
  }

  private void enlist(String id, String kind, ObjectNode object) {
    add(index(kind, "*", ""), id);
    for (String field : List.of("transfer_group", "account", "charge", "source")) {
      if (object.hasNonNull(field)) {
        add(index(kind, field, object.path(field).asText()), id);
      }
    }
    object
        .path("metadata")
        .properties()
        .forEach(
            entry ->
                add(
                    index(kind, "metadata[" + entry.getKey() + "]", entry.getValue().asText()),
                    id));
  }

  private void add(String index, String id) {
    lists.computeIfAbsent(index, _ -> new ArrayList<>()).add(id);
  }

  private static String index(String object, String field, String value) {
    return object + " " + field + " " + value;
  }
}
