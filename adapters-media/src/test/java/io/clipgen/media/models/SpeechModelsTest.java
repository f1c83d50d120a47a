package io.clipgen.media.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechModelsTest {

  private static final int SIZE = 500_000;

  @TempDir Path folder;
  private final byte[] model = new byte[SIZE];
  private final List<String> ranges = new ArrayList<>();
  private HttpServer server;
  private String checksum = "";

  /// After how many bytes a connection breaks, one after another.
  private List<Integer> breaks = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    new Random(11).nextBytes(model);
    checksum = sha256(model);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/whisper/ggml-small.en.bin", this::serve);
    server.createContext(
        "/whisper/ggml-small.en.bin.sha256",
        exchange -> {
          var text = (checksum + "  ggml-small.en.bin\n").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_model_is_fetched_checked_and_there_for_good() throws Exception {
    var fractions = new ArrayList<Double>();

    var file = models().pull("small.en", Optional.empty(), fractions::add);

    assertThat(file).isEqualTo(folder.resolve("ggml-small.en.bin")).hasBinaryContent(model);
    assertThat(fractions).isSorted().endsWith(1.0).hasSizeGreaterThan(3);
    assertThat(models().list())
        .filteredOn(SpeechModels.Model::isHere)
        .extracting(SpeechModels.Model::name)
        .containsExactly("small.en");
    assertThat(kept()).containsExactly("ggml-small.en.bin");

    assertThat(models().pull("small.en", Optional.empty(), Meter.NONE)).isEqualTo(file);
    assertThat(ranges).containsExactly("from the start");
  }

  @Test
  void where_a_connection_breaks_the_next_goes_on() throws Exception {
    breaks.addAll(List.of(200_000, 100_000));

    var file = models().pull("small.en", Optional.empty(), Meter.NONE);

    assertThat(file).hasBinaryContent(model);
    assertThat(ranges).hasSize(3).startsWith("from the start");
    assertThat(ranges.subList(1, 3)).allMatch(range -> range.matches("bytes=\\d{3,}-"));
  }

  @Test
  void what_came_before_it_was_given_up_is_kept_for_the_next_try() throws Exception {
    breaks.addAll(List.of(50_000, 50_000, 50_000));

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> models().pull("small.en", Optional.empty(), Meter.NONE))
        .withMessageContainingAll("ggml-small.en.bin", "goes on where it broke off");
    assertThat(folder.resolve("ggml-small.en.bin")).doesNotExist();

    assertThat(models().pull("small.en", Optional.empty(), Meter.NONE)).hasBinaryContent(model);
    assertThat(ranges.getLast()).startsWith("bytes=");
    assertThat(kept()).containsExactly("ggml-small.en.bin");
  }

  @Test
  void a_model_that_is_not_what_its_checksum_promises_is_not_kept() throws Exception {
    checksum = sha256(new byte[] {1, 2, 3});

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> models().pull("small.en", Optional.empty(), Meter.NONE))
        .withMessageContaining("not what its checksum promises");
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_model_that_was_there_stays_until_the_new_one_is_right() throws Exception {
    var old = Files.writeString(folder.resolve("ggml-small.en.bin"), "an older one");
    breaks.addAll(List.of(1_000, 1_000, 1_000));

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> models().pull("small.en", Optional.empty(), Meter.NONE));
    assertThat(old).hasContent("an older one");

    assertThat(models().pull("small.en", Optional.empty(), Meter.NONE)).hasBinaryContent(model);
  }

  @Test
  void it_stops_when_it_is_told_to() {
    Meter stop =
        _ -> {
          throw new InterruptedException("enough");
        };

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> models().pull("small.en", Optional.empty(), stop));
    assertThat(folder.resolve("ggml-small.en.bin")).doesNotExist();
  }

  @Test
  void a_checksum_may_be_given_where_there_is_none_beside_the_model() throws Exception {
    server.createContext("/whisper/mine.bin", this::serve);

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> models().pull("mine.bin", Optional.empty(), Meter.NONE))
        .withMessageContaining("--sha256");
    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> models().pull("mine.bin", Optional.of("abc"), Meter.NONE))
        .withMessageContaining("64 digits");
    assertThat(models().pull("mine.bin", Optional.of(sha256(model)), Meter.NONE))
        .hasBinaryContent(model);
  }

  @Test
  void what_is_missing_is_said_with_what_to_do() {
    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(
            () ->
                new SpeechModels(folder, Optional.empty())
                    .pull("small.en", Optional.empty(), Meter.NONE))
        .withMessageContaining("clipgen.models.base");
    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> models().pull("unheard-of", Optional.empty(), Meter.NONE))
        .withMessageContainingAll("ggml-unheard-of.bin", "404");
    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> models().pull("../../etc/passwd", Optional.empty(), Meter.NONE))
        .withMessageContaining("not the name of a model");
  }

  private SpeechModels models() {
    var base = "http://127.0.0.1:%d/whisper".formatted(server.getAddress().getPort());
    return new SpeechModels(folder, Optional.of(URI.create(base)));
  }

  private List<String> kept() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith(".sha256")) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    var range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "from the start" : range);
    var from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    var body = Arrays.copyOfRange(model, from, SIZE);
    exchange.sendResponseHeaders(range == null ? 200 : 206, body.length);
    var sent = breaks.isEmpty() ? body.length : Math.min(body.length, breaks.removeFirst());
    exchange.getResponseBody().write(body, 0, sent);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
