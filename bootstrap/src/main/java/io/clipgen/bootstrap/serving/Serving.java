package io.clipgen.bootstrap.serving;

import io.clipgen.application.operations.Worker;
import io.clipgen.bootstrap.Administrators;
import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.OpenDatabase;
import io.clipgen.bootstrap.Trouble;
import io.micronaut.context.env.Environment;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A whole installation at work: database, simulators, HTTP server, worker. [#close] ends them in
/// the opposite order.
public final class Serving implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Installation installation;
  private final Consumer<String> progress;
  private URI address = URI.create("http://127.0.0.1");
  private Optional<Path> newPassword = Optional.empty();

  private Serving(Installation installation, Consumer<String> progress) {
    this.installation = installation;
    this.progress = progress;
  }

  /// Starts everything. Where a part fails, those that run already are ended again.
  ///
  /// @param progress is told what is done next, in sentences
  /// @throws Trouble with one sentence for the person at the keyboard
  public static Serving start(Installation installation, Consumer<String> progress) {
    Serving serving = new Serving(installation, progress);
    try {
      serving.start();
      return serving;
    } catch (InterruptedException e) {
      serving.close();
      Thread.currentThread().interrupt();
      throw new Trouble("The start was interrupted.", e);
    } catch (RuntimeException e) {
      serving.close();
      throw e;
    }
  }

  /// Where it answers.
  public URI address() {
    return address;
  }

  /// The file with the administrator's generated password, if this start has made the
  /// administrator.
  public Optional<Path> newPassword() {
    return newPassword;
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      AutoCloseable last = running.pop();
      try {
        last.close();
      } catch (Exception e) {
        LOG.warn("a part could not be ended in order", e);
      }
    }
  }

  private void start() throws InterruptedException {
    try (Environment configuration = Core.configuration(installation)) {
      refuseTakenPort(configuration);
      running.push(ServeLock.of(installation));
      OpenDatabase database = openDatabase(configuration);
      List<SimulatorProcess> simulators = startSimulators(configuration, database.ranBefore());
      Core core = Core.over(installation, database);
      running.push(core);
      newPassword = Administrators.createExpected(installation, core);
      for (SimulatorProcess simulator : simulators) {
        simulator.awaitAnswer();
      }
      startServer(core);
      tellWhereNoticesGo(simulators);
      Worker worker = core.get(Worker.class);
      running.push(worker::stop);
      worker.start();
      StartUpCache.make(installation).ifPresent(running::push);
    }
  }

  private OpenDatabase openDatabase(Environment configuration) {
    progress.accept("Starting the database.");
    String url = configuration.getProperty("clipgen.database.url", String.class).orElse("");
    OpenDatabase database = OpenDatabase.open(installation, url);
    running.push(database);
    if (database.embedded() && database.isNew()) {
      Administrators.expect(installation);
    }
    database.migrate();
    return database;
  }

  private List<SimulatorProcess> startSimulators(Environment configuration, boolean keepRunning) {
    List<SimulatorProcess> started = new ArrayList<>();
    for (Simulator simulator : Simulator.values()) {
      if (simulator.isWanted(
          (key, otherwise) -> configuration.getProperty(key, String.class).orElse(otherwise))) {
        SimulatorProcess process = new SimulatorProcess(simulator, installation);
        running.push(process);
        process.start(keepRunning);
        started.add(process);
      }
    }
    return started;
  }

  private void startServer(Core core) {
    progress.accept("Starting the server.");
    NettyEmbeddedServer server = core.get(NettyEmbeddedServer.class);
    server.start();
    running.push(server::stopServerOnly);
    address = server.getURI();
  }

  // Where nobody hears them nothing is lost: what they are about is asked for anyway, only later.
  private void tellWhereNoticesGo(List<SimulatorProcess> simulators) {
    for (SimulatorProcess simulator : simulators) {
      try {
        simulator.notifyAt(address);
      } catch (IOException e) {
        LOG.warn("the simulator of {} does not send notices: {}", simulator, e.getMessage());
      }
    }
  }

  private static void refuseTakenPort(Environment configuration) {
    String host =
        configuration.getProperty("micronaut.server.host", String.class).orElse("127.0.0.1");
    int port = configuration.getProperty("micronaut.server.port", Integer.class).orElse(0);
    if (port <= 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (BindException e) {
      throw new Trouble(
          "Port %d is in use or not allowed (%s): choose another one with --port."
              .formatted(port, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new Trouble("%s cannot be listened on: %s.".formatted(host, e.getMessage()), e);
    }
  }
}
