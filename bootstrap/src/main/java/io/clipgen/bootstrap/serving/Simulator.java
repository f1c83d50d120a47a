package io.clipgen.bootstrap.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.Trouble;
import io.clipgen.media.simulated.SimulatedModelsProgram;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import io.clipgen.platforms.simulated.SimulatedPlatformProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// The providers that ClipGen can play itself, each a program of its own.
public enum Simulator {
  PAYMENTS(
      SimulatedPaymentsProgram.NAME,
      SimulatedPaymentsProgram.FOLDER,
      SimulatedPaymentsProgram::start,
      (folder, server) ->
          SimulatedPaymentsProgram.notifyAt(folder, server.resolve("/api/v1/webhooks/payments"))),
  PLATFORMS(
      SimulatedPlatformProgram.NAME,
      SimulatedPlatformProgram.FOLDER,
      SimulatedPlatformProgram::start,
      (_, _) -> {}),
  /// Played on request only: nothing of ClipGen needs a model.
  MODELS(
      SimulatedModelsProgram.NAME,
      SimulatedModelsProgram.FOLDER,
      SimulatedModelsProgram::start,
      (_, _) -> {});

  /// How a program is started inside of this process.
  private interface Start {
    AutoCloseable start(Path folder, InstantSource clock) throws IOException;
  }

  /// How a program is told where its news goes; one that has none ignores it.
  private interface News {
    void go(Path folder, URI server) throws IOException;
  }

  private static final String SIMULATED = "simulated";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String program;
  private final String folder;
  private final Start start;
  private final News news;

  Simulator(String program, String folder, Start start, News news) {
    this.program = program;
    this.folder = folder;
    this.start = start;
    this.news = news;
  }

  /// The word for it on the command line and in the configuration, as in `clipgen.payments`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Its folder.
  Path folder(Installation installation) {
    return installation.folder(folder);
  }

  /// Runs it in this process.
  public AutoCloseable run(Installation installation, InstantSource clock) throws IOException {
    return start.start(folder(installation), clock);
  }

  /// Has it tell its news to the server at `server`, on this machine.
  ///
  /// @throws IOException if it does not answer
  public void notifyAt(Installation installation, URI server) throws IOException {
    String host = server.getHost().equals("0.0.0.0") ? "127.0.0.1" : server.getHost();
    news.go(
        folder(installation),
        URI.create(server.getScheme() + "://" + host + ":" + server.getPort()));
  }

  /// Whether the configuration wants it played beside the server, and does not name one that runs
  /// elsewhere.
  ///
  /// @param setting the value of a key, or else what is given
  public boolean isWanted(BinaryOperator<String> setting) {
    if (this == MODELS) {
      return false;
    }
    String key = "clipgen." + word();
    return setting.apply(key, SIMULATED).equals(SIMULATED)
        && setting.apply(key + ".url", "").isBlank();
  }

  /// The process that answers at the port announced in the folder, if it is this simulator over
  /// this folder.
  public Optional<ProcessHandle> running(Installation installation) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      Path home = folder(installation);
      String port = Files.readString(home.resolve("port")).strip();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
              .timeout(PATIENCE)
              .build();
      JsonNode answer = JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
      boolean ours =
          answer.path("program").asText().equals(program)
              && answer.path("folder").asText().equals(home.toRealPath().toString());
      return ours ? ProcessHandle.of(answer.path("pid").asLong()) : Optional.empty();
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted while looking for the simulator of " + word() + ".", e);
    }
  }
}
