package io.clipgen.media.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.clipgen.simulators.Fault;
import io.clipgen.simulators.Faults;
import io.clipgen.simulators.Secrets;
import io.clipgen.simulators.SimulatorServer;
import io.clipgen.simulators.UrlForm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks HTTP for the played vendors: keys, checks, streams, faults.
final class ModelServer {

  private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LARGEST_BODY = 8 << 20;
  private static final int CHUNK = 400;
  private static final int CHARACTERS_OF_A_TOKEN = 4;

  private final SimulatorServer server;
  private final Path folder;
  private final Path keys;
  private final Calls calls;
  private final Faults<FaultKind> faults = new Faults<>();

  /// @param keys the file of good keys, which may change
  ModelServer(SimulatorServer server, Path folder, Path keys, Calls calls) {
    this.server = server;
    this.folder = folder;
    this.keys = keys;
    this.calls = calls;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (path.equals("/health")) {
        json(exchange, 200, identity());
      } else if (path.startsWith("/_simulator")) {
        steer(exchange, path);
      } else if (path.startsWith("/v1beta/")) {
        ask(exchange, new PlayedGemini());
      } else if (path.equals("/v1/messages")) {
        ask(exchange, new PlayedClaude());
      } else {
        json(exchange, 404, said("There is nothing at " + path + "."));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private ObjectNode identity() throws IOException {
    return JSON.createObjectNode()
        .put("program", SimulatedModelsProgram.NAME)
        .put("pid", ProcessHandle.current().pid())
        .put("folder", folder.toRealPath().toString());
  }

  private void ask(HttpExchange exchange, Vendor vendor) throws IOException, InterruptedException {
    var body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
    try {
      if (!knows(vendor.key(exchange))) {
        throw new ApiError(401, "The API key is not valid.");
      }
      var asked = vendor.read(exchange, parsed(body));
      var fault = faults.strike(vendor.name());
      if (fault.isPresent() && fault.get().kind() == FaultKind.HANG) {
        server.pause(SimulatorServer.LONGEST_HANG);
        return;
      }
      refuse(exchange, asked, fault);
      stream(exchange, vendor, asked, fault);
    } catch (ApiError refused) {
      LOG.debug("refused: {}", refused.getMessage());
      json(exchange, refused.status(), vendor.error(refused));
    }
  }

  private boolean knows(Optional<String> given) throws IOException {
    return given.isPresent() && Secrets.read(keys).contains(given.get());
  }

  private void refuse(HttpExchange exchange, Vendor.Asked asked, Optional<Fault<FaultKind>> fault)
      throws ApiError {
    if (fault.isEmpty()) {
      return;
    }
    var status =
        switch (fault.get().kind()) {
          case LIMITED -> 429;
          case ERROR -> 500;
          case DENIED -> 401;
          default -> 200;
        };
    if (status == 200) {
      return;
    }
    calls.add(asked.model(), status, 0, 0);
    if (status == 429) {
      exchange
          .getResponseHeaders()
          .set("Retry-After", Long.toString(fault.get().delay().toSeconds()));
    }
    throw new ApiError(status, "This goes wrong on request.");
  }

  private void stream(
      HttpExchange exchange, Vendor vendor, Vendor.Asked asked, Optional<Fault<FaultKind>> fault)
      throws IOException, InterruptedException {
    var kind = fault.map(Fault::kind).orElse(null);
    var text = answer(asked, kind);
    var promptTokens = tokens(asked.instructions().length() + asked.material().length());
    calls.add(asked.model(), 200, promptTokens, tokens(text.length()));
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    send(out, vendor.begin(asked, promptTokens));
    if (kind == FaultKind.DRIP) {
      drip(out, vendor, asked, fault.get().delay());
    } else if (kind == FaultKind.HUGE) {
      flood(out, vendor, asked);
    } else {
      var all = kind == FaultKind.TRUNCATED ? text.length() / 2 : text.length();
      for (int from = 0; from < all; from += CHUNK) {
        var to = Math.min(all, from + CHUNK);
        send(out, vendor.more(asked, text.substring(from, to), promptTokens, tokens(to)));
      }
      if (kind != FaultKind.TRUNCATED) {
        send(out, vendor.end(asked, promptTokens, tokens(text.length())));
      }
    }
  }

  private static String answer(Vendor.Asked asked, @Nullable FaultKind kind) {
    var answer = Chooser.answer(asked.material());
    return switch (kind) {
      case MALFORMED -> Spoiled.malformed();
      case EMPTY -> "{\"moments\":[]}";
      case HOSTILE -> Spoiled.hostile(answer);
      case CROWD -> Spoiled.crowd(answer);
      case NESTED -> Spoiled.nested();
      case null, default -> answer.toString();
    };
  }

  /// A few characters at a time for as long as somebody listens.
  private void drip(OutputStream out, Vendor vendor, Vendor.Asked asked, Duration delay)
      throws IOException, InterruptedException {
    send(out, vendor.more(asked, "{\"moments\":[", 1, 1));
    var end = System.nanoTime() + SimulatorServer.LONGEST_HANG.toNanos();
    while (System.nanoTime() < end) {
      server.pause(delay);
      send(out, vendor.more(asked, " ", 1, 1));
    }
  }

  private static void flood(OutputStream out, Vendor vendor, Vendor.Asked asked)
      throws IOException {
    var much = vendor.more(asked, "\"moments ".repeat(8_000), 1, 1);
    for (int sent = 0; sent < Spoiled.HUGE; sent += much.length()) {
      send(out, much);
    }
  }

  private static long tokens(int characters) {
    return Math.ceilDiv(characters, CHARACTERS_OF_A_TOKEN);
  }

  private void steer(HttpExchange exchange, String path) throws IOException {
    switch (exchange.getRequestMethod() + " " + path) {
      case "GET /_simulator" -> json(exchange, 200, description());
      case "POST /_simulator/faults" -> {
        try {
          faults.add(fault(UrlForm.parse(SimulatorServer.body(exchange))));
          json(exchange, 200, said("ok"));
        } catch (IllegalArgumentException unknown) {
          json(exchange, 400, said(String.valueOf(unknown.getMessage())));
        }
      }
      case "DELETE /_simulator/faults" -> {
        faults.clear();
        json(exchange, 200, said("ok"));
      }
      default -> json(exchange, 404, said("There is nothing at " + path + "."));
    }
  }

  private static Fault<FaultKind> fault(Map<String, String> fields) {
    return new Fault<>(
        fields.getOrDefault("operation", ""),
        kind(fields.getOrDefault("kind", "")),
        Integer.parseInt(fields.getOrDefault("skip", "0")),
        Integer.parseInt(fields.getOrDefault("times", "1")),
        Duration.ofMillis(Long.parseLong(fields.getOrDefault("delay_ms", "1000"))));
  }

  private static FaultKind kind(String code) {
    return Arrays.stream(FaultKind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("kind must be one of: " + kinds() + "."));
  }

  private static String kinds() {
    return Arrays.stream(FaultKind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private ObjectNode description() {
    var description =
        said(
            "Simulated models. POST /_simulator/faults with operation=gemini or claude, kind, and if you like skip, times and"
                + " delay_ms makes requests go wrong; DELETE forgets it.");
    var kinds = description.putArray("kinds");
    Arrays.stream(FaultKind.values())
        .forEach(kind -> kinds.add(kind.name().toLowerCase(Locale.ROOT)));
    description.set("calls", calls.summary());
    return description;
  }

  private static JsonNode parsed(byte[] body) throws ApiError {
    try {
      return JSON.readTree(body);
    } catch (IOException malformed) {
      throw new ApiError(400, "The body must be JSON.");
    }
  }

  private static ObjectNode said(String sentence) {
    return JSON.createObjectNode().put("message", sentence);
  }

  private static void send(OutputStream out, String event) throws IOException {
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
    SimulatorServer.send(
        exchange, status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
