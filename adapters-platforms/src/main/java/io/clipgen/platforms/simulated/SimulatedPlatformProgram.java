package io.clipgen.platforms.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
  public static final String PORT_FILE = "port";

  /// The file in the folder that holds the secret key.
  public static final String KEY_FILE = "secret.key";

  private final HttpServer http;
  private final ExecutorService threads;
  private final ApiServer api;
  private final PlatformBooks books;

  private SimulatedPlatformProgram(
      HttpServer http, ExecutorService threads, ApiServer api, PlatformBooks books) {
    this.http = http;
    this.threads = threads;
    this.api = api;
    this.books = books;
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
    // The server writes heads and bodies apart: without this each answer waits for an
    // acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Files.createDirectories(folder);
    var books = new PlatformBooks(folder.resolve("journal.jsonl"));
    try {
      HttpServer http = bind(folder.resolve(PORT_FILE));
      var identity =
          JsonNodeFactory.instance
              .objectNode()
              .put("program", NAME)
              .put("pid", ProcessHandle.current().pid())
              .put("folder", folder.toRealPath().toString());
      Path uploads = Files.createDirectories(folder.resolve("uploads"));
      var api =
          new ApiServer(
              books,
              new Operations(books, uploads),
              clock,
              secretKey(folder.resolve(KEY_FILE)),
              identity);
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      http.setExecutor(threads);
      http.createContext("/", api::handle);
      http.start();
      write(folder.resolve(PORT_FILE), Integer.toString(http.getAddress().getPort()));
      return new SimulatedPlatformProgram(http, threads, api, books);
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
    http.stop(0);
    threads.shutdownNow();
    try {
      books.close();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
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

  private static String secretKey(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      write(file, "pk_sim_" + HexFormat.of().formatHex(random));
    }
    return Files.readString(file).strip();
  }

  private static void write(Path file, String text) throws IOException {
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(), file.getFileName().toString(), ".tmp");
    Files.setPosixFilePermissions(
        draft, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
