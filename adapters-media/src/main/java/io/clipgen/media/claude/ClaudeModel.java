package io.clipgen.media.claude;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clipgen.media.asking.BoundedStream;
import io.clipgen.media.asking.CallFailed;
import io.clipgen.media.asking.CallFailed.Kind;
import io.clipgen.media.asking.LanguageModel;
import io.clipgen.media.asking.ModelSettings;
import io.clipgen.media.asking.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Asks Claude to call one tool, whose input is the answer, and reads it as it is streamed
/// (server-sent events).
final class ClaudeModel implements LanguageModel {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String VERSION = "2023-06-01";
  private static final String TOOL = "propose_moments";
  private static final int LONGEST_ERROR = 4_096;

  private final ModelSettings settings;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  ClaudeModel(ModelSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return settings.model();
  }

  @Override
  public void ask(String key, Question question, Listener listener) throws CallFailed, IOException {
    try (var body = new BoundedStream(sent(key, question))) {
      new Events(listener).read(body);
    } catch (BoundedStream.TooLong e) {
      throw new CallFailed(Kind.UNREADABLE, "the answer of Claude is far too long");
    }
  }

  private InputStream sent(String key, Question question) throws CallFailed, IOException {
    var request =
        HttpRequest.newBuilder(URI.create(settings.url() + "/v1/messages"))
            .header("x-api-key", key)
            .header("anthropic-version", VERSION)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body(question)))
            .build();
    HttpResponse<InputStream> answer;
    try {
      answer = http.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking", e);
    }
    if (answer.statusCode() != 200) {
      try (var said = answer.body()) {
        throw CallFailed.ofStatus(
            "Claude",
            answer.statusCode(),
            message(said.readNBytes(LONGEST_ERROR)).replace(key, "(key)"),
            answer.headers().firstValue("retry-after"));
      }
    }
    return answer.body();
  }

  private String body(Question question) {
    var body =
        JSON.createObjectNode()
            .put("model", settings.model())
            .put("max_tokens", question.mostTokens())
            .put("stream", true)
            .put("system", question.instructions());
    settings.temperature().ifPresent(value -> body.put("temperature", value));
    body.putArray("messages").addObject().put("role", "user").put("content", question.material());
    body.putArray("tools")
        .addObject()
        .put("name", TOOL)
        .put("description", "Takes the moments you propose.")
        .set("input_schema", question.schema());
    body.putObject("tool_choice").put("type", "tool").put("name", TOOL);
    return body.toString();
  }

  private static String message(byte[] error) {
    try {
      return JSON.readTree(error).path("error").path("message").asText();
    } catch (IOException e) {
      return "";
    }
  }

  /// The events of an answer: of each, a line `data:` with JSON that has a `type`.
  private static final class Events {

    private final Listener listener;
    private long promptTokens;
    private long answerTokens;
    private String stopped = "";

    Events(Listener listener) {
      this.listener = listener;
    }

    void read(InputStream stream) throws CallFailed, IOException {
      var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data:") && take(line.substring(5))) {
          ended();
          return;
        }
      }
      throw new CallFailed(Kind.BROKEN, "the answer of Claude broke off");
    }

    /// @return whether it was the last
    private boolean take(String data) throws CallFailed {
      var event = parsed(data);
      switch (event.path("type").asText()) {
        case "message_start" -> count(event.path("message").path("usage"));
        case "content_block_delta" -> {
          var delta = event.path("delta");
          if (delta.path("type").asText().equals("input_json_delta")) {
            listener.text(delta.path("partial_json").asText());
          }
        }
        case "message_delta" -> {
          stopped = event.path("delta").path("stop_reason").asText();
          count(event.path("usage"));
        }
        case "error" -> throw broken(event.path("error"));
        case "message_stop" -> {
          return true;
        }
        default -> {}
      }
      return false;
    }

    private void count(JsonNode usage) {
      promptTokens =
          Math.max(
              promptTokens,
              usage.path("input_tokens").asLong()
                  + usage.path("cache_creation_input_tokens").asLong()
                  + usage.path("cache_read_input_tokens").asLong());
      answerTokens = Math.max(answerTokens, usage.path("output_tokens").asLong());
      listener.tokens(promptTokens, answerTokens);
    }

    private void ended() throws CallFailed {
      switch (stopped) {
        case "max_tokens" ->
            throw new CallFailed(
                Kind.UNREADABLE, "the answer of Claude became longer than allowed");
        case "refusal" -> throw new CallFailed(Kind.REFUSED, "Claude does not want to answer this");
        default -> {}
      }
    }

    private static CallFailed broken(JsonNode error) {
      var status =
          switch (error.path("type").asText()) {
            case "rate_limit_error" -> 429;
            case "authentication_error" -> 401;
            case "permission_error" -> 403;
            case "invalid_request_error" -> 400;
            case "overloaded_error" -> 529;
            default -> 500;
          };
      return CallFailed.ofStatus(
          "Claude", status, error.path("message").asText(), Optional.empty());
    }

    private static JsonNode parsed(String data) throws CallFailed {
      try {
        return JSON.readTree(data);
      } catch (JacksonException e) {
        throw new CallFailed(Kind.BROKEN, "Claude sent an event that is not JSON");
      }
    }
  }
}
