package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.clipgen.simulators.Announcement;
import io.clipgen.simulators.SimulatorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// The simulated social platform as a running program: HTTP on loopback, a journal, a secret key
/// and an announced port in one folder.
///
/// In the folder: `journal.jsonl` and `uploads`; `secret.key`, generated once and readable by the
/// owner alone; `port`, where the program listens now. It takes the same port again where it is
/// free. `GET /health` needs no key and names the program, its process and its folder, so that
/// whoever starts it can find out whether it still runs after a crash.
public final class SimulatedPlatformProgram implements AutoCloseable {

  /// What the program calls itself in `GET /health`.
  public static final String NAME = "clipgen-simulated-platform";

  /// The name of its folder in an installation's data folder.
  public static final String FOLDER = "simulated-platform";

  /// The file in the folder that holds the port.
  public static final String PORT_FILE = Announcement.PORT_FILE;

  /// The file in the folder that holds the secret key.
  public static final String KEY_FILE = Announcement.KEY_FILE;

  private static final String SECRET_KEY = "pk_sim_";

  private final SimulatorServer server;
  private final PlatformBooks books;

  private SimulatedPlatformProgram(SimulatorServer server, PlatformBooks books) {
    this.server = server;
    this.books = books;
  }

  /// Where the program over this folder is to be found.
  static Announcement announcement(Optional<URI> url, Optional<String> key, Path folder) {
    return new Announcement("platform", url, key, folder);
  }

  /// Starts the program.
  ///
  /// @param folder its own folder, made if it is missing
  /// @param clock business time
  /// @throws IllegalStateException if another process works with the folder, or its journal is
  ///   damaged
  /// @throws IOException if the folder cannot be used
  public static SimulatedPlatformProgram start(Path folder, InstantSource clock)
      throws IOException {
    Files.createDirectories(folder);
    var books = new PlatformBooks(folder.resolve("journal.jsonl"));
    try {
      SimulatorServer server = SimulatorServer.bind(folder, SECRET_KEY);
      var identity =
          JsonNodeFactory.instance
              .objectNode()
              .put("program", NAME)
              .put("pid", ProcessHandle.current().pid())
              .put("folder", folder.toRealPath().toString());
      Path uploads = Files.createDirectories(folder.resolve("uploads"));
      var operations = new Operations(books, uploads);
      server.serve(new ApiServer(server, books, operations, clock, identity)::handle);
      return new SimulatedPlatformProgram(server, books);
    } catch (IOException | RuntimeException failure) {
      books.close();
      throw failure;
    }
  }

  /// Where it listens.
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    try {
      books.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
