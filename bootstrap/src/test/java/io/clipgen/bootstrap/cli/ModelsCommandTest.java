package io.clipgen.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {

  private static final byte[] MODEL = "a model".getBytes(StandardCharsets.UTF_8);

  @TempDir Path data;

  @Test
  void a_model_is_fetched_into_the_data_folder_and_then_listed_as_here() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(MODEL));
    server.createContext(
        "/",
        exchange -> {
          var isSum = exchange.getRequestURI().getPath().endsWith(".sha256");
          var body = isSum ? sum.getBytes(StandardCharsets.UTF_8) : MODEL;
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      var base = "clipgen.models.base=http://127.0.0.1:" + server.getAddress().getPort();

      var pulled = run("models", "pull", "tiny.en", "--set", base);

      assertThat(pulled.code()).isZero();
      assertThat(pulled.out()).contains("clipgen.whisper.model=tiny.en");
      assertThat(data.resolve("models/ggml-tiny.en.bin")).hasBinaryContent(MODEL);
      assertThat(run("models", "list").out().lines())
          .anyMatch(line -> line.matches("tiny\\.en +75 MB  here .*"))
          .as("the one that travels along is here from the start")
          .anyMatch(line -> line.matches("base-q5_1 +57 MB  here .*"))
          .anyMatch(line -> line.matches("small +466 MB +many .*"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void without_an_address_it_is_said_what_to_set() {
    var said = run("models", "pull", "tiny.en");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("clipgen.models.base");
    assertThat(run("models").code()).isEqualTo(2);
  }

  private record Said(int code, String out, String err) {}

  private Said run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    var code =
        ClipGenCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }
}
