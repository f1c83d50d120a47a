package io.clipgen.media.simulated;

import io.clipgen.simulators.Announcement;
import io.clipgen.simulators.Secrets;
import io.clipgen.simulators.SimulatorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// The simulated vendors of models as a running program: HTTP on loopback, a journal of calls, keys
/// and an announced port in one folder.
///
/// In the folder: `calls.jsonl`; `secret.key`, a good key on each line, newest first, readable by
/// the owner alone; `port`, where the program listens now. Gemini is at `/v1beta`, Claude at `/v1`.
/// `GET /health` needs no key and names the program, its process and its folder.
public final class SimulatedModelsProgram implements AutoCloseable {

  /// What the program calls itself in `GET /health`.
  public static final String NAME = "clipgen-simulated-models";

  /// The name of its folder in an installation's data folder.
  public static final String FOLDER = "simulated-models";

  private static final String KEY = "mk_sim_";

  private final SimulatorServer server;
  private final Calls calls;
  private final Path keys;

  private SimulatedModelsProgram(SimulatorServer server, Calls calls, Path keys) {
    this.server = server;
    this.calls = calls;
    this.keys = keys;
  }

  /// Starts the program.
  ///
  /// @param folder its own folder, made if it is missing
  /// @param clock what the journal's times are of
  /// @throws IllegalStateException if another process works with the folder, or its journal is
  ///   damaged
  /// @throws IOException if the folder cannot be used
  public static SimulatedModelsProgram start(Path folder, InstantSource clock) throws IOException {
    Files.createDirectories(folder);
    var calls = new Calls(folder.resolve("calls.jsonl"), clock);
    try {
      var server = SimulatorServer.bind(folder, KEY);
      var keys = folder.resolve(Announcement.KEY_FILE);
      server.serve(new ModelServer(server, folder, keys, calls)::handle);
      return new SimulatedModelsProgram(server, calls, keys);
    } catch (IOException | RuntimeException failure) {
      calls.close();
      throw failure;
    }
  }

  /// Where it listens.
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /// The keys it takes, newest first.
  public List<String> keys() {
    try {
      return Secrets.read(keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes one key more; of those before, the newest stays good.
  public void addKey() {
    try {
      Secrets.rotate(keys, KEY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    try {
      calls.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
