package io.clipgen.media.simulated;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.clipgen.media.simulated.ToneSpeech.Said;
import io.clipgen.simulators.Fault;
import io.clipgen.simulators.Faults;
import io.clipgen.simulators.SimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A service that writes down speech, as OpenAI's does, and keeps its rules: keys, models, the size
/// of a file, which times go with which format. It understands [ToneSpeech] only.
public final class SimulatedTranscription implements AutoCloseable {

  /// What can go wrong on request.
  public enum Trouble {
    /// 500, before anything is done.
    ERROR,
    /// 429, with the fault's delay as `Retry-After`.
    BUSY,
    /// No answer.
    HANG,
    /// 200 with something that is no JSON.
    MALFORMED,
    /// 200 with text alone, as models do that know no times.
    NO_TIMES
  }

  /// What was asked.
  ///
  /// @param fields of the form, but for the file
  /// @param bytes of the file
  public record Asked(Map<String, List<String>> fields, int bytes) {}

  private static final int LARGEST_FILE = 25 << 20;
  private static final int WAV_HEAD = 44;
  private static final Pattern NAME = Pattern.compile(" name=\"([^\"]+)\"");

  private final SimulatorServer server;
  private final String key;
  private final Faults<Trouble> faults = new Faults<>();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  private SimulatedTranscription(SimulatorServer server, String key) {
    this.server = server;
    this.key = key;
  }

  /// Starts it.
  ///
  /// @param folder where it keeps its key
  public static SimulatedTranscription start(Path folder) throws IOException {
    var server = SimulatorServer.bind(folder, "sk-simulated-");
    String key = "";
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var text = Files.readString(file).strip();
        key = text.startsWith("sk-simulated-") ? text : key;
      }
    }
    var simulated = new SimulatedTranscription(server, key);
    server.serve(simulated::handle);
    return simulated;
  }

  /// What its addresses begin with.
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.port() + "/v1");
  }

  /// The key that it accepts.
  public String key() {
    return key;
  }

  /// What was asked so far, also in vain.
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// Lets the next requests go wrong.
  public void fail(Trouble trouble, int times, Duration delay) {
    faults.add(new Fault<>("transcriptions", trouble, 0, times, delay));
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var form = exchange.getRequestBody().readNBytes(LARGEST_FILE + (1 << 16));
      var fault = faults.strike("transcriptions");
      if (!exchange.getRequestURI().getPath().equals("/v1/audio/transcriptions")
          || !exchange.getRequestMethod().equals("POST")) {
        refuse(exchange, 404, "Invalid URL");
      } else if (!server.knows(exchange)) {
        refuse(exchange, 401, "Incorrect API key provided");
      } else if (fault.isEmpty()) {
        answer(exchange, form, null);
      } else {
        switch (fault.get().kind()) {
          case ERROR -> refuse(exchange, 500, "The server had an error");
          case BUSY -> {
            exchange
                .getResponseHeaders()
                .set("Retry-After", Long.toString(fault.get().delay().toSeconds()));
            refuse(exchange, 429, "Rate limit reached");
          }
          case HANG -> server.pause(SimulatorServer.LONGEST_HANG);
          case MALFORMED, NO_TIMES -> answer(exchange, form, fault.get().kind());
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, byte[] form, @Nullable Trouble trouble)
      throws IOException {
    var type = SimulatorServer.header(exchange, "Content-Type").orElse("");
    var boundary = type.replaceFirst("multipart/form-data; boundary=", "");
    Map<String, List<String>> fields = new HashMap<>();
    byte[] file = new byte[0];
    var text = new String(form, StandardCharsets.ISO_8859_1);
    for (var part : text.split(Pattern.quote("--" + boundary))) {
      var head = part.indexOf("\r\n\r\n");
      var name = NAME.matcher(part);
      if (head >= 0 && name.find()) {
        var value = part.substring(head + 4, part.length() - 2);
        if (part.substring(0, head).contains("filename=")) {
          file = value.getBytes(StandardCharsets.ISO_8859_1);
        } else {
          fields.computeIfAbsent(name.group(1), _ -> new ArrayList<>()).add(value);
        }
      }
    }
    asked.add(new Asked(fields, file.length));
    if (file.length > LARGEST_FILE) {
      refuse(exchange, 413, "Maximum content size limit exceeded");
    } else if (!fields.getOrDefault("model", List.of()).equals(List.of("whisper-1"))) {
      refuse(exchange, 404, "The model does not exist");
    } else if (!isWav(file)) {
      refuse(exchange, 400, "Invalid file format");
    } else if (!fields.getOrDefault("response_format", List.of()).equals(List.of("verbose_json"))) {
      refuse(exchange, 400, "timestamp_granularities needs verbose_json");
    } else if (trouble == Trouble.MALFORMED) {
      send(exchange, 200, "{\"text\": \"Ask");
    } else {
      var heard = ToneSpeech.heard(ByteBuffer.wrap(file, WAV_HEAD, file.length - WAV_HEAD).slice());
      send(exchange, 200, transcript(heard, fields, trouble == null).toString());
    }
  }

  private static boolean isWav(byte[] file) {
    return file.length > WAV_HEAD
        && new String(file, 0, 4, StandardCharsets.US_ASCII).equals("RIFF")
        && ByteBuffer.wrap(file).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(40)
            == file.length - WAV_HEAD;
  }

  /// Words come without punctuation, and only to those who ask for them.
  private static ObjectNode transcript(
      List<Said> heard, Map<String, List<String>> fields, boolean times) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("task", "transcribe").put("language", "english");
    json.put("text", heard.stream().map(Said::word).collect(Collectors.joining(" ")));
    if (times && fields.getOrDefault("timestamp_granularities[]", List.of()).contains("word")) {
      var words = json.putArray("words");
      for (var said : heard) {
        words
            .addObject()
            .put("word", said.word().replaceAll("[^A-Za-z-]", ""))
            .put("start", said.fromMs() / 1000.0)
            .put("end", said.toMs() / 1000.0);
      }
    }
    return json;
  }

  private static void refuse(HttpExchange exchange, int status, String message) throws IOException {
    var body = new JsonMapper().createObjectNode();
    body.putObject("error").put("message", message).put("type", "invalid_request_error");
    send(exchange, status, body.toString());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    SimulatorServer.send(
        exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }
}
