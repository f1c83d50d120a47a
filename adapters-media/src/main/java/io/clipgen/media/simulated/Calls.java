package io.clipgen.media.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clipgen.simulators.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/// What was asked so far, also before the program was started again.
final class Calls implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final InstantSource clock;
  private final Map<String, long[]> sums = new TreeMap<>();
  private final Journal journal;

  Calls(Path file, InstantSource clock) throws IOException {
    this.clock = clock;
    this.journal = Journal.open(file, line -> count(JSON.readTree(line)));
  }

  synchronized void add(String model, int status, long promptTokens, long answerTokens) {
    var call =
        JSON.createObjectNode()
            .put("at", clock.instant().toString())
            .put("model", model)
            .put("status", status)
            .put("prompt_tokens", promptTokens)
            .put("answer_tokens", answerTokens);
    journal.append(call.toString());
    count(call);
  }

  /// By model: calls, and the tokens of those that were answered.
  synchronized ObjectNode summary() {
    var summary = JSON.createObjectNode();
    sums.forEach(
        (model, sum) ->
            summary
                .putObject(model)
                .put("calls", sum[0])
                .put("prompt_tokens", sum[1])
                .put("answer_tokens", sum[2]));
    return summary;
  }

  private void count(JsonNode call) {
    var sum = sums.computeIfAbsent(call.path("model").asText(), _ -> new long[3]);
    sum[0]++;
    sum[1] += call.path("prompt_tokens").asLong();
    sum[2] += call.path("answer_tokens").asLong();
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
