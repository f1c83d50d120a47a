package io.clipgen.media.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.clipgen.simulators.SimulatorServer;
import java.util.Optional;

/// Claude: `POST /v1/messages`, streamed, with one tool that must be called.
final class PlayedClaude implements Vendor {

  @Override
  public String name() {
    return "claude";
  }

  @Override
  public Optional<String> key(HttpExchange exchange) {
    return SimulatorServer.header(exchange, "x-api-key");
  }

  @Override
  public Asked read(HttpExchange exchange, JsonNode body) throws ApiError {
    require(
        SimulatorServer.header(exchange, "anthropic-version")
            .filter("2023-06-01"::equals)
            .isPresent(),
        "anthropic-version: header is required");
    var model = body.path("model").asText();
    if (!model.startsWith("claude-")) {
      throw new ApiError(404, "model: " + model);
    }
    require(body.path("max_tokens").asInt() > 0, "max_tokens: Field required");
    require(body.path("stream").asBoolean(), "stream: only streams are played");
    var message = body.path("messages").path(0);
    require(
        message.path("role").asText().equals("user") && message.path("content").isTextual(),
        "messages: at least one message is required");
    var tool = body.path("tools").path(0);
    require(
        tool.path("input_schema").path("type").asText().equals("object")
            && tool.path("input_schema").path("properties").has("moments"),
        "tools.0.input_schema: must describe an object with moments");
    require(
        body.path("tool_choice").path("type").asText().equals("tool")
            && body.path("tool_choice").path("name").asText().equals(tool.path("name").asText()),
        "tool_choice: must name the tool");
    return new Asked(model, body.path("system").asText(), message.path("content").asText());
  }

  private static void require(boolean holds, String sentence) throws ApiError {
    if (!holds) {
      throw new ApiError(400, sentence);
    }
  }

  @Override
  public String begin(Asked asked, long promptTokens) {
    var start = typed("message_start");
    start
        .putObject("message")
        .put("id", "msg_simulated")
        .put("type", "message")
        .put("role", "assistant")
        .put("model", asked.model())
        .putObject("usage")
        .put("input_tokens", promptTokens)
        .put("output_tokens", 1);
    var block = typed("content_block_start").put("index", 0);
    block
        .putObject("content_block")
        .put("type", "tool_use")
        .put("id", "toolu_simulated")
        .put("name", "propose_moments")
        .putObject("input");
    return event(start) + event(typed("ping")) + event(block);
  }

  @Override
  public String more(Asked asked, String text, long promptTokens, long answerTokens) {
    var delta = typed("content_block_delta").put("index", 0);
    delta.putObject("delta").put("type", "input_json_delta").put("partial_json", text);
    return event(delta);
  }

  @Override
  public String end(Asked asked, long promptTokens, long answerTokens) {
    var delta = typed("message_delta");
    delta.putObject("delta").put("stop_reason", "tool_use").putNull("stop_sequence");
    delta.putObject("usage").put("output_tokens", answerTokens);
    return event(typed("content_block_stop").put("index", 0))
        + event(delta)
        + event(typed("message_stop"));
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private static String event(ObjectNode data) {
    return "event: " + data.path("type").asText() + "\ndata: " + data + "\n\n";
  }

  @Override
  public JsonNode error(ApiError error) {
    var body = typed("error");
    body.putObject("error")
        .put(
            "type",
            switch (error.status()) {
              case 400 -> "invalid_request_error";
              case 401 -> "authentication_error";
              case 404 -> "not_found_error";
              case 429 -> "rate_limit_error";
              default -> "api_error";
            })
        .put("message", error.getMessage());
    return body;
  }
}
