package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
  public static final String PORT_FILE = "port";

  /// The file in the folder that holds the secret key.
  public static final String KEY_FILE = "secret.key";

  /// The file in the folder that holds the secrets under which notices are signed.
  public static final String NOTICE_FILE = "notice.secret";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  static final String NOTICE_SECRET = "whsec_sim_";
  private static final String SECRET_KEY = "sk_sim_";

  private final HttpServer http;
  private final ExecutorService threads;
  private final ApiServer api;
  private final NoticeSender sender;
  private final ProviderBooks books;

  private SimulatedPaymentsProgram(
      HttpServer http,
      ExecutorService threads,
      ApiServer api,
      NoticeSender sender,
      ProviderBooks books) {
    this.http = http;
    this.threads = threads;
    this.api = api;
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

  /// Has the program that runs over this folder send its notices to `url` from now on.
  ///
  /// @throws IOException if it does not answer
  public static void notifyAt(Path folder, URI url) throws IOException {
    var client =
        new ProviderClient(new Address(Optional.empty(), Optional.empty(), folder), PATIENCE);
    client.steer("notices", Map.of("url", url.toString()));
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
    // The server writes heads and bodies apart: without this each answer waits for an
    // acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Files.createDirectories(folder);
    var books = new ProviderBooks(folder.resolve("journal.jsonl"));
    try {
      HttpServer http = bind(folder.resolve(PORT_FILE));
      var identity =
          JsonNodeFactory.instance
              .objectNode()
              .put("program", NAME)
              .put("pid", ProcessHandle.current().pid())
              .put("folder", folder.toRealPath().toString());
      var faults = new Faults();
      var provider = new Provider(books, faults, clock);
      Path noticeSecret = folder.resolve(NOTICE_FILE);
      Secrets.make(noticeSecret, NOTICE_SECRET);
      var sender = new NoticeSender(provider, noticeSecret);
      var api =
          new ApiServer(
              provider,
              faults,
              new Steering(provider, faults, sender, noticeSecret),
              Secrets.make(folder.resolve(KEY_FILE), SECRET_KEY).getFirst(),
              identity);
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      http.setExecutor(threads);
      http.createContext("/", api::handle);
      http.start();
      Secrets.write(folder.resolve(PORT_FILE), Integer.toString(http.getAddress().getPort()));
      sender.start();
      return new SimulatedPaymentsProgram(http, threads, api, sender, books);
    } catch (IOException | RuntimeException failure) {
      books.close();
      throw failure;
    }
  }

  /// Where it listens.
  public int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    api.close();
    sender.close();
    http.stop(0);
    threads.shutdownNow();
    try {
      books.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static HttpServer bind(Path portFile) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      int before =
          Files.exists(portFile) ? Integer.parseInt(Files.readString(portFile).strip()) : 0;
      return HttpServer.create(new InetSocketAddress(loopback, before), 0);
    } catch (IOException | NumberFormatException taken) {
      return HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    }
  }
}
