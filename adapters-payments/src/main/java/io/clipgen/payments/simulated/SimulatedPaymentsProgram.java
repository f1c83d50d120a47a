package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.clipgen.simulators.Announcement;
import io.clipgen.simulators.Faults;
import io.clipgen.simulators.Secrets;
import io.clipgen.simulators.SimulatorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The simulated payment provider as a running program: HTTP on loopback, a journal, a secret key
/// and an announced port in one folder.
///
/// In the folder: `journal.jsonl`; `secret.key` and `notice.secret`, generated once and readable by
/// the owner alone; `port`, where the program listens now. It takes the same port again where it is
/// free. `GET /health` needs no key and names the program, its process and its folder, so that
/// whoever starts it can find out whether it still runs after a crash.
public final class SimulatedPaymentsProgram implements AutoCloseable {

  /// What the program calls itself in `GET /health`.
  public static final String NAME = "clipgen-simulated-payments";

  /// The name of its folder in an installation's data folder.
  public static final String FOLDER = "simulated-payments";

  /// The file in the folder that holds the port.
  public static final String PORT_FILE = Announcement.PORT_FILE;

  /// The file in the folder that holds the secret key.
  public static final String KEY_FILE = Announcement.KEY_FILE;

  /// The file in the folder that holds the secrets under which notices are signed.
  public static final String NOTICE_FILE = "notice.secret";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  static final String NOTICE_SECRET = "whsec_sim_";
  private static final String SECRET_KEY = "sk_sim_";

  private final SimulatorServer server;
  private final NoticeSender sender;
  private final ProviderBooks books;

  private SimulatedPaymentsProgram(
      SimulatorServer server, NoticeSender sender, ProviderBooks books) {
    this.server = server;
    this.sender = sender;
    this.books = books;
  }

  /// The secrets under which the program over this folder signs its notices; none if it has not
  /// been started yet.
  public static List<String> noticeSecrets(Path folder) {
    try {
      return Secrets.read(folder.resolve(NOTICE_FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where the program over this folder is to be found.
  static Announcement announcement(Optional<URI> url, Optional<String> key, Path folder) {
    return new Announcement("payment provider", url, key, folder);
  }

  /// Has the program that runs over this folder send its notices to `url` from now on.
  ///
  /// @throws IOException if it does not answer
  public static void notifyAt(Path folder, URI url) throws IOException {
    new ProviderClient(announcement(Optional.empty(), Optional.empty(), folder), PATIENCE)
        .steer("notices", Map.of("url", url.toString()));
  }

  /// Starts the program.
  ///
  /// @param folder its own folder, made if it is missing
  /// @param clock business time
  /// @throws IllegalStateException if another process works with the folder, or its journal is
  ///   damaged
  /// @throws IOException if the folder cannot be used
  public static SimulatedPaymentsProgram start(Path folder, InstantSource clock)
      throws IOException {
    Files.createDirectories(folder);
    var books = new ProviderBooks(folder.resolve("journal.jsonl"));
    try {
      SimulatorServer server = SimulatorServer.bind(folder, SECRET_KEY);
      var identity =
          JsonNodeFactory.instance
              .objectNode()
              .put("program", NAME)
              .put("pid", ProcessHandle.current().pid())
              .put("folder", folder.toRealPath().toString());
      var faults = new Faults<FaultKind>();
      var provider = new Provider(books, faults, clock);
      Path noticeSecret = folder.resolve(NOTICE_FILE);
      Secrets.make(noticeSecret, NOTICE_SECRET);
      var sender = new NoticeSender(provider, noticeSecret);
      var steering = new Steering(provider, faults, sender, noticeSecret);
      server.serve(new ApiServer(server, provider, faults, steering, identity)::handle);
      sender.start();
      return new SimulatedPaymentsProgram(server, sender, books);
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
    sender.close();
    server.close();
    try {
      books.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
