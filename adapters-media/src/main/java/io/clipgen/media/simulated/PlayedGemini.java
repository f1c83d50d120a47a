package io.clipgen.media.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.clipgen.simulators.SimulatorServer;
import java.util.Optional;
import java.util.regex.Pattern;

/// Gemini: `POST /v1beta/models/{model}:streamGenerateContent?alt=sse`.
final class PlayedGemini implements Vendor {

  private static final Pattern PATH =
      Pattern.compile("/v1beta/models/([A-Za-z0-9.-]+):streamGenerateContent");

  @Override
  public String name() {
    return "gemini";
  }

  @Override
  public Optional<String> key(HttpExchange exchange) {
    return SimulatorServer.header(exchange, "x-goog-api-key");
  }

  @Override
  public Asked read(HttpExchange exchange, JsonNode body) throws ApiError {
    var path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches()) {
      throw new ApiError(404, "There is no such method.");
    }
    if (!path.group(1).startsWith("gemini-")) {
      throw new ApiError(404, "models/" + path.group(1) + " is not found for API version v1beta.");
    }
    if (!"alt=sse".equals(exchange.getRequestURI().getQuery())) {
      throw new ApiError(400, "Only alt=sse is played.");
    }
    var config = body.path("generationConfig");
    var schema = config.path("responseSchema");
    var text = body.path("contents").path(0).path("parts").path(0).path("text").asText();
    require(!text.isEmpty(), "contents is not specified");
    require(
        config.path("responseMimeType").asText().equals("application/json"),
        "responseSchema needs the response mime type application/json");
    require(
        schema.path("type").asText().equals("OBJECT")
            && schema.path("properties").path("moments").path("type").asText().equals("ARRAY"),
        "responseSchema must describe an object with an array moments");
    require(config.path("maxOutputTokens").asInt() > 0, "maxOutputTokens must be positive");
    require(
        config.path("temperature").asDouble(1) <= 2 && config.path("temperature").asDouble(1) >= 0,
        "temperature must be from 0 to 2");
    return new Asked(
        path.group(1),
        body.path("systemInstruction").path("parts").path(0).path("text").asText(),
        text);
  }

  private static void require(boolean holds, String sentence) throws ApiError {
    if (!holds) {
      throw new ApiError(400, sentence);
    }
  }

  @Override
  public String begin(Asked asked, long promptTokens) {
    return "";
  }

  @Override
  public String more(Asked asked, String text, long promptTokens, long answerTokens) {
    return event(chunk(asked, text, promptTokens, answerTokens));
  }

  @Override
  public String end(Asked asked, long promptTokens, long answerTokens) {
    var last = chunk(asked, "", promptTokens, answerTokens);
    ((ObjectNode) last.path("candidates").path(0)).put("finishReason", "STOP");
    return event(last);
  }

  private static ObjectNode chunk(Asked asked, String text, long promptTokens, long answerTokens) {
    var chunk = JsonNodeFactory.instance.objectNode();
    var candidate = chunk.putArray("candidates").addObject().put("index", 0);
    candidate
        .putObject("content")
        .put("role", "model")
        .putArray("parts")
        .addObject()
        .put("text", text);
    chunk
        .putObject("usageMetadata")
        .put("promptTokenCount", promptTokens)
        .put("candidatesTokenCount", answerTokens)
        .put("totalTokenCount", promptTokens + answerTokens);
    return chunk.put("modelVersion", asked.model() + "-simulated");
  }

  private static String event(JsonNode chunk) {
    return "data: " + chunk + "\r\n\r\n";
  }

  @Override
  public JsonNode error(ApiError error) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("error")
        .put("code", error.status())
        .put("message", error.getMessage())
        .put(
            "status",
            switch (error.status()) {
              case 400 -> "INVALID_ARGUMENT";
              case 401 -> "UNAUTHENTICATED";
              case 404 -> "NOT_FOUND";
              case 429 -> "RESOURCE_EXHAUSTED";
              default -> "INTERNAL";
            });
    return body;
  }
}
