package io.clipgen.bootstrap.serving;

import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.ThisJvm;
import io.clipgen.bootstrap.Trouble;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A simulator that runs as a process of its own, and is started again when it dies. One that has
/// outlived a crash of this program is found by the port in its folder and by what it answers
/// there.
final class SimulatorProcess implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SimulatorProcess.class);
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 50;
  private static final long REST_SECONDS = 1;
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Simulator simulator;
  private final Installation installation;
  private @Nullable ProcessHandle process;
  private boolean closed;

  SimulatorProcess(Simulator simulator, Installation installation) {
    this.simulator = simulator;
    this.installation = installation;
  }

  /// Takes over the one that runs, or launches one. Answers at once: [#awaitAnswer] waits until it
  /// can be spoken to.
  ///
  /// @param keepRunning whether one that runs is kept; it is ended otherwise
  synchronized void start(boolean keepRunning) {
    Optional<ProcessHandle> running = simulator.running(installation);
    if (running.isPresent() && keepRunning) {
      LOG.info("using the simulator of {} that runs already", simulator.word());
      watch(running.get());
      return;
    }
    running.ifPresent(SimulatorProcess::end);
    launch();
  }

  /// Waits until it answers.
  ///
  /// @throws Trouble if it does not come up
  void awaitAnswer() throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (simulator.running(installation).isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new Trouble(
            "The simulator of %s does not answer: see %s.".formatted(simulator.word(), log()));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /// Has it tell its news to the server at `server`.
  ///
  /// @throws IOException if it does not answer
  void notifyAt(URI server) throws IOException {
    simulator.notifyAt(installation, server);
  }

  @Override
  public String toString() {
    return simulator.word();
  }

  @Override
  public void close() {
    ProcessHandle last;
    synchronized (this) {
      closed = true;
      last = process;
    }
    if (last != null) {
      end(last);
    }
  }

  private synchronized void launch() {
    if (closed) {
      return;
    }
    try {
      Process launched =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .redirectInput(new File("/dev/null"))
              .start();
      watch(launched.toHandle());
    } catch (IOException e) {
      throw new Trouble(
          "The simulator of %s cannot be started: %s.".formatted(simulator.word(), e.getMessage()),
          e);
    }
  }

  private void watch(ProcessHandle watched) {
    process = watched;
    CompletableFuture<ProcessHandle> ended = watched.onExit();
    ended.thenRunAsync(
        this::launchAgain, CompletableFuture.delayedExecutor(REST_SECONDS, TimeUnit.SECONDS));
  }

  private synchronized void launchAgain() {
    if (!closed) {
      LOG.warn("the simulator of {} has died and is started again", simulator.word());
      launch();
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      // Out of our terminal's reach: Ctrl-C must not end it before those who still speak to it.
      command.add(SETSID.toString());
    }
    command.addAll(ThisJvm.command(List.of("-Xmx256m")));
    command.addAll(List.of("simulate", simulator.word(), "--data=" + installation.data()));
    installation.settings().forEach((key, value) -> command.add("--set=" + key + "=" + value));
    return command;
  }

  private Path log() {
    return installation.folder("logs").resolve("simulated-" + simulator.word() + ".log");
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException _) {
      LOG.warn("process {} does not end and is killed", process.pid());
      process.destroyForcibly();
    }
  }
}
