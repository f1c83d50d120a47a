package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.clipgen.payments.simulated.Provider.Answer;
import io.clipgen.simulators.Fault;
import io.clipgen.simulators.Faults;
import io.clipgen.simulators.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a real provider has nobody to ask for: faults, disputes, its clock, where notices go. `GET
/// /_simulator` tells all of it in words.
final class Steering {

  private static final long DELAY_MILLIS = 30_000;
  private static final String WORDS = "simulator.txt";

  private final Provider provider;
  private final Faults<FaultKind> faults;
  private final NoticeSender sender;
  private final Path noticeSecret;

  Steering(Provider provider, Faults<FaultKind> faults, NoticeSender sender, Path noticeSecret) {
    this.provider = provider;
    this.faults = faults;
    this.sender = sender;
    this.noticeSecret = noticeSecret;
  }

  /// All of it in words.
  static byte[] inWords() {
    try (InputStream words = Steering.class.getResourceAsStream(WORDS)) {
      if (words == null) {
        throw new IllegalStateException(WORDS + " is missing from this build");
      }
      return words.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Answers `/_simulator/<path>`.
  Answer answer(String method, List<String> path, Params params) throws IOException {
    return switch (method + " " + String.join("/", path)) {
      case "POST faults" -> {
        faults.add(fault(params));
        yield ok();
      }
      case "DELETE faults" -> {
        faults.clear();
        yield ok();
      }
      case "GET notices" -> new Answer(200, sender.report());
      case "POST notices/rotate" -> {
        Secrets.rotate(noticeSecret, SimulatedPaymentsProgram.NOTICE_SECRET);
        yield ok();
      }
      default -> {
        if (!method.equals("POST")) {
          throw ApiError.notBegun(
              405, "invalid_request_error", "method_not_allowed", "See GET /_simulator.");
        }
        yield provider.steer(path, params);
      }
    };
  }

  private static Fault<FaultKind> fault(Params params) {
    return new Fault<>(
        params.get("operation"),
        kind(params.get("kind")),
        params.number("skip").orElse(0L).intValue(),
        params.number("times").orElse(1L).intValue(),
        params.find("delay").isPresent()
            ? params.duration("delay")
            : Duration.ofMillis(params.number("delay_ms").orElse(DELAY_MILLIS)));
  }

  private static FaultKind kind(String name) {
    try {
      return FaultKind.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw ApiError.invalid("kind", "Must be one of " + Arrays.toString(FaultKind.values()));
    }
  }

  private static Answer ok() {
    return new Answer(200, JsonNodeFactory.instance.objectNode().put("ok", true));
  }
}
